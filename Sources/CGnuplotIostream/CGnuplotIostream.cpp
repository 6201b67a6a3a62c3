#include "CGnuplotIostream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cassert>  // gnuplot-iostream.h uses assert and does not include this
#include <cerrno>
#include <cstdio>

#if !__has_include(<gnuplot-iostream.h>)
#error "gnuplot-iostream.h is missing: run `make setup`, or on Debian `apt-get install libgnuplot-iostream-dev`."
#endif
#include <gnuplot-iostream.h>

/// The header's class does the work: its constructor takes the FILE and writes nothing, its destructor flushes and closes it.
struct GnuplotStream {
  explicit GnuplotStream(FILE *file) : gnuplot(file) {}
  gnuplotio::Gnuplot gnuplot;
};

int gnuplot_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) != 0) return -1;
  for (int end = 0; end < 2; ++end) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

GnuplotStream *gnuplot_stream_open(int descriptor) {
  FILE *file = fdopen(descriptor, "w");
  if (file == nullptr) {
    close(descriptor);
    return nullptr;
  }
  try {
    return new GnuplotStream(file);
  } catch (...) {
    fclose(file);
    errno = ENOMEM;
    return nullptr;
  }
}

int gnuplot_stream_send(GnuplotStream *stream, const char *text, size_t count) {
  try {
    errno = 0;
    stream->gnuplot.write(text, static_cast<std::streamsize>(count)).flush();
    if (stream->gnuplot.good()) return 0;
    return errno != 0 ? errno : EIO;
  } catch (...) {
    return errno != 0 ? errno : EIO;
  }
}

void gnuplot_stream_close(GnuplotStream *stream) {
  try {
    delete stream;
  } catch (...) {
    errno = EIO;
  }
}
