import FourGates
import Inspection
import Testing

@Suite struct `A gate that is held` {
  /// An LSTM that forgets half and learns from everything.
  private static var net: Network {
    var dice = Dice(seed: 5)
    return Network(
      Architecture(.lstm, inputs: 1, hidden: 4, layers: 2), initial: .pyTorch.forgetBias(0), dice: &dice)
  }
  private static let inputs: [[Scalar]] = (0..<30).map { [Scalar($0 % 5) - 2] }

  @Test func `open for what was and shut for what comes, leaves the memory as it was`() {
    let run = Inspection(
      of: Self.net, over: Self.inputs,
      holding: [Hold(.forget, at: 1, fromStep: 10), Hold(.input, at: 0, fromStep: 10)])
    let before = run.steps[9].layers.map { $0[.longTerm] }
    #expect(run.steps[8].layers.map { $0[.longTerm] } != before)
    for step in run.steps[10...] {
      #expect(step.layers.map { $0[.longTerm] } == before)
      #expect(step.layers.allSatisfy { $0[.forget] == [1, 1, 1, 1] && $0[.input] == [0, 0, 0, 0] })
    }
  }

  @Test func `changes nothing before its step, and what follows from it after`() {
    let free = Inspection(of: Self.net, over: Self.inputs)
    let held = Inspection(of: Self.net, over: Self.inputs, holding: [Hold(.output, at: 0, fromStep: 12)])
    #expect(held.holds == [Hold(.output, at: 0, fromStep: 12)])
    for (a, b) in zip(free.steps, held.steps) {
      #expect((a.prediction == b.prediction) == (a.step < 12))
    }
    #expect(held.steps[12].layers[1][.shortTerm] == [0, 0, 0, 0])
    // The first layer's gates see its short-term memory one step later.
    #expect(held.steps[12].layers[0][.forget] == free.steps[12].layers[0][.forget])
    #expect(held.steps[13].layers[0][.forget] != free.steps[13].layers[0][.forget])
  }

  @Test func `of one unit of one layer leaves the others alone in that step`() {
    let free = Inspection(of: Self.net, over: Self.inputs)
    let held = Inspection(
      of: Self.net, over: Self.inputs, holding: [Hold(.candidate, at: -1, fromStep: 3, layer: 1, unit: 2)])
    let (a, b) = (free.steps[3].layers, held.steps[3].layers)
    #expect(a[0][.candidate] == b[0][.candidate])
    #expect(b[1][.candidate, 2] == -1)
    for unit in [0, 1, 3] { #expect(a[1][.candidate, unit] == b[1][.candidate, unit]) }
  }

  @Test(arguments: Architecture.Cell.allCases)
  func `is held in a run and in what might have been alike`(_ cell: Architecture.Cell) {
    let (net, inputs) = MadeUpRun(cell, layers: 3).content
    for gate in Quantity.gates(of: cell) {
      let holds = [Hold(gate, at: 0.25, fromStep: 4, layer: 1)]
      let whole = Inspection(of: net, over: inputs, holding: holds)
      let future = Inspection(of: net, over: inputs).whatIf(holding: holds, from: 2)
      for step in future.steps {
        expectEqual(step.prediction, whole.steps[step.step].prediction)
        #expect((step.layers[1][gate] == [Scalar](repeating: 0.25, count: 5)) == (step.step >= 4))
      }
    }
  }

  @Test func `gives way to a later hold of the same gate`() {
    let run = Inspection(
      of: Self.net, over: Self.inputs, holding: [Hold(.forget, at: 1), Hold(.forget, at: 0, fromStep: 20)])
    #expect(run.steps[19].layers[0][.forget] == [1, 1, 1, 1])
    #expect(run.steps[20].layers[0][.forget] == [0, 0, 0, 0])
  }

  @Test func `and is none of the cell's stops the program with a sentence`() async {
    let said = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let net = Network(Architecture(.gru, inputs: 1, hidden: 2), dice: &dice)
      _ = Inspection(of: net, over: [[1]], holding: [Hold(.forget, at: 1)])
    }
    #expect(
      String(decoding: said?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a cell of this kind has no gate forget that could be held.\n")
  }
}
