import FourGates

/// What somebody may choose about a task; what is nil is as the task has it by itself.
struct TaskOptions: Hashable, Sendable {
  var seed: UInt64 = 1
  /// How many steps a sample has.
  var window: Int?
  /// How many samples stand side by side.
  var batch: Int?
  /// A file to take the data from.
  var data: String?
  /// The column of that file.
  var column: String?
  /// What the readout sees of a sequence.
  var reading = ReadingChoice.last
  /// The share of the data that is held back to validate on.
  var validation: Double?
  /// Whose sequences are held back to validate on.
  var leaveOut: String?
  /// A file with data that are measured once, at the end.
  var test: String?
}

/// What a task is trained with where nothing else is asked for.
struct TaskDefaults: Sendable {
  var window: Int
  var batch: Int
  var cell = Architecture.Cell.lstm
  var hidden: Int
  var layers = 1
  var optimizer = OptimizerChoice.adam
  /// The norm that gradients are clipped at.
  var clip = 1.0
  var epochs: Int
  /// Where the parameters start.
  var initial = InitialChoice(.pytorch, forget: 1)
}
