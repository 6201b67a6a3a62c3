import FourGates
import Foundation

/// A lesson's voice while it runs: it tells, asks, shows, and states claims that are checked as they are printed.
///
/// Everything it says is wrapped to the terminal. Numbers, claims, predictions and figures are kept for `results.json`, and all of it
/// for `page.html`.
public final class Lesson {
  /// Every random number of the run comes from it.
  public let seed: UInt64

  /// Whether the same story is told in a few seconds.
  public let isQuick: Bool

  /// Whether the whole experiment is asked for, where the default run is a part of it: see ``HasFullRun``.
  public let isFull: Bool

  /// The fingerprint of the final parameters, for `results.json`.
  public var fingerprint: String?

  let about: About
  let options: LessonOptions
  let terminal: Terminal
  let folder: OutputFolder
  let easel: Easel
  let interruption: Interruption
  /// As they were typed.
  let arguments: [String]
  var inquiry: Inquiry
  var results: Results
  var page: Page
  var shownClaims: [String] = []
  let clock = ContinuousClock()
  /// How long it waited for answers, which is no part of the time it takes.
  var waited = Duration.zero
  private let start: ContinuousClock.Instant

  init(
    _ about: About, questions: [Question], predictions: [String]?, options: LessonOptions, isFull: Bool = false,
    terminal: Terminal, folder: OutputFolder, drawing: Drawing, interruption: Interruption,
    arguments: [String] = []
  ) {
    self.about = about
    self.options = options
    self.terminal = terminal
    self.folder = folder
    easel = Easel(
      plot: options.plot, terminal: terminal, folder: folder, drawing: drawing, interruption: interruption)
    self.interruption = interruption
    self.arguments = arguments
    page = Page(about)
    seed = options.seed
    isQuick = options.quick
    self.isFull = isFull
    inquiry = Inquiry(questions, given: predictions)
    results = Results(
      lesson: about.number, slug: about.slug, seed: options.seed, quick: options.quick, full: isFull,
      precision: String(describing: Scalar.self))
    start = clock.now
  }

  /// Whether standard output is a terminal, where a line can be written over: for whoever shows progress.
  public var isInteractive: Bool { terminal.isInteractive }

  /// The path of a folder among what the lesson leaves behind, for what it keeps besides its figures.
  ///
  /// - Throws: a sentence, if it cannot be made.
  public func folder(named name: String) throws -> String { try OutputFolder(making: folder.file(name)).path }

  /// New dice of the lesson's seed; the same each time.
  public func dice() -> Dice {
    Dice(seed: seed)
  }

  /// What `results.json` holds, at the end.
  func finishedResults() -> Data {
    results.fingerprint = fingerprint
    results.seconds = ((clock.now - start - waited) / .milliseconds(1)).rounded() / 1000
    guard let json = try? results.json() else { refuse("the results of \(about.command) have no JSON.") }
    return json
  }
}
