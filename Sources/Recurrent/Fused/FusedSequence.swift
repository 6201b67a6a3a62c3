import Autograd
import Tensors

/// A layer to be run as a whole: its maps and rows; and the entry of such a run on the tape, with what went in, what came out, and how
/// gradients find their way back.
///
/// The numbers are computed by a `SequencePlan`; which maps and rows stand where depends on the kind of cell.
public struct FusedSequence {
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
    let (tape, hidden, inputCount) = (inputs.tape, maps[0].hidden, inputs.variables.count)
    if let h { requireMemory(h, [inputs.batch, hidden]) }
    if let c { requireMemory(c, [inputs.batch, hidden]) }
    let (batch, weightCount) = (inputs.batch, 3 * maps.count + rows.count)
    var origins: [Int] = []
    origins.reserveCapacity(inputCount + weightCount + 2)
    var (wantsX, wantsStart) = (false, false)
    for step in 0..<inputCount { add(inputs.variables[step], to: &origins, on: tape, &wantsX) }
    addWeights(to: &origins, on: tape, readout)
    let weights = origins[inputCount...].map(tape.value(of:))
    if let h { add(h, to: &origins, on: tape, &wantsStart) }
    if let c { add(c, to: &origins, on: tape, &wantsStart) }
    let startCount = origins.count - inputCount - weightCount
    let known = SequenceWeights(constants.isEmpty ? weights : weights + constants, maps: maps.count)
    let plan = plan(
      SequenceSize(
        steps: inputs.steps, batch: batch, inputs: inputs.inputs, hidden: hidden, lengths: inputs.lengths),
      hasStart: h != nil || c != nil, isRepeated: false)
    let run = plan.run(
      origins[..<inputCount].map(tape.value(of:)), known, h: h?.value, c: c?.value, everyOutput: everyOutput)
    let hasLongTerm = run.lastC != nil
    var values: [Tensor] = []
    values.reserveCapacity(3)
    if let outputs = run.outputs { values.append(outputs) }
    values.append(run.lastH)
    if let lastC = run.lastC { values.append(lastC) }
    let results = tape.record(name, values, from: origins) { [wantsX, wantsStart] gradients in
      let first = everyOutput ? 1 : 0
      let shown = ShownGradients(
        outputs: everyOutput ? gradients[0] : nil, lastH: gradients[first], lastC: hasLongTerm ? gradients[first + 1] : nil)
      let back = plan.gradients(shown, known, wantsInputs: wantsX, wantsStart: wantsStart)
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

  /// The run, laid out for these sizes.
  func plan(_ size: SequenceSize, hasStart: Bool, isRepeated: Bool) -> SequencePlan {
    kind.layOut(size, hasStart: hasStart, rowParameters: rows.count + constants.count, isRepeated: isRepeated)
  }

  /// W, U, b and the rows, as the gates read them.
  var weights: [Parameter] { maps.map(\.W) + memoryOrder.map { maps[$0].U } + maps.map(\.b) + rows }

  /// Appends them by their entries on a tape.
  ///
  /// The readout y = h·V + d of the step before, as an input, passes through y·W = h·(V·W) + d·W: it is an ordinary run whose U is
  /// U + V·W, and whose b is b + d·W.
  private func addWeights(to weights: inout [Int], on tape: Tape, _ readout: Readout?) {
    for map in maps { weights.append(tape.entry(of: map.W)) }
    for map in memoryOrder {
      let (W, U) = (maps[map].W, maps[map].U)
      weights.append(readout.map { (tape[U] + matrixProduct(tape[$0.V], tape[W])).entry } ?? tape.entry(of: U))
    }
    let d = readout.map { tape[$0.d].reshaped(to: [1, $0.d.value.count]) }
    for map in maps {
      weights.append(
        d.map { (tape[map.b] + matrixProduct($0, tape[map.W]).reshaped(to: map.b.value.shape)).entry } ?? tape.entry(of: map.b))
    }
    for row in rows { weights.append(tape.entry(of: row)) }
  }

  private func add(_ variable: Variable, to origins: inout [Int], on tape: Tape, _ wantsGradient: inout Bool) {
    guard variable.tape === tape else { refuse("\(name) needs variables of one tape, and got two tapes.") }
    origins.append(variable.entry)
    if variable.wantsGradient { wantsGradient = true }
  }

  private func requireMemory(_ memory: Variable, _ shape: [Int]) {
    guard memory.shape == shape else {
      refuse("\(name) needs starting memories of shape \(shape), and got \(memory.shape).")
    }
  }
}
