import Autograd
import Recurrent
import Tensors

/// One layer on a tape, step by step, with its gates held as in the recorded run.
///
/// It must equal the recorded run, up to rounding. Only what is remembered wants a gradient; weights are data.
struct TapedLayer {
  private let cell: Architecture.Cell
  private let weights: LayerWeights
  private let holds: LayerHolds
  private let (W, U): (Variable, Variable)
  private let tape: Tape

  init(_ cell: Architecture.Cell, _ weights: LayerWeights, holding holds: LayerHolds, on tape: Tape) {
    (self.cell, self.weights, self.holds, self.tape) = (cell, weights, holds, tape)
    (W, U) = (tape.data(weights.W), tape.data(weights.U))
  }

  /// What is remembered after a step, in the order of a `NetworkMemory`; the last of it is what is shown.
  func step(_ x: Variable, _ memory: [Variable], row: Int) -> [Variable] {
    switch cell {
    case .rnn: [gate(.shortTerm, Maps(self, x, memory[0]), row)]
    case .gru: [gru(x, memory[0], row)]
    case .lstm, .peephole: lstm(x, memory[0], memory[1], row)
    }
  }

  /// x·W and h·U of all gates, side by side.
  private struct Maps {
    let fromInput: Variable
    let fromMemory: Variable

    init(_ layer: TapedLayer, _ x: Variable, _ h: Variable) {
      (fromInput, fromMemory) = (matrixProduct(x, layer.W), matrixProduct(h, layer.U))
    }
  }

  private func lstm(_ x: Variable, _ c: Variable, _ h: Variable, _ row: Int) -> [Variable] {
    let maps = Maps(self, x, h)
    let kept = gate(.forget, maps, row, seeing: c) * c
    let learned = gate(.input, maps, row, seeing: c) * gate(.candidate, maps, row)
    let remembered = kept + learned
    let output = gate(.output, maps, row, seeing: remembered)
    let shown = weights.notes.map { matrixProduct(kept, tape.data($0.W)).adding(row: tape.data($0.b)) } ?? remembered
    return [remembered, output * tanh(shown)]
  }

  private func gru(_ x: Variable, _ h: Variable, _ row: Int) -> Variable {
    let maps = Maps(self, x, h)
    let (reset, update) = (gate(.reset, maps, row), gate(.update, maps, row))
    let fromMemory = part(.candidate, maps.fromMemory).adding(row: tape.data(Tensor(row: weights.memoryBias)))
    let sum = part(.candidate, maps.fromInput).adding(row: bias(.candidate)) + reset * fromMemory
    let candidate = held(tanh(sum), .candidate, row)
    return candidate + update * (h - candidate)
  }

  private func gate(_ gate: Quantity, _ maps: Maps, _ row: Int, seeing c: Variable? = nil) -> Variable {
    var sum = (part(gate, maps.fromInput) + part(gate, maps.fromMemory)).adding(row: bias(gate))
    if let c, let peephole = weights.peepholes[gate] { sum = sum + c.multiplied(byRow: tape.data(Tensor(row: peephole))) }
    return held(Squash(of: gate) == .tanh ? tanh(sum) : sigmoid(sum), gate, row)
  }

  private func part(_ gate: Quantity, _ maps: Variable) -> Variable {
    let place = weights.gates.firstIndex(of: gate)! * weights.hidden
    return maps.columns(place..<place + weights.hidden)
  }

  private func bias(_ gate: Quantity) -> Variable { tape.data(Tensor(row: weights.biases[gate]!)) }

  /// No gradient goes through a gate that is held.
  private func held(_ value: Variable, _ gate: Quantity, _ row: Int) -> Variable {
    guard let (free, fixed) = holds.mask(gate, row, units: weights.hidden) else { return value }
    return value * tape.data(Tensor(rows: [free])) + tape.data(Tensor(rows: [fixed]))
  }
}
