import Autograd
import Tensors

extension RecurrentCell {
  /// How much of a gradient is left on its way back through time: how far a small change of the memory k steps before the end
  /// moves the loss, measured by what a change of the last memory does.
  ///
  ///     |∂L/∂m(T−k)| / |∂L/∂m(T)|,   k = 0 … T − 1
  ///
  ///     let left = cell.gradientByLag(over: inputs) { run in sum(run.last) }
  ///
  /// Begins with 1. Going down, the gradient vanishes; going up, it explodes. The memory m is everything that the cell carries from
  /// step to step, for an LSTM c and h; |g| is the length of all its gradients, over the whole batch, as one long row.
  ///
  /// Shapes: T inputs [B, I] → T numbers.
  ///
  /// - Parameter loss: Writes the loss, one number, on the tape of the run.
  /// - Precondition: there is at least one step, and the loss depends on the last output.
  /// - Complexity: one way forward and one back, by single steps.
  public func gradientByLag(over inputs: [Tensor], loss: (Unrolled<Memory>) -> Variable) -> [Double] {
    let tape = Tape()
    let xs = inputs.map { tape.data($0) }
    var memory = zeroMemory(batch: checkedBatch(of: xs, lengths: nil), on: tape)
    let memories = xs.map { x in
      // Entries of their own, so that an LSTM's c is asked for what it carries on, and not again for the h that it has just shown.
      memory = step(x, memory).mapParts { $0 * 1 }
      return memory
    }
    let gradients = tape.gradients(of: loss(Unrolled(outputs: memories.map(output), memory: memory)), keepingAll: true)
    let lengths = memories.reversed().map { memory in
      // In 64 bits, because the square of a small gradient would be 0 in 32.
      memory.parts.flatMap { gradients[$0].scalars }.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    guard lengths[0] > 0 else {
      refuse("gradientByLag needs a loss with a gradient for the last memory, and got one of length \(lengths[0]).")
    }
    return lengths.map { $0 / lengths[0] }
  }
}
