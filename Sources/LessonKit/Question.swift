import FourGates
import Foundation

/// A question that a reader answers before the experiment does.
///
///     Question("left", "After 100 steps, what is left?", ["all of it", "half", "nothing"], right: "b", because: "…")
///     Question("loss", "What is the loss after training?", right: 0.04, within: 0.01, because: "…")
///
/// A lesson declares its questions, so that answers on the command line are judged before anything runs; then it asks each one
/// before the experiment, and scores it after.
public struct Question: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case choice([String], right: String)
    case number(right: Double, within: Double)
  }

  /// What the lesson calls it.
  public let key: String
  public let text: String
  let kind: Kind
  /// The reason for the right answer, told after the experiment.
  let reason: String

  /// A choice: the answers are called a, b, c, … in this order.
  ///
  /// - Precondition: two choices or more, and `right` is the letter of one.
  public init(_ key: String, _ text: String, _ choices: [String], right: String, because reason: String) {
    guard choices.count > 1, Question.letters(choices.count).contains(right) else {
      refuse("the question “\(key)” has \(choices.count) choices, and its right answer “\(right)” is not the letter of one.")
    }
    self.key = key
    self.text = text
    self.kind = .choice(choices, right: right)
    self.reason = reason
  }

  /// A number: right is whatever lies within a distance of it.
  public init(_ key: String, _ text: String, right: Double, within distance: Double, because reason: String) {
    self.key = key
    self.text = text
    self.kind = .number(right: right, within: distance)
    self.reason = reason
  }

  static func letters(_ count: Int) -> [String] {
    "abcdefghijklmnopqrstuvwxyz".prefix(count).map(String.init)
  }
}

extension Question {
  /// What counts as an answer, in words.
  var accepts: String {
    switch kind {
    case .choice(let choices, _): listed(Question.letters(choices.count), "or")
    case .number: "a number"
    }
  }

  /// The right answer as one would type it.
  var right: String {
    switch kind {
    case .choice(_, let right): right
    case .number(let right, _): shortText(right)
    }
  }

  /// The answer in its usual form, or nil if it is none: a letter in either case, also with a parenthesis; a finite number.
  func answer(_ typed: String) -> String? {
    let typed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    switch kind {
    case .choice(let choices, _):
      let letter = (typed.hasSuffix(")") ? String(typed.dropLast()) : typed).lowercased()
      return Question.letters(choices.count).contains(letter) ? letter : nil
    case .number:
      return Double(typed.replacing("−", with: "-")).flatMap { $0.isFinite ? typed : nil }
    }
  }

  /// Whether an answer in its usual form is right; `measured` is the number that the experiment has shown.
  func isRight(_ answer: String, measured: Double?) -> Bool {
    switch kind {
    case .choice(_, let right): answer == right
    case .number(let right, let distance):
      abs((Double(answer.replacing("−", with: "-")) ?? .nan) - (measured ?? right)) <= distance
    }
  }

  /// An answer with its words: “b (half)”.
  func inWords(_ answer: String) -> String {
    guard case .choice(let choices, _) = kind, let index = Question.letters(choices.count).firstIndex(of: answer) else {
      return answer
    }
    return "\(answer) (\(choices[index]))"
  }
}
