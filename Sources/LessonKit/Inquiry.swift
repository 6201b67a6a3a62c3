import FourGates

/// The questions of a lesson and how far it has come with them.
struct Inquiry {
  private enum State: Equatable {
    case waiting
    case asked(answer: String?)
    case scored(answer: String?, isRight: Bool)
  }

  let questions: [Question]
  /// The answers of `--predict`, in order.
  private let given: [String]?
  private var states: [State]

  init(_ questions: [Question], given: [String]?) {
    for (index, question) in questions.enumerated() where questions[..<index].contains(where: { $0.key == question.key }) {
      refuse("two questions of the lesson are called “\(question.key)”.")
    }
    self.questions = questions
    self.given = given
    states = questions.map { _ in .waiting }
  }

  /// The question of that name, its place, and the answer given on the command line.
  func find(_ key: String) -> (question: Question, index: Int, given: String?) {
    guard let index = questions.firstIndex(where: { $0.key == key }) else {
      refuse("the lesson declares no question “\(key)”; it has \(questions.map { "“\($0.key)”" }.joined(separator: ", ")).")
    }
    return (questions[index], index, given?[index])
  }

  mutating func note(_ answer: String?, to index: Int) {
    guard states[index] == .waiting else { refuse("the question “\(questions[index].key)” is asked twice.") }
    states[index] = .asked(answer: answer)
  }

  /// The answer to a question that was asked and not scored yet, and whether it is right.
  mutating func score(_ index: Int, measured: Double?) -> (answer: String?, isRight: Bool) {
    guard case .asked(let answer) = states[index] else {
      refuse("the question “\(questions[index].key)” is scored once, after it was asked.")
    }
    let isRight = answer.map { questions[index].isRight($0, measured: measured) } ?? false
    states[index] = .scored(answer: answer, isRight: isRight)
    return (answer, isRight)
  }

  /// How many questions were asked and scored, how many predictions were made, and how many were right.
  var tally: (asked: Int, made: Int, right: Int) {
    states.reduce(into: (0, 0, 0)) { tally, state in
      guard case .scored(let answer, let isRight) = state else { return }
      tally.0 += 1
      tally.1 += answer == nil ? 0 : 1
      tally.2 += isRight ? 1 : 0
    }
  }

  /// Stops a lesson that forgot to score what it asked.
  func requireAllScored() {
    for (question, state) in zip(questions, states) {
      if case .asked = state { refuse("the question “\(question.key)” was asked, and not scored.") }
    }
  }
}
