/// Bars as rows of characters, a row a bar, with the number behind it.
struct TextBars {
  let frame: PanelFrame
  let width: Int

  var lines: [String] {
    let bars = frame.panel.marks.filter(\.isBars)
    let labelWidth = min(width / 3, frame.categories.map(\.count).max() ?? 0)
    let nameWidth = min(width / 4, bars.map(\.name.count).max() ?? 0)
    let room = max(4, width - labelWidth - nameWidth - 14)
    var lines: [String] = []
    for category in frame.categories {
      for (index, mark) in bars.enumerated() {
        guard case .bars(let labels, let heights) = mark.content, let place = labels.firstIndex(of: category) else { continue }
        let label = index == 0 ? cleaned(category, limit: 200) : ""
        let name = padded(cleaned(mark.name, limit: 200), to: nameWidth)
        lines.append("\(padded(label, to: labelWidth)) \(name) \(bar(heights[place], room)) \(compactText(heights[place]))")
      }
    }
    for case .level(let height) in frame.panel.marks.map(\.content) {
      let name = frame.panel.marks.first { $0.content == .level(height) }?.name ?? ""
      lines.append(shortened("\(cleaned(name, limit: 200)): \(compactText(height))", to: width))
    }
    let labels = [frame.panel.y.label, frame.panel.x.label].filter { !$0.isEmpty }.map { cleaned($0, limit: 200) }
    return [shortened(labels.joined(separator: " by "), to: width)] + lines.map { shortened($0, to: width) }
  }

  /// As long as the number is large; on a logarithmic axis as far as it is from the low end.
  private func bar(_ height: Double, _ room: Int) -> String {
    guard Extent.has(place: height, on: frame.y.scale) else { return "" }
    let largest = max(abs(frame.y.low), abs(frame.y.high))
    let share = frame.y.scale == .linear ? abs(height) / largest : frame.y.fraction(of: height)
    return String(repeating: height < 0 ? "-" : "=", count: Int((max(0, min(1, share)) * Double(room)).rounded()))
  }
}
