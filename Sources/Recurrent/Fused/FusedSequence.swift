import Autograd
import Tensors

/// The entry of a fused run on the tape: what went in, what came out, and how gradients find their way back to it.
///
/// The numbers are computed by `SequenceKind.run`; which maps and rows stand where depends on the kind of cell.
struct FusedSequence {
  let kind: SequenceKind
  let name: String
  /// The maps in the order in which the gates read x·W + b.
  let maps: [GateMap]
  /// Which of the maps' U stand where the gates read h·U.
  let memoryOrder: [Int]
  /// The parameters of one row.
  var rows: [Parameter] = []
  /// A row of numbers after them that are not learned.
  var constants: [Tensor] = []

  typealias Results = (outputs: Variable?, h: Variable, c: Variable?)

  /// Runs the cell; with a readout, what that reads from each output is added to the input of the step after.
  func callAsFunction(
    _ inputs: FusedInputs, h: Variable?, c: Variable?, everyOutput: Bool, feedback readout: Readout? = nil
  ) -> Results {
    let hidden = maps[0].hidden
    for start in [h, c] { start.map { requireMemory($0, [inputs.batch, hidden]) } }
    let xs = inputs.variables
    let (batch, inputCount, weightCount) = (inputs.batch, xs.count, 3 * maps.count + rows.count)
    var origins: [Variable] = []
    origins.reserveCapacity(inputCount + weightCount + 2)
    origins += xs
    addWeights(to: &origins, on: inputs.tape, readout)
    let run = kind.run(
      SequenceSize(
        steps: inputs.steps, batch: batch, inputs: inputs.inputs, hidden: hidden, lengths: inputs.lengths),
      xs.map(\.value),
      SequenceWeights(origins[inputCount...].map(\.value) + constants, maps: maps.count), h: h?.value, c: c?.value,
      everyOutput: everyOutput)
    let (wantsX, wantsStart) = (xs.contains { $0.wantsGradient }, (h?.wantsGradient ?? false) || (c?.wantsGradient ?? false))
    if let h { origins.append(h) }
    if let c { origins.append(c) }
    let startCount = origins.count - inputCount - weightCount
    let hasLongTerm = run.lastC != nil
    var values: [Tensor] = []
    values.reserveCapacity(3)
    for value in [run.outputs, run.lastH, run.lastC] { if let value { values.append(value) } }
    let results = inputs.tape.record(name, values, from: origins) { gradients in
      let first = everyOutput ? 1 : 0
      let shown = ShownGradients(
        outputs: everyOutput ? gradients[0] : nil, lastH: gradients[first], lastC: hasLongTerm ? gradients[first + 1] : nil)
      let back = run.gradients(shown, wantsInputs: wantsX, wantsStart: wantsStart)
      var all: [Tensor?] = []
      all.reserveCapacity(inputCount + back.weights.count + startCount)
      for step in 0..<inputCount {
        all.append(inputCount > 1 ? back.x.map { $0.rows(step * batch..<(step + 1) * batch) } : back.x)
      }
      for gradient in back.weights { all.append(gradient) }
      if startCount > 0 { all.append(back.h) }
      if startCount > 1 { all.append(back.c) }
      return all
    }
    let first = everyOutput ? 1 : 0
    return (everyOutput ? results[0] : nil, results[first], hasLongTerm ? results[first + 1] : nil)
  }

  /// Appends W, U, b and the rows, as the gates read them.
  ///
  /// The readout y = h·V + d of the step before, as an input, passes through y·W = h·(V·W) + d·W: it is an ordinary run whose U is
  /// U + V·W, and whose b is b + d·W.
  private func addWeights(to weights: inout [Variable], on tape: Tape, _ readout: Readout?) {
    for map in maps { weights.append(tape[map.W]) }
    for map in memoryOrder {
      let U = tape[maps[map].U]
      weights.append(readout.map { U + matrixProduct(tape[$0.V], tape[maps[map].W]) } ?? U)
    }
    let d = readout.map { tape[$0.d].reshaped(to: [1, $0.d.value.count]) }
    for map in maps {
      let b = tape[map.b]
      weights.append(d.map { b + matrixProduct($0, tape[map.W]).reshaped(to: b.shape) } ?? b)
    }
    for row in rows { weights.append(tape[row]) }
  }

  private func requireMemory(_ memory: Variable, _ shape: [Int]) {
    guard memory.shape == shape else {
      refuse("\(name) needs starting memories of shape \(shape), and got \(memory.shape).")
    }
  }
}
