import FourGates

extension Workload {
  /// The median time of a training step, in microseconds.
  func microsecondsAStep(by path: Path, threads: Int) -> Double {
    Threads.$limit.withValue(threads) {
      let step = trainingStep(by: path)
      return medianMicroseconds(of: { _ = step() })
    }
  }

  /// One step of training on one fixed batch: forward, loss, backward, and one update by Adam. It returns the loss before the update.
  func trainingStep(by path: Path) -> () -> Scalar {
    var dice = Dice(seed: 1)
    switch cell {
    case .rnn: return trainingStep(stack(&dice) { ElmanCell(inputs: $0, hidden: hidden, dice: &$1) }, path, &dice)
    case .lstm: return trainingStep(stack(&dice) { LSTMCell(inputs: $0, hidden: hidden, dice: &$1) }, path, &dice)
    case .gru: return trainingStep(stack(&dice) { GRUCell(inputs: $0, hidden: hidden, dice: &$1) }, path, &dice)
    }
  }

  private func stack<Cell: RecurrentCell>(_ dice: inout Dice, _ layer: (Int, inout Dice) -> Cell) -> StackedCells<Cell> {
    StackedCells((0..<layers).map { layer($0 == 0 ? input.width : hidden, &dice) })
  }

  private func trainingStep<Cell: FusedCell>(
    _ cell: StackedCells<Cell>, _ path: Path, _ dice: inout Dice
  ) -> () -> Scalar {
    let readout = Readout(hidden: hidden, outputs: loss.outputs, dice: &dice)
    let parameters = cell.parameters + readout.parameters
    let inputs = (0..<steps).map { _ in drawInput(&dice) }
    let targets = drawTargets(&dice)
    let learn =
      switch path {
      case .loss: withoutTape(cell, readout, inputs, targets)
      case .fused: onTape(cell, readout, inputs, targets, by: .fusedSequence)
      case .steps: onTape(cell, readout, inputs, targets, by: .steps)
      }
    var adam = Adam(learningRate: 0.001)
    return {
      let (loss, gradients) = learn()
      adam.update(parameters, with: gradients)
      return loss
    }
  }

  private typealias Learning = () -> (loss: Scalar, gradients: Gradients)

  private func withoutTape(
    _ cell: some FusedCell, _ readout: Readout, _ inputs: [Tensor], _ targets: Targets
  ) -> Learning {
    let fused = FusedLoss(cell, readout, reading: loss.isAtEveryStep ? .everyStep : .lastStep)
    switch targets {
    case .numbers(let numbers): return { fused.meanSquaredError(of: inputs, targets: numbers) }
    case .classes(let classes): return { fused.crossEntropy(of: inputs, targets: classes) }
    }
  }

  /// The tape ends with each step, and what it knows of the parameters with it; so the update changes them without a copy.
  private func onTape(
    _ cell: some FusedCell, _ readout: Readout, _ inputs: [Tensor], _ targets: Targets, by way: Unrolling
  ) -> Learning {
    let readsEveryStep = loss.isAtEveryStep
    return {
      let tape = Tape()
      let xs = inputs.map { tape.data($0) }
      let y = readout(
        readsEveryStep ? cell.unroll(over: xs, by: way).stacked : cell.output(cell.memory(after: xs, by: way)))
      let loss =
        switch targets {
        case .numbers(let numbers): meanSquaredError(y, tape.data(numbers))
        case .classes(let classes): crossEntropy(y, targets: classes)
        }
      return (loss.value.scalar, tape.gradients(of: loss))
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

  /// What would have been right.
  private enum Targets {
    case numbers(Tensor)
    case classes([Int])
  }

  private func drawTargets(_ dice: inout Dice) -> Targets {
    func classes(_ rows: Int, below count: Int) -> Targets { .classes((0..<rows).map { _ in dice.index(below: count) }) }
    switch loss {
    case .squaredError: return .numbers(.normal([batch, 1], dice: &dice))
    case .classes(let count): return classes(batch, below: count)
    case .symbolsAtEveryStep(let count): return classes(steps * batch, below: count)
    }
  }
}
