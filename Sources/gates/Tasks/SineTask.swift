import FourGates

/// The next value of a sine of period 50 from the last few, with or without noise.
struct SineTask: LearningTask {
  static let name = "sine"

  let windows: Windows
  let heldOut: Windows
  let batchSize: Int
  let floor: Double?
  let baselines: [(name: String, loss: Double)]
  let example: [[Scalar]]

  var inputs: Int { 1 }
  var outputs: Int { 1 }
  var lossName: String { "mean squared error" }

  init(window: Int, batchSize: Int) throws {
    let series = Series.sine(count: 500, period: 50)
    windows = try Windows(of: series[0..<300], steps: window)
    heldOut = try Windows(of: series, steps: window, targetsIn: 300..<500)
    self.batchSize = batchSize
    floor = nil
    let values = series.values
    baselines = [("last value repeated", meanSquaredError(Array(values[300...]), Array(values[299..<499])))]
    example = values.suffix(200).map { [Scalar($0)] }
  }

  func batches(dice: inout Dice) -> [TaskBatch] {
    windows.batches(of: batchSize, dice: &dice).map { TaskBatch(inputs: $0.inputs, targets: .numbers($0.targets)) }
  }

  var validation: [TaskBatch] {
    heldOut.batches(of: 256).map { TaskBatch(inputs: $0.inputs, targets: .numbers($0.targets)) }
  }
}
