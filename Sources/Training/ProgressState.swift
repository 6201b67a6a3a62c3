import Tensors

/// What a progress line says at one moment.
struct ProgressState {
  var epochs = 0
  var epochsDone = 0.0
  var loss = Double.nan
  var validationLoss: Double?
  var seconds = 0.0
  var secondsLeft: Double?
  var isOver = false

  /// The line for a terminal: the bar takes what is left of the width, and what does not fit is left out, the time first.
  func line(columns: Int) -> String {
    var parts = self.parts
    while parts.count > 2, width(of: parts) > columns { parts.removeLast() }
    let barWidth = min(20, columns - width(of: parts) - 1)
    if barWidth >= 8 { parts[0] += " " + progressBar(epochs > 0 ? epochsDone / Double(epochs) : 0, columns: barWidth) }
    return String(parts.joined(separator: "  ").prefix(max(0, columns)))
  }

  /// The line for a file.
  var longLine: String {
    parts.joined(separator: "  ")
  }

  private var parts: [String] {
    let epoch = min(epochs, Int(epochsDone.rounded(.up)))
    let number = String(epoch)
    let padding = String(repeating: " ", count: max(0, String(epochs).count - number.count))
    let time = isOver ? "in \(spokenTime(seconds))" : secondsLeft.map { "\(spokenTime($0)) left" }
    return [
      "epoch \(padding)\(number)/\(epochs)", "loss \(shortText(loss))",
      validationLoss.map { "validation \(shortText($0))" }, time,
    ].compactMap { $0 }
  }

  private func width(of parts: [String]) -> Int {
    parts.reduce(2 * (parts.count - 1)) { $0 + $1.count }
  }
}
