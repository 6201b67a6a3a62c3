import Autograd
import Tensors

/// A cell that can also run over a whole sequence at once.
///
///     cell.unroll(over: inputs, by: .fusedSequence).outputs
///
/// The fused form has the same parameters and computes the same numbers as the steps, up to rounding; the way back included.
public protocol FusedCell: RecurrentCell {
  /// What each layer runs, from the lowest to the highest.
  var sequences: [FusedSequence] { get }

  /// The whole sequence as one entry of the tape a layer.
  func fused(over inputs: FusedInputs, from start: Memory?, everyOutput: Bool) -> FusedOutputs<Memory>
}

/// The inputs of a fused run: all steps of a sequence, for a batch.
public struct FusedInputs {
  /// A variable a step, [B, I], or one for all steps, [T·B, I].
  let variables: [Variable]
  let steps: Int
  let batch: Int
  let lengths: [Int]?

  var tape: Tape { variables[0].tape }
  var inputs: Int { variables[0].value.columns }
}

/// What a fused run shows: the outputs of all steps, [T·B, H], if they were asked for, and the memory after the last.
public typealias FusedOutputs<Memory> = (outputs: Variable?, memory: Memory)

extension FusedCell {
  /// Runs the cell over a sequence, as `unroll(over:from:lengths:)` does, in the way that is asked for.
  ///
  /// Shapes: T inputs [B, I] → T outputs [B, H].
  ///
  /// - Parameter lengths: how many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  /// - Precondition: there is at least one step.
  public func unroll(
    over inputs: [Variable], from start: Memory? = nil, lengths: [Int]? = nil, by way: Unrolling
  ) -> Unrolled<Memory> {
    if way == .steps { return unroll(over: inputs, from: start, lengths: lengths) }
    let batch = checkedBatch(of: inputs, lengths: lengths)
    let run = fused(
      over: FusedInputs(variables: inputs, steps: inputs.count, batch: batch, lengths: lengths), from: start, everyOutput: true)
    return Unrolled(stacked: run.outputs!, steps: inputs.count, last: output(run.memory), memory: run.memory)
  }

  /// What the cell remembers after a sequence: for whoever needs no outputs on the way.
  ///
  ///     cell.output(cell.memory(after: inputs, by: .fusedSequence))        the last output, [B, H]
  ///
  /// Shapes: T inputs [B, I] → the memory of a batch of B.
  ///
  /// - Parameter lengths: how many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  /// - Precondition: there is at least one step.
  public func memory(
    after inputs: [Variable], from start: Memory? = nil, lengths: [Int]? = nil, by way: Unrolling = .steps
  ) -> Memory {
    if way == .steps { return unroll(over: inputs, from: start, lengths: lengths).memory }
    let batch = checkedBatch(of: inputs, lengths: lengths)
    return fused(
      over: FusedInputs(variables: inputs, steps: inputs.count, batch: batch, lengths: lengths), from: start, everyOutput: false
    ).memory
  }
}

/// A fused cell that can also read its own predictions, as one entry of the tape.
///
///     xₜ₊₁ = yₜ = hₜ·V + d        the input of a step is what a readout makes of the output before
///
/// A GRU is none: its reset gate stands between the memory's part of the candidate and the input's part.
public protocol LoopedCell: FusedCell {
  /// All steps, each with the readout of the output before added to its input.
  func fused(over inputs: FusedInputs, from start: Memory, feedback readout: Readout) -> FusedOutputs<Memory>
}
