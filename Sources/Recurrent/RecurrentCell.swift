import Autograd
import Tensors

/// One step of a network with a memory: from an input and what was remembered to what is remembered next.
///
/// A cell is a value that holds its parameters; its memory is passed in and returned, so that a step has no hidden effect.
public protocol RecurrentCell {
  /// What the cell carries from step to step.
  associatedtype Memory: RecurrentMemory

  /// How many numbers come in at each step: I.
  var inputs: Int { get }
  /// How many units there are: H.
  var hidden: Int { get }
  /// All parameters, in an order that stays the same.
  var parameters: [Parameter] { get }

  /// The memory before the first step: zeros, for a batch of B.
  func zeroMemory(batch: Int, on tape: Tape) -> Memory

  /// One time step.
  ///
  /// Shapes: x [B, I] and the memory of a batch of B → the next memory.
  func step(_ x: Variable, _ memory: Memory) -> Memory

  /// What the next layer, or the readout, gets to see of a memory: [B, H].
  func output(_ memory: Memory) -> Variable
}

extension RecurrentCell {
  /// Runs the cell over a sequence, one step after the other; the same parameters are used at every step.
  ///
  ///     m₀ = given, or zeros;   mₜ = step(xₜ, mₜ₋₁),   t = 1 … T
  ///
  /// Shapes: T inputs [B, I] → T outputs [B, H].
  ///
  /// - Parameter lengths: how many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  /// - Precondition: there is at least one step.
  public func unroll(
    over inputs: [Variable], from start: Memory? = nil, lengths: [Int]? = nil
  ) -> Unrolled<Memory> {
    let batch = checkedBatch(of: inputs, lengths: lengths)
    var memory = start ?? zeroMemory(batch: batch, on: inputs[0].tape)
    var outputs: [Variable] = []
    for (step, x) in inputs.enumerated() {
      let next = self.step(x, memory)
      let running = lengths.map { $0.map { step < $0 } } ?? []
      memory = running.contains(false) ? memory.replacing(where: running, with: next) : next
      outputs.append(output(memory))
    }
    return Unrolled(outputs: outputs, memory: memory)
  }

  /// The size of the batch, if the inputs fit the cell and the lengths fit the inputs.
  func checkedBatch(of inputs: [Variable], lengths: [Int]?) -> Int {
    checkedBatchSize(of: inputs, columns: self.inputs, lengths: lengths)
  }
}

/// The size of the batch, if the inputs have so many columns and the lengths fit the inputs.
func checkedBatchSize(of inputs: [Variable], columns: Int, lengths: [Int]?) -> Int {
  checkedBatchSize(steps: inputs.count, columns: columns, lengths: lengths) { inputs[$0].form }
}

/// The same, given the shape of each input.
func checkedBatchSize(steps: Int, columns: Int, lengths: [Int]?, _ formOfInput: (_ step: Int) -> Shape) -> Int {
  if steps == 0 { refuse("unroll needs at least one step, and got none.") }
  let form = formOfInput(0)
  guard let (batch, width) = form.matrix, width == columns else {
    refuse("unroll needs inputs of shape [B, \(columns)], and got \(form.sizes).")
  }
  for step in 1..<steps where formOfInput(step) != form {
    refuse("unroll needs inputs of one shape, and got \(form.sizes) and \(formOfInput(step).sizes).")
  }
  guard batch > 0 else { refuse("unroll needs a batch of at least one, and got inputs of shape \(form.sizes).") }
  requireLengths(lengths, batch: batch, steps: steps)
  return batch
}

/// Stops where the lengths do not fit a batch of so many steps.
func requireLengths(_ lengths: [Int]?, batch: Int, steps: Int) {
  guard let lengths else { return }
  guard lengths.count == batch, lengths.allSatisfy((1...steps).contains) else {
    refuse("unroll needs \(batch) lengths from 1 to \(steps), and got \(lengths).")
  }
}
