import Foundation
import Plotting

/// Who draws the figures: gnuplot, or in a test somebody who can be watched.
package struct Drawing {
  /// The figure as lines of text, at most so many columns wide.
  let text: (Figure, _ columns: Int) throws -> String

  /// The figure as a file in a folder, or in a window; returns the file's name, or nil for a window.
  let picture: (Figure, PictureFormat, _ name: String, _ folder: String) throws -> String?

  /// The figure as the text of an SVG file, for the page.
  let svg: (Figure) throws -> String

  package static var gnuplot: Drawing {
    Drawing(
      text: { figure, columns in try Gnuplot().text(of: figure, columns: columns) },
      picture: { figure, format, name, folder in
        try Gnuplot().draw(figure, as: format, named: name, in: folder).path.map { URL(fileURLWithPath: $0).lastPathComponent }
      },
      svg: { figure in try Gnuplot().svg(of: figure) })
  }
}
