import ArgumentParser
import FourGates
import Foundation

/// A lesson as a program: what it asks, what it tells, and its exercise.
///
///     @main
///     struct FourGatesLesson: LessonProgram {
///       static let about = About(number: 5, slug: "four-gates", title: "The four gates", question: "What does each gate do?")
///       static let questions = [Question("left", "…", ["all", "half"], right: "b", because: "…")]
///       static let exercise = Exercise(…) { answer, check in … }
///       @OptionGroup var options: LessonOptions
///
///       func tell(_ lesson: Lesson) throws { … }
///     }
///
/// Exit status 0: every claim held, or the exercise passed. 1: a claim did not hold, or something around the lesson failed.
/// 64: wrong usage.
public protocol LessonProgram: ParsableCommand {
  static var about: About { get }

  /// What the lesson asks, in the order of `--predict`; whatever is asked is scored.
  static var questions: [Question] { get }

  static var exercise: Exercise { get }

  /// Declared as `@OptionGroup var options: LessonOptions`.
  var options: LessonOptions { get }

  /// The lesson itself, from top to bottom.
  func tell(_ lesson: Lesson) throws
}

extension LessonProgram {
  public static var questions: [Question] { [] }

  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: about.command, abstract: "\(about.title). \(about.question)", usage: "\(about.command) [options]",
      discussion: "For example: \(runs(about.command, "--quick --seed 3"))")
  }

  public static func main(_ arguments: [String]?) {
    Processor.check()
    FreedMemory.keep()
    StandardOutput.outliveClosedPipes()
    signal(SIGCHLD, SIG_DFL)
    do {
      var program = try parseAsRoot(arguments)
      if let lesson = program as? Self {
        try lesson.run(with: arguments ?? Array(CommandLine.arguments.dropFirst()))
      } else {
        try program.run()
      }
    } catch {
      exit(withError: error)
    }
  }

  public static func main() {
    main(nil)
  }

  public func run() throws {
    try run(with: Array(CommandLine.arguments.dropFirst()))
  }

  private func run(with arguments: [String]) throws {
    let interruption = Interruption()
    let sources = interruption.watch()
    defer { withExtendedLifetime(sources) {} }
    try run(
      on: .standard(), drawing: .gnuplot, interruption: interruption, arguments: arguments,
      progress: ProgressFile(of: Self.exercise))
  }

  func run(
    on terminal: Terminal, drawing: Drawing, interruption: Interruption = Interruption(), arguments: [String] = [],
    progress: ProgressFile? = nil
  ) throws {
    if let number = options.hint, number < 1 || number > Self.exercise.hints.count {
      throw WrongUsage.hint(number, of: Self.exercise.hints.count).validationError
    }
    try requireOneLength()
    let predictions: [String]?
    do { predictions = try options.predictions(to: Self.questions) } catch { throw error.validationError }
    guard try !servesExercise(on: terminal, noting: progress) else { return }

    let folder = try OutputFolder(making: options.out ?? "out/" + Self.about.folder)
    let lesson = Lesson(
      Self.about, questions: Self.questions, predictions: predictions, options: options, isFull: wantsFullRun,
      terminal: terminal, folder: folder, drawing: drawing, interruption: interruption, arguments: arguments)
    lesson.open()
    try tell(lesson)
    let allHeld = try lesson.close(inviting: Self.exercise, noting: progress)
    if !allHeld { throw ExitCode.failure }
  }

  /// Does what the options of the exercise ask for; false if none was given.
  private func servesExercise(on terminal: Terminal, noting progress: ProgressFile?) throws -> Bool {
    let (exercise, command) = (Self.exercise, Self.about.command)
    if let number = options.hint {
      exercise.hint(number, on: terminal)
    } else if options.solution {
      Exercise.explainCrashes()
      try exercise.showSolution(givingUp: options.giveUp, command: command, on: terminal)
    } else if options.check || options.checkSolution {
      Exercise.explainCrashes()
      let passes = exercise.check(solving: options.checkSolution, command: command, on: terminal)
      if passes, options.check, let sentence = progress?.note(Self.about, { $0.exercise = true }) { terminal.say(sentence) }
      if !passes { throw ExitCode.failure }
    } else {
      return false
    }
    return true
  }
}
