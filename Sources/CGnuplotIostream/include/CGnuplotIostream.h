#ifndef CGNUPLOT_IOSTREAM_H
#define CGNUPLOT_IOSTREAM_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A `Gnuplot` of gnuplot-iostream.h that writes into a pipe which the caller opened.
///
/// The pipe leads to a child that the caller started, so that it can be timed, stopped and asked how it ended: the `popen` of
/// gnuplot-iostream.h gives no process to watch. Data go the same way as commands, as text inside the script, because the script is
/// kept and must draw the same picture again: the header's `send1d` writes data after a `plot '-'`, which cannot be plotted twice.
///
/// A write into a pipe that nobody reads raises SIGPIPE: the caller keeps it blocked around the three functions below.
typedef struct GnuplotStream GnuplotStream;

/// Makes a pipe, the reading end first, that programs started at the same moment by other threads do not inherit: they would keep it
/// open, and gnuplot would wait for the end of its script. 0, or -1 with errno set.
int gnuplot_pipe(int ends[2]);

/// Takes over a file descriptor open for writing, whatever comes of it. NULL when there is no memory or no such descriptor.
GnuplotStream *gnuplot_stream_open(int descriptor);

/// Writes `count` bytes and flushes them. 0, or the errno of the failed write.
int gnuplot_stream_send(GnuplotStream *stream, const char *text, size_t count);

/// Closes the pipe, which tells gnuplot that the script has ended.
void gnuplot_stream_close(GnuplotStream *stream);

#ifdef __cplusplus
}
#endif

#endif
