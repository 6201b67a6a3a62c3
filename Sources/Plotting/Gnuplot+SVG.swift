extension Gnuplot {
  /// The figure as the text of an SVG file, for whoever puts it into something larger; no file is left behind.
  ///
  /// - Throws: `PlotError`, as drawing does; the script of a failure is kept in a temporary folder.
  public func svg(of figure: Figure) throws(PlotError) -> String {
    let script = PictureScript(figure, output: nil) { width, height in
      terminal(.svg, width: width, height: height, title: "")
    }
    let svg = try runAside(script.text)
    guard svg.suffix(16).contains("</svg>") else { throw .gnuplot(.incompletePicture, script: nil) }
    return svg
  }
}
