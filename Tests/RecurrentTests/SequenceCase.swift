import Autograd
import Tensors
import Testing

@testable import Recurrent

/// A tensor, and what it is.
struct NamedTensor: Equatable {
  let name: String
  let value: Tensor
}

/// What the loss of a run looks at.
enum SeenByLoss: String, CaseIterable, Sendable {
  case everything = "everything"
  case someOutputs = "every other output"
  case stacked = "the stacked outputs"
  case last = "the last output"
  /// Of `memory(after:)`, which computes no outputs on the way.
  case memory = "the memory"
  /// The first part only: c where there is one.
  case partOfMemory = "a part of the memory"
}

/// A cell and a sequence, to be run in several ways.
struct SequenceCase: Sendable, CustomTestStringConvertible {
  let kind: CellKind
  let (batch, inputs, hidden, steps): (Int, Int, Int, Int)
  var layers = 1
  var hasStart = true
  var inputsWantGradients = true
  var startWantsGradients = true
  var lengths: [Int]?
  var seen = SeenByLoss.everything
  /// Whether each input is a single 1 among zeros.
  var readsSymbols = false

  /// B, I, H and T.
  init(_ kind: CellKind, _ batch: Int, _ inputs: Int, _ hidden: Int, _ steps: Int, layers: Int = 1) {
    (self.kind, self.batch, self.inputs, self.hidden, self.steps) = (kind, batch, inputs, hidden, steps)
    self.layers = layers
  }

  var testDescription: String {
    "\(kind.rawValue), \(layers) layers, B \(batch), I \(inputs), H \(hidden), T \(steps)"
      + (lengths == nil ? "" : ", lengths")
  }

  /// The cell and all numbers that go into a run, the same each time.
  var content: SequenceContent {
    var dice = Dice(seed: 17)
    let cell = kind.cell(inputs: inputs, hidden: hidden, layers: layers, dice: &dice)
    let shapes = memoryShapes(of: cell)
    return SequenceContent(
      cell: cell, inputs: (0..<steps).map { _ in readsSymbols ? symbols(&dice) : .normal([batch, inputs], dice: &dice) },
      start: shapes.map { .normal($0, deviation: 0.7, dice: &dice) },
      outputWeights: (0..<steps).map { _ in .normal([batch, cell.hidden], dice: &dice) },
      stackedWeights: (0..<steps).map { _ in .normal([batch, cell.hidden], dice: &dice) },
      lastWeights: .normal([batch, cell.hidden], dice: &dice),
      memoryWeights: shapes.map { .normal($0, dice: &dice) })
  }

  private func symbols(_ dice: inout Dice) -> Tensor {
    var rows = Tensor.zeros([batch, inputs])
    for row in 0..<batch { rows[row, dice.index(below: inputs)] = 1 }
    return rows
  }

  private func memoryShapes(of cell: some CellInParts) -> [[Int]] {
    cell.zeroMemory(batch: batch, on: Tape()).parts.map(\.shape)
  }

  /// Everything that a run shows, and the gradients of everything that went in.
  func numbers(by way: Unrolling) -> [NamedTensor] {
    numbers(of: content, by: way)
  }

  /// The same with other numbers, of the same shapes.
  func numbers(of content: SequenceContent, by way: Unrolling) -> [NamedTensor] {
    numbers(content.cell, content, by: way)
  }

  private func numbers<Cell: CellInParts>(_ cell: Cell, _ content: SequenceContent, by way: Unrolling) -> [NamedTensor] {
    let tape = Tape()
    let xs = content.inputs.map { inputsWantGradients ? tape.variable($0) : tape.data($0) }
    let starts = content.start.map { startWantsGradients ? tape.variable($0) : tape.data($0) }
    var parts = starts[...]
    let start = hasStart ? Cell.Memory(takenFrom: &parts) : nil
    var shown: [(name: String, value: Variable)] = []
    var terms: [Variable] = []
    func weighted(_ x: Variable, _ weights: Tensor) { terms.append(sum(x * tape.data(weights))) }

    if seen == .memory || seen == .partOfMemory {
      let memory = cell.memory(after: xs, from: start, lengths: lengths, by: way)
      for (part, weights) in zip(memory.parts, content.memoryWeights).prefix(seen == .memory ? .max : 1) {
        weighted(part, weights)
      }
      shown = memory.parts.enumerated().map { ("memory \($0)", $1) }
    } else {
      let run = cell.unroll(over: xs, from: start, lengths: lengths, by: way)
      let (outputs, stacked) = (run.outputs, run.stacked)
      let isEverything = seen == .everything
      for (step, weights) in content.outputWeights.enumerated() where isEverything || seen == .someOutputs && step % 2 == 0 {
        weighted(outputs[step], weights)
      }
      if isEverything || seen == .stacked {
        weighted(stacked, .concatenating(rowsOf: content.stackedWeights))
      }
      if isEverything || seen == .last { weighted(run.last, content.lastWeights) }
      if isEverything { for (part, weights) in zip(run.memory.parts, content.memoryWeights) { weighted(part, weights) } }
      shown = outputs.enumerated().map { ("output \($0 + 1)", $1) } + [("stacked", stacked), ("last", run.last)]
      shown += run.memory.parts.enumerated().map { ("memory \($0)", $1) }
    }

    let gradients = tape.gradients(of: terms.dropFirst().reduce(terms[0], +))
    return shown.map { NamedTensor(name: $0.name, value: $0.value.value) }
      + cell.parameters.map { NamedTensor(name: "∂\($0.name)", value: gradients[$0]) }
      + xs.enumerated().map { NamedTensor(name: "∂x\($0 + 1)", value: gradients[$1]) }
      + starts.enumerated().map { NamedTensor(name: "∂start \($0)", value: gradients[$1]) }
  }
}

/// The numbers of a sequence. What the loss multiplies outputs and memories with is drawn at random, so that none is left unseen.
struct SequenceContent {
  let cell: any CellInParts
  let inputs: [Tensor]
  let start: [Tensor]
  let outputWeights: [Tensor]
  let stackedWeights: [Tensor]
  let lastWeights: Tensor
  let memoryWeights: [Tensor]
}

/// That two lists name the same tensors, with numbers that are equal up to rounding: so many times the distance from 1 to the next
/// number, and the largest number of the tensor.
func expectEqual(
  _ got: [NamedTensor], _ expected: [NamedTensor], within roundings: Scalar, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(got.map(\.name) == expected.map(\.name), "\(what)", sourceLocation: sourceLocation)
  for (got, expected) in zip(got, expected) {
    guard got.value.shape == expected.value.shape else {
      Issue.record("\(what): \(got.name) has the shape \(got.value.shape)", sourceLocation: sourceLocation)
      continue
    }
    let unit = Scalar.ulpOfOne * max(1, expected.value.largestMagnitude())
    let difference = (got.value - expected.value).largestMagnitude() / unit
    #expect(difference <= roundings, "\(what): \(got.name) is off by \(difference)", sourceLocation: sourceLocation)
  }
}
