/// What stands after `plot` for the marks of a panel, one or more elements a mark; the data go into the script.
struct MarkElements {
  let frame: PanelFrame
  /// How thick lines are, 1 on a large panel.
  let weight: Double

  func elements(in script: inout Script) -> [String] {
    var elements: [String] = []
    for (index, mark) in frame.panel.marks.enumerated() {
      let look = mark.ink.look
      switch mark.content {
      case .line(let x, let y, let dashed):
        elements += line(x, y, look.dashed(dashed), in: &script)
      case .points(let x, let y):
        elements += points(x, y, look, in: &script)
      case .band(let x, let low, let high):
        elements += band(x, low, high, look, in: &script)
      case .bars(let labels, let heights):
        elements += bars(labels, heights, look, index, in: &script)
      case .level(let height):
        guard frame.y.contains(height) else { continue }
        elements += line([frame.x.low, frame.x.high], [height, height], look.dashed(true), thickness: 1.5, in: &script)
      case .moment(let place):
        guard frame.x.contains(place) else { continue }
        let (x, y) = ([place, place], [frame.y.low, frame.y.high])
        if frame.heatMap != nil { elements += line(x, y, .paper, thickness: 3, in: &script) }
        elements += line(x, y, look.dashed(true), thickness: 1.3, in: &script)
      case .heatMap, .note: continue
      }
    }
    return elements
  }

  private func hasPlace(_ x: Double, _ y: Double) -> Bool {
    Extent.has(place: x, on: frame.panel.x.scale) && Extent.has(place: y, on: frame.panel.y.scale)
  }

  /// A line, in pieces where numbers are missing; a piece of one number is a point.
  private func line(
    _ x: [Double], _ y: [Double], _ look: Ink.Look, thickness: Double = 2.2, in script: inout Script
  ) -> [String] {
    let pieces = runs(x.indices.map { hasPlace(x[$0], y[$0]) })
    let alone = pieces.filter { $0.count == 1 }.joined()
    let long = pieces.filter { $0.count > 1 }
    var elements: [String] = []
    if !long.isEmpty {
      let rows = long.map { $0.map { [x[$0], y[$0]] } }.joined(separator: [[]])
      let style = "with lines lw \(fixed(thickness * weight, 2)) \(look.lineScript) notitle"
      elements.append("\(script.block(Array(rows))) using 1:2 \(style)")
    }
    if !alone.isEmpty { elements += points(alone.map { x[$0] }, alone.map { y[$0] }, look, in: &script) }
    return elements
  }

  private func points(_ x: [Double], _ y: [Double], _ look: Ink.Look, in script: inout Script) -> [String] {
    let rows = zip(x, y).filter { hasPlace($0, $1) }.map { [$0, $1] }
    guard !rows.isEmpty else { return [] }
    let size = (rows.count > 150 ? 0.4 : rows.count > 50 ? 0.55 : 0.8) * max(0.7, weight)
    return ["\(script.block(rows)) using 1:2 with points pt \(look.point) ps \(fixed(size, 2)) lc rgb '\(look.colour)' notitle"]
  }

  private func band(
    _ x: [Double], _ low: [Double], _ high: [Double], _ look: Ink.Look, in script: inout Script
  ) -> [String] {
    runs(x.indices.map { hasPlace(x[$0], low[$0]) && hasPlace(x[$0], high[$0]) }).filter { $0.count > 1 }.map { piece in
      let block = script.block(piece.map { [x[$0], low[$0], high[$0]] })
      let fill = "fillcolor rgb '\(look.colour)' fillstyle transparent solid \(fixed(Mark.bandDensity, 2)) noborder"
      return "\(block) using 1:2:3 with filledcurves \(fill) notitle"
    }
  }

  private func bars(
    _ labels: [String], _ heights: [Double], _ look: Ink.Look, _ index: Int, in script: inout Script
  ) -> [String] {
    let width = 0.8 / Double(frame.panel.marks.filter(\.isBars).count)
    let base = frame.panel.y.scale == .linear ? max(frame.y.low, min(0, frame.y.high)) : frame.y.low
    let rows = zip(labels, heights).filter { Extent.has(place: $1, on: frame.panel.y.scale) }.map { label, height in
      let place = Double(frame.categories.firstIndex(of: label) ?? 0)
      let left = place - 0.4 + width * Double(frame.barPosition(of: index))
      return [left + width / 2, height, left + 0.04 * width, left + 0.96 * width, min(base, height), max(base, height)]
    }
    guard !rows.isEmpty else { return [] }
    let fill = "fillstyle solid \(fixed(frame.barDensity(of: index), 2)) border lc rgb '\(look.colour)'"
    return ["\(script.block(rows)) using 1:2:3:4:5:6 with boxxyerror \(fill) lc rgb '\(look.colour)' notitle"]
  }
}

extension Ink.Look {
  /// Colour and dashes in gnuplot's words.
  var lineScript: String {
    let pattern = dashes.isEmpty ? "1" : "(" + dashes.map(String.init).joined(separator: ",") + ")"
    return "lc rgb '\(colour)' dt \(pattern)"
  }
}

extension Ink.Look {
  /// Under a dark line on the colours of a heat map.
  static let paper = Ink.Look(colour: Canvas.paper, dashes: [], point: 7)
}

/// The stretches of neighbours that are all true.
func runs(_ flags: [Bool]) -> [Range<Int>] {
  var runs: [Range<Int>] = []
  for (index, flag) in flags.enumerated() where flag {
    if let last = runs.last, last.upperBound == index {
      runs[runs.count - 1] = last.lowerBound..<index + 1
    } else {
      runs.append(index..<index + 1)
    }
  }
  return runs
}
