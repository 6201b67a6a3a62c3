import FourGates
import LessonKit

/// How the learning rate changes over a run, as one types it.
///
/// | typed | the rate |
/// |---|---|
/// | `constant` | stays |
/// | `step:0.1,30` | is multiplied by 0.1 after every 30 epochs |
/// | `exponential:0.97,10` | stays for 10 epochs; then each epoch has 0.97 times that of the one before |
/// | `cosine:0.01` | falls along half a wave towards 0.01 of itself at the end of the run |
/// | `plateau:0.5,5` | is multiplied by 0.5 whenever more than 5 epochs in a row brought no lower validation loss |
enum ScheduleChoice: Equatable, Sendable {
  case constant
  case step(factor: Double, every: Int)
  case exponential(factor: Double, after: Int)
  case cosine(end: Double)
  case plateau(factor: Double, patience: Int)

  static let names = ["constant", "step", "exponential", "cosine", "plateau"]

  /// What training takes.
  ///
  /// - Parameter epochs: How many the run is to have.
  func schedule(epochs: Int) -> Schedule {
    switch self {
    case .constant: .constant
    case .step(let factor, let every): .step(every: .epochs(every), factor: factor)
    case .exponential(let factor, let after): .exponential(every: .epochs(1), factor: factor, delay: after - 1)
    case .cosine(let end): .cosine(over: .epochs(epochs), finalFraction: end)
    case .plateau(let factor, let patience): .plateau(factor: factor, patience: patience)
    }
  }

  /// Whether another number of epochs would change it from the first epoch on.
  var dependsOnLength: Bool { if case .cosine = self { true } else { false } }
}

extension ScheduleChoice: CustomStringConvertible {
  /// As one types it.
  var description: String {
    switch self {
    case .constant: "constant"
    case .step(let factor, let every): "step:\(exactText(factor)),\(every)"
    case .exponential(let factor, let after): "exponential:\(exactText(factor)),\(after)"
    case .cosine(let end): "cosine:\(exactText(end))"
    case .plateau(let factor, let patience): "plateau:\(exactText(factor)),\(patience)"
    }
  }

  /// Reads what was typed.
  ///
  /// - Throws: `ChoiceError`, with the nearest name, or an example.
  init(typed text: String) throws {
    let (name, values) = words(of: text)
    func share(_ index: Int, _ usual: Double) -> Double? {
      guard index < values.count else { return usual }
      return Double(values[index]).flatMap { (0...1).contains($0) ? $0 : nil }
    }
    func epochs(_ index: Int, _ usual: Int) -> Int? {
      guard index < values.count else { return usual }
      return Int(values[index]).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    }
    switch name {
    case "constant":
      guard values.isEmpty else { throw ChoiceError("--schedule constant takes no numbers, and got “\(text)”.") }
      self = .constant
    case "step":
      guard values.count == 2, let factor = share(0, 1), let every = epochs(1, 1) else {
        throw Self.fault(text, "a factor from 0 to 1 and after how many epochs, each time, such as step:0.1,30")
      }
      self = .step(factor: factor, every: every)
    case "exponential":
      guard (1...2).contains(values.count), let factor = share(0, 1), let after = epochs(1, 1) else {
        throw Self.fault(text, "a factor from 0 to 1 an epoch, and after how many epochs, such as exponential:0.97,10")
      }
      self = .exponential(factor: factor, after: after)
    case "cosine":
      guard values.count <= 1, let end = share(0, 0) else {
        throw Self.fault(text, "the share of the rate at the end, from 0 to 1, such as cosine:0.01")
      }
      self = .cosine(end: end)
    case "plateau":
      guard values.isEmpty || values.count == 2, let factor = share(0, 0.5), let patience = epochs(1, 5) else {
        throw Self.fault(text, "a factor from 0 to 1, and for how many epochs it waits, such as plateau:0.5,5")
      }
      self = .plateau(factor: factor, patience: patience)
    default: throw ChoiceError(notThere("schedule", name, Self.names))
    }
  }

  private static func fault(_ text: String, _ needs: String) -> ChoiceError {
    ChoiceError("--schedule \(words(of: text).name) takes \(needs), and got “\(text)”.")
  }
}

extension ScheduleChoice: Codable {
  init(from decoder: any Decoder) throws { try self.init(typed: String(from: decoder)) }

  func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

/// Why something that was typed is none of the choices: a sentence.
struct ChoiceError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// The word before the colon, and those after it, parted by commas; no value, where there is no colon.
func words(of text: String) -> (name: String, values: [String]) {
  let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  let values = parts.count > 1 ? parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init) : []
  return (parts[0], values)
}
