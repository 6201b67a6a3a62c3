import FourGates
import Foundation

/// The runs that a plan asks for.
///
/// Every run is checked as `gates train` would check it, so that nothing is begun where a later run would be refused.
struct SweepPlan {
  static let mostRuns = 10_000

  let path: String
  /// The name of its file, without the ending.
  let name: String
  /// Each once, all settings with the first seed before those with the second.
  let runs: [PlannedRun]
  /// How many combinations came up more than once.
  let repeated: Int
  /// What the plan says below `[slurm]`.
  let slurm: [PlanFile.Entry]

  /// - Throws: `PlanError`; `DatasetError` about a file of data.
  init(reading path: String) throws {
    try self.init(PlanFile(reading: path), path: path)
  }

  init(_ file: PlanFile, path: String) throws {
    let keys = PlanKeys()
    for table in file.tables {
      if let refusal = keys.refusal(of: table) { throw PlanError(path: path, line: table.line, sentence: refusal) }
    }
    let also = file.tables.filter { $0.name == "also" }
    for entry in file.entries + also.flatMap(\.entries) {
      if let refusal = keys.refusal(of: entry.key) { throw PlanError(path: path, line: entry.line, sentence: refusal) }
    }
    var blocks = [PlanBlock(file.entries, line: nil)]
    blocks += also.map { PlanBlock(file.entries, changedBy: $0) }
    let combinations = try PlanCombinations(of: blocks, keys: keys, path: path)
    var naming = RunNaming(keys: keys, path: path)
    let named = try combinations.all.flatMap { try naming.runs($0.setting, seeds: $0.seeds) }
    var names: Set<String> = []
    // One seed of every setting, then the next one: so all settings can be compared early.
    let sorted = named.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    let different = sorted.map(\.element).filter { names.insert($0.settings.folderName).inserted }
    self.path = path
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    runs = PlanLabels(different).runs
    repeated = named.count - different.count
    slurm = file.tables.first { $0.name == "slurm" }?.entries ?? []
  }
}
