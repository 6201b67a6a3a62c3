import FourGates

/// Runs that differ in nothing but the seed.
struct RunGroup {
  let task: TaskRuns
  /// The values of the settings in which the runs of the task differ.
  let values: [SettingValue?]
  let runs: [RecordedRun]

  var failed: Int { runs.count { $0.state == .failed } }

  /// The settings as one says them: hidden 64, rate 0.01.
  var name: String {
    let words = zip(task.varying, values).compactMap { key, value in value.map { "\(key) \($0.text)" } }
    return words.isEmpty ? task.task : words.joined(separator: ", ")
  }

  /// Over the seeds; nil where none has such a number, and none failed.
  func spread(_ measure: RunMeasure, at moment: RunMoment) -> SeedSpread? {
    let measured = runs.filter { $0.state == .failed || $0.result(measure, at: moment) != nil }
    guard !measured.isEmpty else { return nil }
    return SeedSpread(measured.map { $0.state == .failed ? nil : $0.result(measure, at: moment) }, of: measure)
  }

  /// On the test data, over the seeds that were measured there: the accuracy where there is one, else the loss.
  var test: SeedSpread? {
    let tests = runs.compactMap(\.record.test)
    let accuracies = tests.compactMap(\.accuracy)
    if !accuracies.isEmpty { return SeedSpread(accuracies, of: .accuracy) }
    return tests.isEmpty ? nil : SeedSpread(tests.map(\.loss), of: .loss)
  }

  /// How many numbers the network learns.
  var parameters: Int? { runs.lazy.compactMap(\.record.parameters).first }

  /// How long a run took: the median.
  var seconds: Double? {
    let times = runs.filter { $0.state != .failed }.map(\.record.seconds)
    return times.isEmpty ? nil : SeedSpread(times, of: .loss).median
  }
}
