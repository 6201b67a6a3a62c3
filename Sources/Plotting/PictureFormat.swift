/// What a picture is drawn as.
public enum PictureFormat: String, CaseIterable, Sendable {
  case svg, png
  /// A window that stays open when the program ends.
  case window

  /// How the file's name ends; nil for a window.
  var suffix: String? { self == .window ? nil : rawValue }
}

/// Where a drawn figure is.
public struct Picture: Equatable, Sendable {
  /// The picture; nil for a window.
  public let path: String?
  /// The script that draws it, with its data: `gnuplot name.gp` draws the same picture beside it, from whichever folder it is called.
  public let script: String
}
