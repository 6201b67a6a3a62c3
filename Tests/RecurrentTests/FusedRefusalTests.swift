import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A run that cannot be stops the program with a sentence` {
  private static func said(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func `over no steps`() async {
    let steps = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = GRUCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: [])
    }
    let fused = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = GRUCell(inputs: 3, hidden: 5, dice: &dice).memory(after: [], by: .fusedSequence)
    }
    for result in [steps, fused] { #expect(Self.said(result) == "FourGates: unroll needs at least one step, and got none.\n") }
  }

  @Test func `over an empty batch`() async {
    let steps = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = ElmanCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: [Tape().data(.zeros([0, 3]))])
    }
    let fused = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = ElmanCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: [Tape().data(.zeros([0, 3]))], by: .fusedSequence)
    }
    for result in [steps, fused] {
      #expect(
        Self.said(result) == "FourGates: unroll needs a batch of at least one, and got inputs of shape [0, 3].\n")
    }
  }

  @Test func `over inputs of another width, or of several shapes`() async {
    let width = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = LSTMCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: [Tape().data(.zeros([2, 4]))], by: .fusedSequence)
    }
    #expect(Self.said(width) == "FourGates: unroll needs inputs of shape [B, 3], and got [2, 4].\n")
    let several = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let inputs = [tape.data(.zeros([2, 3])), tape.data(.zeros([1, 3]))]
      _ = LSTMCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: inputs, by: .fusedSequence)
    }
    #expect(Self.said(several) == "FourGates: unroll needs inputs of one shape, and got [2, 3] and [1, 3].\n")
  }

  @Test func `with lengths that do not fit, by steps`() async {
    let count = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let inputs = (0..<3).map { _ in tape.data(.zeros([2, 3])) }
      _ = LSTMCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: inputs, lengths: [1, 2, 3])
    }
    #expect(Self.said(count) == "FourGates: unroll needs 2 lengths from 1 to 3, and got [1, 2, 3].\n")
  }

  @Test func `with lengths that do not fit, fused`() async {
    let zero = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let inputs = (0..<3).map { _ in tape.data(.zeros([2, 3])) }
      _ = LSTMCell(inputs: 3, hidden: 5, dice: &dice).unroll(over: inputs, lengths: [3, 0], by: .fusedSequence)
    }
    #expect(Self.said(zero) == "FourGates: unroll needs 2 lengths from 1 to 3, and got [3, 0].\n")
    let long = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let inputs = (0..<3).map { _ in tape.data(.zeros([2, 3])) }
      _ = LSTMCell(inputs: 3, hidden: 5, dice: &dice).memory(after: inputs, lengths: [3, 4], by: .fusedSequence)
    }
    #expect(Self.said(long) == "FourGates: unroll needs 2 lengths from 1 to 3, and got [3, 4].\n")
  }

  @Test func `from memories of another shape`() async {
    let short = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let cell = GRUCell(inputs: 3, hidden: 5, dice: &dice)
      _ = cell.unroll(over: [tape.data(.zeros([2, 3]))], from: tape.data(.zeros([1, 5])), by: .fusedSequence)
    }
    #expect(Self.said(short) == "FourGates: GRU sequence needs starting memories of shape [2, 5], and got [1, 5].\n")
    let long = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let cell = PeepholeLSTMCell(inputs: 3, hidden: 5, dice: &dice)
      let start = LSTMMemory(longTerm: tape.data(.zeros([2, 6])), shortTerm: tape.data(.zeros([2, 5])))
      _ = cell.unroll(over: [tape.data(.zeros([2, 3]))], from: start, by: .fusedSequence)
    }
    #expect(
      Self.said(long) == "FourGates: peephole LSTM sequence needs starting memories of shape [2, 5], and got [2, 6].\n")
  }

  @Test func `from a memory of another tape`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let cell = ElmanCell(inputs: 3, hidden: 5, dice: &dice)
      _ = cell.unroll(over: [Tape().data(.zeros([2, 3]))], from: Tape().data(.zeros([2, 5])), by: .fusedSequence)
    }
    #expect(Self.said(result) == "FourGates: Elman sequence needs variables of one tape, and got two tapes.\n")
  }

  @Test func `from too few memories for a stack`() async {
    let steps = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let stack = StackedCells([ElmanCell(inputs: 3, hidden: 5, dice: &dice), ElmanCell(inputs: 5, hidden: 5, dice: &dice)])
      _ = stack.unroll(over: [tape.data(.zeros([2, 3]))], from: [tape.data(.zeros([2, 5]))])
    }
    let fused = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let tape = Tape()
      let stack = StackedCells([ElmanCell(inputs: 3, hidden: 5, dice: &dice), ElmanCell(inputs: 5, hidden: 5, dice: &dice)])
      _ = stack.unroll(over: [tape.data(.zeros([2, 3]))], from: [tape.data(.zeros([2, 5]))], by: .fusedSequence)
    }
    for result in [steps, fused] {
      #expect(Self.said(result) == "FourGates: a stack of 2 layers needs as many memories, and got 1.\n")
    }
  }

  @Test func `fused, with the lesson notes' use gate`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let cell = LSTMCell(inputs: 3, hidden: 5, useGate: .lessonNotes, dice: &dice)
      _ = cell.unroll(over: [Tape().data(.zeros([2, 3]))], by: .fusedSequence)
    }
    #expect(Self.said(result) == "FourGates: the lesson notes' use gate has no fused form; unroll it by: .steps.\n")
  }

  @Test func `a fused loss over a parameter in two places, or with a readout that does not fit`() async {
    let shared = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let cell = ElmanCell(inputs: 3, hidden: 3, named: "loop", dice: &dice)
      _ = FusedLoss(StackedCells([cell, cell]), Readout(hidden: 3, outputs: 1, dice: &dice))
    }
    #expect(
      Self.said(shared)
        == "FourGates: a fused loss needs each parameter in one place, and loop.W is in two; write the loss on a tape.\n")
    let readout = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = FusedLoss(GRUCell(inputs: 3, hidden: 5, dice: &dice), Readout(hidden: 4, outputs: 1, dice: &dice))
    }
    #expect(Self.said(readout) == "FourGates: a readout of 4 numbers cannot read a cell of 5 units.\n")
  }

  @Test func `a fused loss over a parameter whose shape has changed`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let cell = ElmanCell(inputs: 1, hidden: 5, named: "loop", dice: &dice)
      let fused = FusedLoss(cell, Readout(hidden: 5, outputs: 2, dice: &dice))
      cell.map.U.value = .ones([25, 1])
      _ = fused.crossEntropy(of: [.ones([2, 1]), .ones([2, 1])], targets: [0, 1])
    }
    #expect(
      Self.said(result)
        == "FourGates: loop.U has another shape than when the fused loss was made; make a new one.\n")
  }

  @Test func `a fused loss of targets that do not fit`() async {
    let numbers = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let fused = FusedLoss(ElmanCell(inputs: 1, hidden: 5, dice: &dice), Readout(hidden: 5, outputs: 2, dice: &dice))
      _ = fused.meanSquaredError(of: [.ones([4, 1])], targets: .ones([3, 2]))
    }
    #expect(Self.said(numbers).hasSuffix("two tensors of the same shape, and got [4, 2] and [3, 2].\n"))
    let nothing = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let fused = FusedLoss(ElmanCell(inputs: 1, hidden: 5, dice: &dice), Readout(fixed: .zeros([5, 0])))
      _ = fused.meanSquaredError(of: [.ones([4, 1])], targets: .zeros([4, 0]))
    }
    #expect(Self.said(nothing) == "FourGates: meanSquaredError needs at least one number, and got the shape [4, 0].\n")
    let classes = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let fused = FusedLoss(ElmanCell(inputs: 1, hidden: 5, dice: &dice), Readout(hidden: 5, outputs: 2, dice: &dice))
      _ = fused.crossEntropy(of: [.ones([2, 1])], targets: [0, 2])
    }
    #expect(
      Self.said(classes) == "FourGates: crossEntropy needs one target below 2 for each of the 2 rows, and got [0, 2].\n")
    let steps = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let fused = FusedLoss(ElmanCell(inputs: 1, hidden: 5, dice: &dice), Readout(hidden: 5, outputs: 2, dice: &dice))
      _ = fused.crossEntropy(of: [], targets: [])
    }
    #expect(Self.said(steps) == "FourGates: unroll needs at least one step, and got none.\n")
  }
}
