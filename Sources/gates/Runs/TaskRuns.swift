import FourGates
import LessonKit

/// The runs of one task, which can be compared with each other.
struct TaskRuns {
  let task: String
  let runs: [RecordedRun]
  /// The settings that are the same in all of them, in their order.
  let common: [(key: String, text: String)]
  /// The settings in which they differ, without the seed.
  let varying: [String]

  /// - Precondition: at least one run.
  init(task: String, runs: [RecordedRun]) {
    (self.task, self.runs) = (task, runs)
    let keys = SettingOrder.sorted(Set(runs.flatMap(\.settings.keys)))
    let different = keys.filter { key in Set(runs.map { $0.settings[key].map { SettingValue($0) } }).count > 1 }
    varying = different
    common = keys.filter { !different.contains($0) }.map { (key: $0, text: runs[0].settings[$0] ?? "") }
  }

  /// What the loss is measured in.
  var lossName: String { runs[0].record.lossName }

  var hasAccuracy: Bool { runs.contains { run in run.metrics.epochs.contains { $0.accuracy != nil } } }

  /// Whether any run was measured on test data at its end.
  var hasTest: Bool { runs.contains { $0.record.test != nil } }

  /// As a sentence says them: cell lstm, hidden 32.
  var commonText: String? {
    common.isEmpty ? nil : "The same in all: " + common.map { "\($0.key) \($0.text)" }.joined(separator: ", ") + "."
  }

  /// Whether two runs of the same seed saw different data.
  var dataDiffer: Bool { mostData > 1 }

  private var mostData: Int {
    Dictionary(grouping: runs, by: \.record.seed).values.map { Set($0.map(\.record.data)).count }.max() ?? 0
  }

  /// What is to be said where runs saw different data.
  func dataNote(in folder: String) -> String? {
    guard dataDiffer else { return nil }
    return """
      These runs of \(task) saw \(mostData) different sets of data: a loss on one of them says nothing of a loss on another. \
      gates runs show RUN\(RunsHint.option(folder)) names the data of a run.
      """
  }

  /// The runs that differ in nothing but the seed, in the order of their settings.
  var groups: [RunGroup] {
    // Only where seeds would not tell two runs of a group apart, their data do.
    func key(_ run: RecordedRun, withData: Bool) -> [SettingValue?] {
      varying.map { run.settings[$0].map { SettingValue($0) } } + (withData ? [SettingValue(run.record.data)] : [])
    }
    let plain = Dictionary(grouping: runs) { key($0, withData: false) }
    let isAmbiguous = plain.values.contains { Set($0.map(\.record.seed)).count < $0.count }
    let parts = isAmbiguous ? Dictionary(grouping: runs) { key($0, withData: true) } : plain
    return parts.map { RunGroup(task: self, values: Array($0.prefix(varying.count)), runs: $1) }.sorted { one, other in
      for (value, otherValue) in zip(one.values, other.values) where value != otherValue {
        guard let value, let otherValue else { return value == nil }
        return value < otherValue
      }
      return one.runs[0].record.data < other.runs[0].record.data
    }
  }

  /// What simple rules reach, worst first: the median over the seeds, where the data are made from them.
  var baselines: [(name: String, loss: SeedSpread)] {
    let names = Set(runs.flatMap(\.record.baselines.keys))
    let spreads = names.compactMap { name in overData { $0.record.baselines[name] }.map { (name: name, loss: $0) } }
    return spreads.sorted { ($0.loss.median ?? .infinity, $1.name) > ($1.loss.median ?? .infinity, $0.name) }
  }

  /// What no network can get below.
  var floor: SeedSpread? { overData(\.record.floor) }

  /// A number that the data decide, once for each set of data.
  private func overData(_ number: (RecordedRun) -> Double?) -> SeedSpread? {
    let numbers = Dictionary(runs.compactMap { run in number(run).map { (run.record.data, $0) } }, uniquingKeysWith: { $1 })
    return numbers.isEmpty ? nil : SeedSpread(Array(numbers.values), of: .loss)
  }
}
