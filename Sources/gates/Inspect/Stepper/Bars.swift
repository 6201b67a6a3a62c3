import FourGates

/// Bars made of characters, with eight lengths to a character.
enum Bars {
  private static let across = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  private static let upwards = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// From the left end, for a number from 0 to 1.
  static func fromZero(_ number: Scalar, width: Int) -> ScreenLine {
    let (bar, length) = bar(number, room: width)
    var line = ScreenLine(bar, .positive)
    line.append(String(repeating: "·", count: width - length), .faint)
    return line
  }

  /// From the middle: to the right for what is over zero, to the left and hatched for what is under it.
  static func fromMiddle(_ number: Scalar, extent: Scalar, width: Int) -> ScreenLine {
    let room = (width - 1) / 2
    let share = number / extent
    guard number < 0 else {
      var line = ScreenLine(String(repeating: "·", count: room), .faint)
      line.append("│")
      line.append(fromZero(share, width: width - 1 - room))
      return line
    }
    let length = share.isNaN ? 0 : Int((min(1, -share) * Scalar(room)).rounded())
    var line = ScreenLine(String(repeating: "·", count: room - length), .faint)
    line.append(String(repeating: "▒", count: length), .negative)
    line.append("│")
    line.append(String(repeating: "·", count: width - 1 - room), .faint)
    return line
  }

  /// Upwards, as so many characters one above the other, from the top; the lowest is never empty.
  static func column(_ share: Scalar, height: Int) -> [String] {
    let eighths = share.isFinite ? Int((min(1, max(0, share)) * Scalar(8 * height)).rounded()) : 0
    return (0..<height).reversed().map { level in
      let filled = min(8, eighths - 8 * level)
      return filled > 0 ? upwards[filled - 1] : level == 0 ? "." : " "
    }
  }

  private static func bar(_ share: Scalar, room: Int) -> (text: String, length: Int) {
    let eighths = share.isNaN ? 0 : Int((min(1, max(0, share)) * Scalar(8 * room)).rounded())
    let part = across[eighths % 8]
    return (String(repeating: "█", count: eighths / 8) + part, eighths / 8 + (part.isEmpty ? 0 : 1))
  }
}
