import Autograd
import Tensors

/// One step of a network with a memory: from an input and what was remembered to what is remembered next.
///
/// A cell is a value that holds its parameters; its memory is passed in and returned, so that a step has no hidden effect.
public protocol RecurrentCell {
  /// What the cell carries from step to step.
  associatedtype Memory

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

/// The outputs of a cell at every step, and its memory after the last.
public struct Unrolled<Memory> {
  /// T outputs of shape [B, H].
  public let outputs: [Variable]
  public let memory: Memory

  /// The output after the last step: [B, H].
  public var last: Variable { outputs[outputs.count - 1] }
}

extension RecurrentCell {
  /// Runs the cell over a sequence, one step after the other; the same parameters are used at every step.
  ///
  ///     m₀ = given, or zeros;   mₜ = step(xₜ, mₜ₋₁),   t = 1 … T
  ///
  /// Shapes: T inputs [B, I] → T outputs [B, H].
  ///
  /// - Precondition: there is at least one step.
  public func unroll(over inputs: [Variable], from start: Memory? = nil) -> Unrolled<Memory> {
    guard let first = inputs.first else { refuse("unroll needs at least one step, and got none.") }
    guard first.shape.count == 2, first.shape[1] == self.inputs else {
      refuse("unroll needs inputs of shape [B, \(self.inputs)], and got \(first.shape).")
    }
    var memory = start ?? zeroMemory(batch: first.shape[0], on: first.tape)
    var outputs: [Variable] = []
    for x in inputs {
      memory = step(x, memory)
      outputs.append(output(memory))
    }
    return Unrolled(outputs: outputs, memory: memory)
  }
}
