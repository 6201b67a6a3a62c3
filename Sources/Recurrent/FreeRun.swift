import Autograd
import Tensors

/// What a network shows that runs on its own predictions, K steps far.
public struct FreeRun<Memory> {
  /// The predictions y₁ … y_K, one below the other: [K·B, O].
  public let predictions: Variable

  /// What each was read from, one below the other: [K·B, H].
  public let outputs: Variable

  /// The memory from which the last prediction was read.
  public let memory: Memory
}

extension Forecaster {
  /// Runs on its own predictions: each is the input of the step after. This is the closed loop, and gradients go back through it.
  ///
  ///     y₁ = readout(m₀)        mₖ = step(yₖ, mₖ₋₁),   yₖ₊₁ = readout(mₖ),   k = 1 … K − 1
  ///
  ///     let run = net.freeRun(64, from: net.cell.memory(after: past))
  ///     let loss = meanSquaredError(run.predictions, tape.data(whatCameThen))
  ///
  /// Shapes: the memory of a batch of B → K·B predictions of as many numbers as the cell reads.
  ///
  /// - Precondition: the readout gives as many numbers as the cell reads; there is at least one step.
  public func freeRun(_ steps: Int, from start: Cell.Memory) -> FreeRun<Cell.Memory> {
    requireLoop(steps)
    var memory = start
    var outputs = [cell.output(memory)]
    var predictions = [readout(outputs[0])]
    for step in 1..<steps {
      memory = cell.step(predictions[step - 1], memory)
      outputs.append(cell.output(memory))
      predictions.append(readout(outputs[step]))
    }
    return FreeRun(
      predictions: concatenate(rowsOf: predictions), outputs: concatenate(rowsOf: outputs), memory: memory)
  }

  /// What comes after the known values, by the network's own predictions; its memory is carried on from step to step.
  ///
  /// - Precondition: the cell reads one number, the readout gives one, and there is at least one known value.
  public func freeRun(_ steps: Int, after known: [Scalar]) -> [Scalar] {
    let tape = Tape()
    return freeRun(steps, from: cell.unroll(over: singleSteps(known, on: tape)).memory).predictions.value.scalars
  }

  func singleSteps(_ known: [Scalar], on tape: Tape) -> [Variable] {
    guard cell.inputs == 1, !known.isEmpty else {
      refuse("a free run after numbers needs a cell that reads one, and at least one known value.")
    }
    return known.map { tape.data(Tensor(rows: [[$0]])) }
  }

  func requireLoop(_ steps: Int) {
    let (given, read) = (readout.V.value.columns, cell.inputs)
    guard given == read else {
      refuse("a free run needs a readout that gives as many numbers as the cell reads, and got \(given) and \(read).")
    }
    guard steps >= 1 else { refuse("a free run needs at least one step, and got \(steps).") }
  }
}

extension Forecaster where Cell: LoopedCell {
  /// Runs on its own predictions, as `freeRun(_:from:)` does, in the way that is asked for.
  ///
  /// Shapes: the memory of a batch of B → K·B predictions of as many numbers as the cell reads.
  ///
  /// - Precondition: the readout gives as many numbers as the cell reads; there is at least one step.
  public func freeRun(_ steps: Int, from start: Cell.Memory, by way: Unrolling) -> FreeRun<Cell.Memory> {
    if way == .steps || steps == 1 { return freeRun(steps, from: start) }
    requireLoop(steps)
    let first = cell.output(start)
    let batch = first.shape[0]
    let silence = first.tape.data(.zeros([(steps - 1) * batch, cell.inputs]))
    let run = cell.fused(
      over: FusedInputs(variables: [silence], steps: steps - 1, batch: batch, lengths: nil), from: start, feedback: readout)
    let outputs = concatenate(rowsOf: [first, run.outputs!])
    return FreeRun(predictions: readout(outputs), outputs: outputs, memory: run.memory)
  }

  /// What comes after the known values, by the network's own predictions, in the way that is asked for.
  ///
  /// - Precondition: the cell reads one number, the readout gives one, and there is at least one known value.
  public func freeRun(_ steps: Int, after known: [Scalar], by way: Unrolling) -> [Scalar] {
    let tape = Tape()
    let start = cell.memory(after: singleSteps(known, on: tape), by: way)
    return freeRun(steps, from: start, by: way).predictions.value.scalars
  }
}
