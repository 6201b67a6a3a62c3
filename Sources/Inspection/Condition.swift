import Recurrent
import Tensors

/// Something that can be true of a unit at a step, as one types it.
///
///     let condition = try Condition("forget < 0.1", of: run.architecture)
///     condition.next(after: 12, in: run, layer: 0, unit: nil)             the next step where any unit forgets so
///
/// A quantity of the cell, or its size between bars; one of <, <=, >, >=, =; a number. `forget[3]` means that unit only.
public struct Condition: Equatable, Sendable {
  enum Comparison: String, CaseIterable, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case equal = "="
  }

  public let quantity: Quantity
  /// Whether the sign does not count.
  public let isSize: Bool
  /// The one unit that is meant; nil if any is.
  public let unit: Int?
  let comparison: Comparison
  let number: Scalar

  /// - Throws: `ConditionError`, a sentence with what can be written.
  public init(_ text: String, of architecture: Architecture) throws(ConditionError) {
    let plain = text.replacing("≤", with: "<=").replacing("≥", with: ">=").replacing("==", with: "=").replacing("−", with: "-")
    guard let comparison = Comparison.allCases.first(where: { plain.contains($0.rawValue) }) else { throw .unreadable(text) }
    let sides = plain.split(separator: comparison.rawValue, omittingEmptySubsequences: false).map(trimmed)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw .unreadable(text) }
    var name = sides[0]
    isSize = name.hasPrefix("|") && name.hasSuffix("|") && name.count > 2
    if isSize { name = trimmed(name.dropFirst().dropLast()) }
    guard let (word, unit) = wordAndUnit(name) else { throw .unreadable(text) }
    let quantities = Quantity.all(of: architecture.cell)
    guard let quantity = Quantity(word: word), quantities.contains(quantity) else {
      throw .unknownQuantity(word, of: architecture.cell)
    }
    if let unit, !(0..<architecture.hidden).contains(unit) { throw .noSuchUnit(unit, of: architecture.hidden) }
    guard let number = Scalar(sides[1]), number.isFinite else { throw .notANumber(sides[1]) }
    (self.quantity, self.unit, self.comparison, self.number) = (quantity, unit, comparison, number)
  }

  /// Whether it is true of a unit; of any unit if nil. The condition's own unit goes first.
  public func holds(in layer: InspectedLayer, unit: Int? = nil) -> Bool {
    if let unit = self.unit ?? unit { return holds(of: layer[quantity, unit]) }
    return layer[quantity].contains(where: holds)
  }

  /// The numbers of the steps at which it is true of a unit of a layer, of any unit or any layer if nil.
  public func steps(in run: Inspection, layer: Int? = nil, unit: Int? = nil) -> [Int] {
    run.steps.filter { isTrue(at: $0, layer, unit) }.map(\.step)
  }

  /// The next such step after one; nil if there is none.
  public func next(after step: Int, in run: Inspection, layer: Int? = nil, unit: Int? = nil) -> Int? {
    run.steps.first { $0.step > step && isTrue(at: $0, layer, unit) }?.step
  }

  /// The last such step before one; nil if there is none.
  public func previous(before step: Int, in run: Inspection, layer: Int? = nil, unit: Int? = nil) -> Int? {
    run.steps.last { $0.step < step && isTrue(at: $0, layer, unit) }?.step
  }

  private func isTrue(at step: InspectedStep, _ layer: Int?, _ unit: Int?) -> Bool {
    guard let layer else { return step.layers.contains { holds(in: $0, unit: unit) } }
    return holds(in: step.layers[layer], unit: unit)
  }

  private func holds(of value: Scalar) -> Bool {
    let value = isSize ? abs(value) : value
    return switch comparison {
    case .below: value < number
    case .above: value > number
    case .atMost: value <= number
    case .atLeast: value >= number
    case .equal: value == number
    }
  }
}

/// Why a condition cannot be read.
public enum ConditionError: Error, Equatable {
  case unreadable(String)
  case unknownQuantity(String, of: Architecture.Cell)
  case noSuchUnit(Int, of: Int)
  case notANumber(String)
}

extension ConditionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text):
      "“\(text)” is no condition; write a quantity, one of < <= > >= =, and a number, such as forget < 0.1 or |longTerm| > 2."
    case .unknownQuantity(let word, let cell):
      "\(cell.called) has no quantity “\(word)”; it has \(listed(Quantity.all(of: cell)))."
    case .noSuchUnit(let unit, let hidden):
      "there is no unit \(unit): each layer has \(hidden), from 0 to \(hidden - 1)."
    case .notANumber(let word):
      "“\(word)” is no number to compare with; write one such as 0.1 or -2."
    }
  }
}
