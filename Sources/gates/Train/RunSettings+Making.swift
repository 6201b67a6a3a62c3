import FourGates

/// What a run is made of, as its settings say.
extension RunSettings {
  /// A network of this run's size, for what goes in and out of its task.
  func architecture(for task: some LearningTask) -> Architecture {
    Architecture(
      cell, inputs: task.inputs, hidden: hidden, layers: layers, outputs: task.outputs, embedding: embedding, filters: filters)
  }

  /// What its task is made with; where the data were in files, those are named anew.
  func taskOptions(data: String? = nil, column: String? = nil, test: String? = nil) -> TaskOptions {
    TaskOptions(
      seed: seed, window: task == TaskChoice.gestures.rawValue ? nil : window, batch: batch, data: data, column: column,
      reading: reading ?? .last, validation: validation, leaveOut: leaveOut, test: test)
  }

  var start: InitialChoice { initial ?? TaskChoice(rawValue: task)?.defaults.initial ?? InitialChoice(.pytorch) }

  func makeOptimizer() -> any ResumableOptimizer {
    optimizer.make(rate: rate, smoothing: smoothing, weightDecay: weightDecay)
  }

  var clipping: Clipping? { clipValue.map(Clipping.value) ?? clip.map(Clipping.norm) }

  func makeDropout(_ dice: Dice) -> LayerDropout? {
    dropout > 0 ? LayerDropout(probability: dropout, place: (dropoutPlace ?? .above).place, dice: dice) : nil
  }
}
