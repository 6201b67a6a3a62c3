/// A run that a plan asks for.
struct PlannedRun: Equatable, Sendable {
  /// The task and the options that `gates train` is given; what is the same for every run, such as `--runs`, comes behind them.
  let arguments: [String]
  /// What sets it apart from the others of its plan, as in `hidden 64, seed 2`.
  let label: String
  /// The name of its folder among the runs.
  let folderName: String
  /// How many epochs it is to have.
  let epochs: Int
  /// What it is besides its seed: runs of the same setting differ in nothing else.
  let setting: Int
}
