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
  var initial = Initialisation.pyTorch.forgetBias(1)
}
