import FourGates
import LessonKit

/// The shapes of everything in one run of a plain recurrent network, read off the tensors themselves.
struct Shapes {
  let batch: Int
  let steps: Int
  let features: Int
  let hidden: Int

  let input: [Int]
  let memory: [Int]
  let outputs: [Int]
  let predictions: [Int]
  let parameters: Int
  let entries: Int

  init(batch: Int = 1, steps: Int = 20, features: Int = 1, hidden: Int = 32, dice: Dice) {
    (self.batch, self.steps, self.features, self.hidden) = (batch, steps, features, hidden)
    var dice = dice
    let cell = ElmanCell(inputs: features, hidden: hidden, dice: &dice)
    let readout = Readout(hidden: hidden, outputs: 1, dice: &dice)
    let tape = Tape()
    let inputs = (0..<steps).map { _ in tape.data(.normal([batch, features], dice: &dice)) }
    let run = cell.unroll(over: inputs)
    let predictions = readout(run.stacked)
    input = inputs[0].shape
    memory = run.memory.shape
    outputs = run.stacked.shape
    self.predictions = predictions.shape
    parameters = parameterCount(cell.parameters + readout.parameters)
    entries = tape.entries.count
  }

  static let header = ["changed", "input", "memory", "all outputs", "predictions", "parameters", "entries"]

  func row(_ name: String) -> [String] {
    [name, "\(input)", "\(memory)", "\(outputs)", "\(predictions)", "\(parameters)", "\(entries)"]
  }
}
