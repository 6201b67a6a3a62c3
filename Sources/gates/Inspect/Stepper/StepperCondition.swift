import FourGates
import Inspection

/// A condition that was typed: for the unit on the screen, or for the one it names, or after the word “any” for all units of the layer.
struct StepperCondition {
  let text: String
  let condition: Condition
  let isForAnyUnit: Bool

  init(_ text: String, of architecture: Architecture) throws(ConditionError) {
    let words = text.split(separator: " ", maxSplits: 1)
    isForAnyUnit = words.first == "any"
    condition = try Condition(isForAnyUnit ? String(words.dropFirst().first ?? "") : text, of: architecture)
    self.text = text
  }

  func holds(in layer: InspectedLayer, unit: Int) -> Bool {
    condition.holds(in: layer, unit: isForAnyUnit ? nil : unit)
  }

  /// The unit for which it holds in a layer at a step: this one, or the first of all; nil if for none.
  func unit(in layer: InspectedLayer, unit: Int, hidden: Int) -> Int? {
    guard holds(in: layer, unit: unit) else { return nil }
    if let own = condition.unit { return own }
    return isForAnyUnit ? (0..<hidden).first { condition.holds(in: layer, unit: $0) } : unit
  }
}

extension StepperState {
  /// Whether the condition holds in the layer on the screen.
  func meetsCondition(atRow row: Int) -> Bool {
    condition?.holds(in: subject.run.steps[row].layers[layer], unit: unit) == true
  }

  /// Takes the condition that was typed, and says how often it holds.
  mutating func search(for text: String) {
    guard !text.allSatisfy(\.isWhitespace) else {
      (condition, mode, message) = (nil, .stepping, condition == nil ? nil : "The condition is gone.")
      return
    }
    do {
      condition = try StepperCondition(text, of: subject.run.architecture)
      mode = .stepping
      let count = (0..<subject.count).count { meetsCondition(atRow: $0) }
      message = "\(text): at \(count) of \(subject.count) steps, \(whose). n finds the next, N the one before."
    } catch {
      message = "\(error)"
    }
  }

  /// Goes to the next step where the condition holds, or to the one before.
  mutating func find(forwards: Bool) {
    guard let condition else {
      message = "There is no condition yet; b sets one, such as \(StepperHelp.condition(for: subject.cell))."
      return
    }
    let rows = forwards ? Array(subject.run.steps.indices.dropFirst(row + 1)) : (0..<row).reversed()
    for row in rows {
      let layer = subject.run.steps[row].layers[layer]
      guard let unit = condition.unit(in: layer, unit: unit, hidden: subject.hidden) else { continue }
      (self.row, self.unit) = (row, unit)
      message = "\(condition.text): at step \(step), for unit \(unit)."
      return
    }
    message = "\(condition.text): at no \(forwards ? "later" : "earlier") step, \(whose)."
  }

  private var whose: String {
    condition?.isForAnyUnit == true ? "for any unit of this layer" : "for unit \(condition?.condition.unit ?? unit)"
  }
}
