import FourGates

extension Workload {
  /// One step of training on one fixed batch: forward, loss, backward, and one update by Adam.
  func trainingStep() -> () -> Void {
    var dice = Dice(seed: 1)
    switch cell {
    case .rnn: return trainingStep(stack(&dice) { ElmanCell(inputs: $0, hidden: hidden, dice: &$1) }, &dice)
    case .lstm: return trainingStep(stack(&dice) { LSTMCell(inputs: $0, hidden: hidden, dice: &$1) }, &dice)
    case .gru: return trainingStep(stack(&dice) { GRUCell(inputs: $0, hidden: hidden, dice: &$1) }, &dice)
    }
  }

  private func stack<Cell: RecurrentCell>(_ dice: inout Dice, _ layer: (Int, inout Dice) -> Cell) -> StackedCells<Cell> {
    StackedCells((0..<layers).map { layer($0 == 0 ? input.width : hidden, &dice) })
  }

  private func trainingStep<Cell: RecurrentCell>(_ cell: Cell, _ dice: inout Dice) -> () -> Void {
    let readout = Readout(hidden: hidden, outputs: loss.outputs, dice: &dice)
    let parameters = cell.parameters + readout.parameters
    let inputs = (0..<steps).map { _ in drawInput(&dice) }
    let lossOfOutputs = drawTargets(&dice)
    var adam = Adam(learningRate: 0.001)
    return {
      let tape = Tape()
      let outputs = cell.unroll(over: inputs.map { tape.data($0) }).outputs
      adam.update(parameters, with: tape.gradients(of: lossOfOutputs(outputs, readout)))
    }
  }

  private func drawInput(_ dice: inout Dice) -> Tensor {
    switch input {
    case .numbers(let count):
      return .normal([batch, count], dice: &dice)
    case .symbols(let count):
      var rows = Tensor.zeros([batch, count])
      for row in 0..<batch { rows[row, dice.index(below: count)] = 1 }
      return rows
    }
  }

  /// Draws what would have been right, and returns the loss against it.
  private func drawTargets(_ dice: inout Dice) -> ([Variable], Readout) -> Variable {
    switch loss {
    case .squaredError:
      let targets = Tensor.normal([batch, 1], dice: &dice)
      return { outputs, readout in
        meanSquaredError(readout(outputs[outputs.count - 1]), outputs[0].tape.data(targets))
      }
    case .classes(let count):
      let targets = (0..<batch).map { _ in dice.index(below: count) }
      return { outputs, readout in crossEntropy(readout(outputs[outputs.count - 1]), targets: targets) }
    case .symbolsAtEveryStep(let count):
      let targets = (0..<steps * batch).map { _ in dice.index(below: count) }
      return { outputs, readout in crossEntropy(readout(concatenate(rowsOf: outputs)), targets: targets) }
    }
  }
}
