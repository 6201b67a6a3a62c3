import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `PyTorch's numbers in 64 bits` {
  private static let ways = [Unrolling.steps, .fusedSequence]

  @Test(arguments: CellReference.load("lstm"), ways)
  func `are those of the LSTM: values, memories and all gradients`(_ reference: CellReference, _ way: Unrolling) {
    var dice = Dice(seed: 1)
    let cell = LSTMCell(inputs: reference.I, hidden: reference.H, dice: &dice)
    let maps = [cell.inputMap, cell.forgetMap, cell.candidateMap, cell.outputMap]
    for (number, map) in maps.enumerated() { reference.fill(map, gate: number) }
    let gradients = checkLSTM(cell, reference, by: way)
    for (number, map) in maps.enumerated() { reference.expectGradients(gradients, of: map, gate: number) }
  }

  @Test(arguments: CellReference.load("peephole"), ways)
  func `are those of the peephole LSTM, from Gers's equations`(_ reference: CellReference, _ way: Unrolling) {
    var dice = Dice(seed: 1)
    let cell = PeepholeLSTMCell(inputs: reference.I, hidden: reference.H, dice: &dice)
    let maps = [cell.inputMap, cell.forgetMap, cell.candidateMap, cell.outputMap]
    for (number, map) in maps.enumerated() { reference.fill(map, gate: number) }
    let peepholes = [("p_i", cell.inputPeephole), ("p_f", cell.forgetPeephole), ("p_o", cell.outputPeephole)]
    for (name, peephole) in peepholes { peephole.value = reference.gate(0, of: reference.parameters[name]!) }
    let gradients = checkLSTM(cell, reference, by: way)
    for (number, map) in maps.enumerated() { reference.expectGradients(gradients, of: map, gate: number) }
    for (name, peephole) in peepholes {
      expectEqual(gradients[peephole], reference.gate(0, of: reference.gradients[name]!), name)
    }
  }

  @Test(arguments: CellReference.load("gru"), ways)
  func `are those of the GRU, whose second candidate bias stays inside the reset`(
    _ reference: CellReference, _ way: Unrolling
  ) {
    var dice = Dice(seed: 1)
    let cell = GRUCell(inputs: reference.I, hidden: reference.H, dice: &dice)
    reference.fill(cell.resetMap, gate: 0)
    reference.fill(cell.updateMap, gate: 1)
    reference.fill(cell.candidateMap, gate: 2, bias: { fromInput, _ in fromInput })
    cell.candidateMemoryBias.value = reference.gate(2, of: reference.parameters["bias_hh_l0"]!)
    let gradients = check(cell, reference, by: way)
    for (number, map) in [cell.resetMap, cell.updateMap, cell.candidateMap].enumerated() {
      reference.expectGradients(gradients, of: map, gate: number)
    }
    expectEqual(gradients[cell.candidateMemoryBias], reference.gate(2, of: reference.gradients["bias_hh_l0"]!), "cn")
  }

  @Test(arguments: CellReference.load("rnn"), ways)
  func `are those of the Elman network`(_ reference: CellReference, _ way: Unrolling) {
    var dice = Dice(seed: 1)
    let cell = ElmanCell(inputs: reference.I, hidden: reference.H, dice: &dice)
    reference.fill(cell.map, gate: 0)
    reference.expectGradients(check(cell, reference, by: way), of: cell.map, gate: 0)
  }

  @Test(arguments: CellReference.load("lstm"))
  func `are those of the gates, step by step`(_ reference: CellReference) {
    var dice = Dice(seed: 1)
    let cell = LSTMCell(inputs: reference.I, hidden: reference.H, dice: &dice)
    for (number, map) in [cell.inputMap, cell.forgetMap, cell.candidateMap, cell.outputMap].enumerated() {
      reference.fill(map, gate: number)
    }
    let steps = cell.watch(
      (0..<reference.T).map { reference.step($0, of: reference.x) },
      from: (longTerm: reference.memory(reference.c0!), shortTerm: reference.memory(reference.h0)))
    #expect(steps.count == reference.T)
    for (t, step) in steps.enumerated() {
      let found = [
        "forget": step.forget, "input": step.input, "candidate": step.candidate, "output": step.output,
        "longTerm": step.longTerm, "shortTerm": step.shortTerm,
      ]
      for (name, value) in found { expectEqual(value, reference.step(t, of: reference.gates![name]!), "\(name) at \(t)") }
      expectEqual(step.kept + step.learned, step.longTerm, "kept + learned at \(t)")
    }
  }

  /// Runs a cell whose memory is h alone, and compares everything but the gradients of its parameters, which it returns.
  private func check<Cell: FusedCell>(_ cell: Cell, _ reference: CellReference, by way: Unrolling) -> Gradients
  where Cell.Memory == Variable {
    let tape = Tape()
    let inputs = (0..<reference.T).map { tape.variable(reference.step($0, of: reference.x)) }
    let start = tape.variable(reference.memory(reference.h0))
    let run = cell.unroll(over: inputs, from: start, by: way)
    let loss = reference.loss(run.outputs, longTerm: nil)
    let gradients = tape.gradients(of: loss)
    compare(run.outputs, loss, inputs, gradients, reference)
    expectEqual(gradients[start], reference.memory(reference.grad_h0), "∂h₀")
    return gradients
  }

  /// The same for a cell with both memories.
  private func checkLSTM<Cell: FusedCell>(_ cell: Cell, _ reference: CellReference, by way: Unrolling) -> Gradients
  where Cell.Memory == LSTMMemory {
    let tape = Tape()
    let inputs = (0..<reference.T).map { tape.variable(reference.step($0, of: reference.x)) }
    let start = LSTMMemory(
      longTerm: tape.variable(reference.memory(reference.c0!)), shortTerm: tape.variable(reference.memory(reference.h0)))
    let run = cell.unroll(over: inputs, from: start, by: way)
    let loss = reference.loss(run.outputs, longTerm: run.memory.longTerm)
    let gradients = tape.gradients(of: loss)
    compare(run.outputs, loss, inputs, gradients, reference)
    expectEqual(run.memory.longTerm.value, reference.memory(reference.c_T!), "c_T")
    expectEqual(gradients[start.shortTerm], reference.memory(reference.grad_h0), "∂h₀")
    expectEqual(gradients[start.longTerm], reference.memory(reference.grad_c0!), "∂c₀")
    return gradients
  }

  private func compare(
    _ outputs: [Variable], _ loss: Variable, _ inputs: [Variable], _ gradients: Gradients, _ reference: CellReference
  ) {
    expectEqual(loss.value, Tensor(Scalar(reference.loss)), "loss")
    for t in 0..<reference.T {
      expectEqual(outputs[t].value, reference.step(t, of: reference.outputs), "h\(t + 1)")
      expectEqual(gradients[inputs[t]], reference.step(t, of: reference.grad_x), "∂x\(t + 1)")
    }
  }
}
