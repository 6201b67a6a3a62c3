/// From pixels to gnuplot's fractions of the picture, and the few things that are placed that way.
struct Canvas {
  static let font = "sans-serif"
  static let paper = "#fcfcfa"
  static let ink = "#262626"
  static let softInk = "#4d4d4d"
  static let frameInk = "#8c8c8c"
  static let gridInk = "#e3e3de"

  let width: Double
  let height: Double

  func x(_ pixels: Double) -> String { fixed(pixels / width) }
  func y(_ pixels: Double) -> String { fixed(1 - pixels / height) }
  func point(_ x: Double, _ y: Double) -> String { "\(self.x(x)),\(self.y(y))" }
  func size(_ width: Double, _ height: Double) -> String { "\(fixed(width / self.width)),\(fixed(height / self.height))" }

  func label(
    _ text: String, at x: Double, _ y: Double, _ manner: String, size: Double, colour: String = Canvas.ink,
    in script: inout Script
  ) {
    guard !text.isEmpty else { return }
    let font = "font ',\(fixed(size, 1))'"
    script.add("set label \(quoted(text)) at screen \(point(x, y)) \(manner) \(font) textcolor rgb '\(colour)'")
  }

  /// The entries of a legend, row after row from the top.
  func legend(_ legend: Legend, left: Double, width: Double, top: Double, size: Double, in script: inout Script) {
    for (index, row) in legend.rows(in: width, size: size).enumerated() {
      let y = top + 1.6 * size * (Double(index) + 0.5)
      for (place, (entry, offset)) in row.enumerated() {
        let start = left + offset
        sample(
          entry.sample, thickness: 2.2 + 0.01 * Double(place % 2),
          Box(left: start, top: y - 0.32 * size, right: start + Legend.sampleWidth, bottom: y + 0.32 * size),
          in: &script)
        let name = Legend.shown(entry.name, in: width, size: size)
        label(name, at: start + Legend.sampleWidth + 0.5 * size, y, "left", size: size, in: &script)
      }
    }
  }

  /// Thickness: neighbours of one colour differ by a hair, or else gnuplot draws both in one stroke, with the dashes of the first.
  private func sample(_ sample: Legend.Sample, thickness: Double, _ box: Box, in script: inout Script) {
    let middle = (box.top + box.bottom) / 2
    switch sample {
    case .line(let look):
      script.add(
        "set arrow from screen \(point(box.left, middle)) to screen \(point(box.right, middle)) nohead lw \(fixed(thickness, 2)) \(look.lineScript)"
      )
    case .points(let look):
      let place = point((box.left + box.right) / 2, middle)
      script.add("set label '' at screen \(place) point pt \(look.point) ps 0.8 lc rgb '\(look.colour)'")
    case .area(let look, let density):
      let corners = "from screen \(point(box.left, box.bottom)) to screen \(point(box.right, box.top))"
      let fill = "fillcolor rgb '\(look.colour)' fillstyle solid \(fixed(density, 2)) border lc rgb '\(look.colour)'"
      script.add("set object rectangle \(corners) \(fill)")
    }
  }
}
