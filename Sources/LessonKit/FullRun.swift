import ArgumentParser

/// A lesson that can do more than its default run has time for: it takes `--full`, and asks `lesson.isFull`.
///
///     struct DrawingTheWave: LessonProgram, HasFullRun {
///       @OptionGroup var options: LessonOptions
///       @OptionGroup var full: FullOption
///
/// Together with `--quick` it is refused with a sentence.
public protocol HasFullRun: LessonProgram {
  /// Declared as `@OptionGroup var full: FullOption`.
  var full: FullOption { get }
}

/// The option `--full` of a lesson that has a full run.
public struct FullOption: ParsableArguments {
  @Flag(name: .customLong("full"), help: "The whole experiment, with more runs of each kind; it takes many minutes.")
  public var isOn = false

  public init() {}
}

extension LessonProgram {
  /// Whether the full run is asked for.
  var wantsFullRun: Bool { (self as? any HasFullRun)?.full.isOn ?? false }

  /// Refuses options that are fine alone and make no sense together.
  func requireOneLength() throws {
    if wantsFullRun, options.quick { throw WrongUsage.severalWishes(["--quick", "--full"]).validationError }
  }
}
