import FourGates

extension Workload {
  /// The median time of a training step, in microseconds.
  func microsecondsAStep(by path: Path, threads: Int) -> Double {
    Threads.$limit.withValue(threads) {
      let step = trainingStep(by: path.unrolling)
      return medianMicroseconds(of: { _ = step() })
    }
  }

  /// One step of training on one fixed batch: forward, loss, backward, and one update by Adam. It returns the loss before the update.
  func trainingStep(by way: Unrolling) -> () -> Scalar {
    var dice = Dice(seed: 1)
    switch cell {
    case .rnn: return trainingStep(stack(&dice) { ElmanCell(inputs: $0, hidden: hidden, dice: &$1) }, way, &dice)
    case .lstm: return trainingStep(stack(&dice) { LSTMCell(inputs: $0, hidden: hidden, dice: &$1) }, way, &dice)
    case .gru: return trainingStep(stack(&dice) { GRUCell(inputs: $0, hidden: hidden, dice: &$1) }, way, &dice)
    }
  }

  private func stack<Cell: RecurrentCell>(_ dice: inout Dice, _ layer: (Int, inout Dice) -> Cell) -> StackedCells<Cell> {
    StackedCells((0..<layers).map { layer($0 == 0 ? input.width : hidden, &dice) })
  }

  private func trainingStep<Cell: FusedCell>(
    _ cell: StackedCells<Cell>, _ way: Unrolling, _ dice: inout Dice
  ) -> () -> Scalar {
    let readout = Readout(hidden: hidden, outputs: loss.outputs, dice: &dice)
    let parameters = cell.parameters + readout.parameters
    let inputs = (0..<steps).map { _ in drawInput(&dice) }
    let lossOfOutputs = drawTargets(&dice)
    let readsEveryStep = loss.isAtEveryStep
    var adam = Adam(learningRate: 0.001)
    // The tape ends with this function, and what it knows of the parameters with it; so the update changes them without a copy.
    func learn() -> (loss: Scalar, gradients: Gradients) {
      let tape = Tape()
      let xs = inputs.map { tape.data($0) }
      let outputs =
        readsEveryStep ? cell.unroll(over: xs, by: way).stacked : cell.output(cell.memory(after: xs, by: way))
      let loss = lossOfOutputs(readout(outputs))
      return (loss.value.scalar, tape.gradients(of: loss))
    }
    return {
      let (loss, gradients) = learn()
      adam.update(parameters, with: gradients)
      return loss
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
  private func drawTargets(_ dice: inout Dice) -> (Variable) -> Variable {
    switch loss {
    case .squaredError:
      let targets = Tensor.normal([batch, 1], dice: &dice)
      return { meanSquaredError($0, $0.tape.data(targets)) }
    case .classes(let count):
      let targets = (0..<batch).map { _ in dice.index(below: count) }
      return { crossEntropy($0, targets: targets) }
    case .symbolsAtEveryStep(let count):
      let targets = (0..<steps * batch).map { _ in dice.index(below: count) }
      return { crossEntropy($0, targets: targets) }
    }
  }
}
