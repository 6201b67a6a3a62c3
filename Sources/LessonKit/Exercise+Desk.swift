import Foundation

/// What the options of an exercise show; each returns whether the program ends well.
extension Exercise {
  /// `--check`, and `--check-solution` for the tests of the project.
  func check(solving usesSolution: Bool = false, command: String, on terminal: Terminal) -> Bool {
    switch Exercise.outcome(of: usesSolution ? solution : yours, on: terminal) {
    case .passed(let count):
      terminal.say("It passes: \(count) of \(counted(count, "check")).")
      terminal.item(runs(command, "--solution"), sign: "  compare it with the solution")
      terminal.item(runs(command, "--hint 1"), sign: "  read the hints              ")
      return true
    case .failed(let failed, let count):
      terminal.say("\(failed) of \(counted(count, "check")) failed. Your answer is in \(shownPath(file)).")
    case .unfinished(let unfinished):
      terminal.say("\(unfinished)")
    case .stopped(let reason):
      terminal.say("Your answer in \(shownPath(file)) stopped with an error: \(reason)")
    }
    terminal.item(runs(command, "--hint 1"), sign: "  a hint")
    return false
  }

  /// `--hint N`
  func hint(_ number: Int, on terminal: Terminal) {
    terminal.heading("Hint \(number) of \(hints.count)")
    terminal.say(hints[number - 1])
  }

  /// `--solution`, which is locked until the exercise passes.
  func showSolution(givingUp: Bool, command: String, on terminal: Terminal) throws(LessonError) {
    if !givingUp {
      guard case .passed = Exercise.outcome(of: yours, on: nil) else { throw .solutionLocked(command: command) }
    }
    guard let text = try? String(contentsOfFile: solutionFile, encoding: .utf8) else {
      throw .solutionMissing(path: solutionFile)
    }
    terminal.heading(shownPath(solutionFile))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    terminal.block(lines.last == "" ? lines.dropLast() : lines)
  }

  /// The invitation at the end of a lesson.
  func invite(command: String, on terminal: Terminal) {
    terminal.heading("Your turn")
    terminal.say(brief)
    terminal.item(shownPath(file), sign: "  write it in  ")
    terminal.item(runs(command, "--check"), sign: "  check it with")
    terminal.item(runs(command, "--hint 1"), sign: "  ask for help ")
  }

  /// The same for the page; the exercise is named from the package's folder, wherever that lies.
  func invitation(command: String) -> Page.Invitation {
    Page.Invitation(
      brief: brief, file: URL(fileURLWithPath: file).pathComponents.suffix(3).joined(separator: "/"),
      check: runs(command, "--check"), hint: runs(command, "--hint 1"))
  }

  /// A crash in the reader's lines ends with a sentence, not with a page of addresses.
  static func explainCrashes() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(number) { _ in
        let sentence: StaticString = """
          Error: your answer crashed in the next check: an index out of range, an overflow, or a nil that \
          was unwrapped.

          """
        _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
        _exit(1)
      }
    }
  }
}
