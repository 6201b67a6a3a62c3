import FourGates
import Inspection
import LessonKit

/// A run as text: a block a step with a sign for every unit, or a line a step for one unit.
struct TextReport {
  private let subject: InspectionSubject
  private let width: Int
  private let run: Inspection
  private let quantities: [Quantity]

  init(_ subject: InspectionSubject, width: Int) {
    (self.subject, self.width, run) = (subject, width, subject.run)
    quantities = Quantity.all(of: subject.architecture.cell)
  }

  /// Block after block, parted by empty lines.
  func write(_ write: ([String]) throws -> Void) rethrows {
    var head = subject.says.flatMap { wrapped($0, width: width) }
    if let condition = subject.condition {
      let count = subject.shown.count
      head += wrapped(
        "\(condition): \(count == 0 ? "at none" : "at \(count)") of \(counted(subject.steps.count, "step")).", width: width)
    }
    if subject.unit == nil { head += wrapped(UnitSigns.legend, width: width) }
    try write(head)
    guard !subject.shown.isEmpty else { return }
    if let unit = subject.unit {
      for layer in subject.layers { try write([""] + UnitTable(subject, layer: layer, unit: unit).lines(width: width)) }
    } else {
      let signs = subject.layers.map { layer in quantities.map { run.signs(of: $0, layer: layer) } }
      for step in subject.shown { try write([""] + block(step, signs)) }
    }
  }

  private func block(_ step: Int, _ signs: [[UnitSigns]]) -> [String] {
    var line = "Step \(step):  in \(subject.input(at: step))"
    if subject.architecture.outputs != nil { line += "  out \(subject.prediction(at: step))" }
    if subject.sequence.predictsNext, step + 1 < run.steps.count { line += "  then came \(subject.input(at: step + 1))" }
    return brokenAtGaps(line, width: width, indent: "") + zip(subject.layers, signs).flatMap { lines(step, $0, $1) }
  }

  private func lines(_ step: Int, _ layer: Int, _ signs: [UnitSigns]) -> [String] {
    let name = subject.architecture.layers > 1 ? "layer \(layer)" : "unit"
    let perLine = max(10, (width - 28) / 10 * 10)
    let seen = run.steps[step].layers[layer]
    return stride(from: 0, to: subject.architecture.hidden, by: perLine).flatMap { start -> [String] in
      let units = start..<min(start + perLine, subject.architecture.hidden)
      let ruler = stride(from: start, to: units.upperBound, by: 10).map { padded("\($0)", 10) }.joined()
      let head = padded(name, 12) + ruler
      return [String(head.reversed().drop { $0 == " " }.reversed())]
        + zip(quantities, signs).map { quantity, signs in
          let values = seen[quantity]
          let text = padded(quantity.word, 12) + String(units.map { signs.sign(values[$0]) })
          guard start == 0 else { return text }
          return padded(text, 12 + min(perLine, subject.architecture.hidden)) + "  " + range(of: values)
        }
    }
  }

  private func range(of values: [Scalar]) -> String {
    guard let low = values.min(), let high = values.max(), values.count > 1 else { return shortNumber(values[0]) }
    return "\(shortNumber(low)) … \(shortNumber(high))"
  }
}

/// As wide as it should be, filled up with spaces on the right.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// As wide as it should be, filled up with spaces on the left.
func paddedLeft(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
