/// About how wide a text is, in the unit of `size`, whatever sans font the viewer has.
func textWidth(_ text: String, size: Double) -> Double {
  text.unicodeScalars.reduce(0) {
    $0 + ($1.value >= 0x1100 && $1.value < 0xFF00 && !(0x2000..<0x2E80).contains($1.value) ? 1 : 0.58)
  } * size
}

/// How many characters of ordinary text fit.
func characters(in width: Double, size: Double) -> Int {
  max(4, Int(width / (0.58 * size)))
}

/// Names under the groups of bars, or beside the rows and columns of a heat map.
struct CategoryLabels: Equatable {
  var labels: [[String]]
  var isRotated = false

  /// Names in slots of this width: in one line where they fit, else in up to three, else slanted, or every second, third … of them
  /// where the slots are narrower than a line is high.
  init(_ names: [String], slot: Double, size: Double) {
    let fitting = characters(in: slot - 0.5 * size, size: size)
    let lines = names.map { wrapped($0, width: fitting, lines: 3) }
    if names.allSatisfy({ $0.count <= fitting && textWidth($0, size: size) <= slot }) {
      labels = names.map { [cleaned($0, limit: 100)] }
    } else if slot > 3.5 * size, zip(names, lines).allSatisfy({ fits($0, in: $1) }) {
      labels = lines
    } else {
      isRotated = true
      let every = max(1, Int((1.3 * size / slot).rounded(.up)))
      labels = names.enumerated().map { $0.offset % every == 0 ? [shortened(cleaned($0.element, limit: 100), to: 24)] : [] }
    }
  }

  /// How much room they take below the axis.
  func height(size: Double) -> Double {
    if isRotated { return size + 0.65 * longest(size) }
    return 1.25 * size * Double(labels.map(\.count).max() ?? 1)
  }

  /// How far the slanted names reach out to the left of their slots.
  func reach(slot: Double, size: Double) -> Double {
    labels.enumerated().map { index, lines in
      0.77 * (lines.map { textWidth($0, size: size) }.max() ?? 0) - slot * (Double(index) + 0.5)
    }.max() ?? 0
  }

  /// As wide as the widest.
  func longest(_ size: Double) -> Double {
    labels.joined().map { textWidth($0, size: size) }.max() ?? 0
  }
}

private func fits(_ name: String, in lines: [String]) -> Bool {
  lines.joined(separator: " ") == cleaned(name, limit: 1000).split(separator: " ").joined(separator: " ")
}
