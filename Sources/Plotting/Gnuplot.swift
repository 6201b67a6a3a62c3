/// Draws figures by running gnuplot.
///
///     let picture = try Gnuplot().draw(figure, named: "losses", in: "out/09-sgd-vs-adam")
///     print(try Gnuplot().text(of: figure))
///
/// The script goes through gnuplot-iostream into a gnuplot of its own for every picture, so that figures can be drawn by several
/// threads at once.
public struct Gnuplot: Sendable {
  /// The program to run; nil looks at the environment variable `FOURGATES_GNUPLOT`, then for `gnuplot` in PATH.
  public var executable: String?

  /// How long one picture may take before gnuplot is stopped.
  public var timeLimit: Duration

  public init(executable: String? = nil, timeLimit: Duration = .seconds(30)) {
    self.executable = executable
    self.timeLimit = timeLimit
  }

  /// Draws a figure to `name.svg` or `name.png` in a folder, which is made if it is missing, or into a window.
  ///
  /// The script `name.gp` is written first and stays, whatever happens. Picture and script are written aside and renamed: there
  /// is never half of one.
  ///
  /// - Throws: `PlotError`, a sentence that says what is wrong with gnuplot, the folder or the name, and what to do.
  @discardableResult
  public func draw(
    _ figure: Figure, as format: PictureFormat = .svg, named name: String, in directory: String
  ) throws(PlotError) -> Picture {
    guard isFileName(name) else { throw .wrongName(name) }
    try makeFolder(directory)
    let script = "\(directory)/\(name).gp"
    let file = format.suffix.map { "\(name).\($0)" }
    let text = PictureScript(figure, output: file) { width, height in
      terminal(format, width: width, height: height, title: name)
    }.text
    try writeFile(text, to: script)
    guard let file else {
      guard WindowTerminal.hasDisplay else { throw .gnuplot(.noDisplay, script: script) }
      _ = try run(text, kept: script)
      return Picture(path: nil, script: script)
    }
    let aside = try makeAsideFolder("\(directory)/.\(name)")
    defer { removeFolder(aside, with: file) }
    _ = try run("cd \(quoted(absolutePath(aside), limit: .max))\n" + text, kept: script)
    guard isComplete("\(aside)/\(file)", format) else { throw .gnuplot(.incompletePicture, script: script) }
    try renameFile("\(aside)/\(file)", to: "\(directory)/\(file)")
    return Picture(path: "\(directory)/\(file)", script: script)
  }

  /// The terminal's commands. SVG measures letters in pixels, the others in points of 4/3 pixels.
  func terminal(_ format: PictureFormat, width: Int, height: Int, title: String) -> String {
    let paper = "background rgb '\(Canvas.paper)'"
    return switch format {
    case .svg: "set terminal svg size \(width),\(height) fixed noenhanced font '\(Canvas.font),13' \(paper)"
    case .png:
      "set terminal pngcairo size \(2 * width),\(2 * height) noenhanced fontscale 1.5 linewidth 2 dashlength 2 pointscale 3 font '\(Canvas.font),13' \(paper)"
    case .window:
      WindowTerminal(
        options: "size \(4 * width / 3),\(4 * height / 3) noenhanced font '\(Canvas.font),13' title \(quoted(title))"
      ).commands
    }
  }

  /// Whether the picture ends as its format says.
  private func isComplete(_ path: String, _ format: PictureFormat) -> Bool {
    let end = lastBytes(16, of: path)
    return switch format {
    case .svg: String(decoding: end, as: UTF8.self).contains("</svg>")
    case .png: end.count == 16 && Array(end[8..<12]) == Array("IEND".utf8)
    case .window: true
    }
  }
}

/// Letters, digits, `-`, `_` and dots inside, at most 100: what every file system takes, and no way out of the folder.
private func isFileName(_ name: String) -> Bool {
  func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
  guard let first = name.utf8.first, isPlain(first), name.utf8.count <= 100 else { return false }
  return name.utf8.allSatisfy { isPlain($0) || "-_.".utf8.contains($0) }
}
