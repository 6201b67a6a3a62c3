/// A name from a file, fit to be shown: not longer than a line takes, and without what a terminal would take as a command.
package func shownName(_ name: String) -> String {
  let shown = name.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: "\u{FFFD}"
    default: scalar
    }
  }
  return String(String.UnicodeScalarView(shown)) + (name.unicodeScalars.count > 60 ? "…" : "")
}

/// The same in quotes, for sentences.
package func quotedName(_ name: String) -> String { "“\(shownName(name))”" }
