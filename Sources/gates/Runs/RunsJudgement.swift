import ArgumentParser
import LessonKit

/// By which number runs are judged, as it was typed.
struct RunsJudgement: ParsableArguments {
  @Option(
    help: "loss (the lowest is best) or accuracy (the highest), on the validation data.",
    completion: .list(RunMeasure.allCases.map(\.rawValue)),
    transform: { text in
      guard let measure = RunMeasure(rawValue: text) else { throw ValidationError("choose loss or accuracy.") }
      return measure
    })
  var by = RunMeasure.loss

  /// - Throws: `RunsError.noAccuracy`, where no run has what was asked for.
  func check(_ collection: RunCollection) throws(RunsError) {
    guard by == .accuracy, !collection.tasks.contains(where: \.hasAccuracy) else { return }
    throw .noAccuracy(task: listed(collection.tasks.map(\.task), "and"))
  }
}
