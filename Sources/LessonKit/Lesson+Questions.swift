import FourGates

extension Lesson {
  /// Asks one of the declared questions, before the experiment.
  ///
  /// It waits only where somebody can answer: standard input is a terminal, and neither `--no-pause` nor `--predict` was given.
  ///
  /// - Returns: the answer (`b`, `0.9`), or nil if there is none.
  @discardableResult
  public func ask(_ key: String) -> String? {
    let (question, index, given) = inquiry.find(key)
    terminal.say("Question \(index + 1) of \(inquiry.questions.count): \(question.text)")
    if case .choice(let choices, _) = question.kind {
      for (letter, choice) in zip(Question.letters(choices.count), choices) { terminal.item(choice, sign: "  \(letter) ") }
    }
    if let given { terminal.say("Your prediction: \(question.inWords(given)).") }
    if given == nil, index == 0, !terminal.canAnswer {
      terminal.say("There is no terminal to answer in; the lesson goes on.")
    }
    let answer = given ?? (terminal.canAnswer && !options.noPause ? wait(for: question) : nil)
    inquiry.note(answer, to: index)
    page.add(.question(question, place: place(index), given: answer))
    return answer
  }

  private func place(_ index: Int) -> Page.Place {
    Page.Place(number: index + 1, count: inquiry.questions.count)
  }

  private func wait(for question: Question) -> String? {
    let asked = clock.now
    defer { waited += clock.now - asked }
    terminal.block(["Your prediction, \(question.accepts):"])
    while let typed = terminal.answer(to: ">") {
      if let answer = question.answer(typed) { return answer }
      terminal.block(
        wrapped("That is none of the answers: type \(question.accepts), or Ctrl-D to go on without.", width: terminal.width))
    }
    return nil
  }

  /// Says whether the prediction was right, and why, after the experiment; without a prediction, what is right, and why.
  ///
  /// - Parameter measured: the number that the experiment has shown, where the right answer depends on the run.
  public func score(_ key: String, measured: Double? = nil) {
    let (question, index, _) = inquiry.find(key)
    let (answer, isRight) = inquiry.score(index, measured: measured)
    let right = measured.map { shortText($0) } ?? question.right
    page.add(.answer(question, place: place(index), given: answer, isRight: isRight, right: right))
    guard let answer else {
      return terminal.say("Question \(index + 1): it is \(question.inWords(right)). \(question.reason)")
    }
    results.predictions.append(.init(question: question.text, answer: answer, right: right))
    let verdict =
      isRight && answer == right
      ? "that is right." : isRight ? "that is right: it is \(right)." : "it is \(question.inWords(right))."
    terminal.item(
      "Question \(index + 1): you predicted \(question.inWords(answer)); \(verdict) \(question.reason)",
      sign: isRight ? "✓" : "✗")
  }
}
