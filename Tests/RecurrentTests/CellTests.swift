import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `The lesson notes' use gate` {
  /// h′ = σ(o) ⊙ tanh(k·Wu + bu), worked out with plain loops; two steps, so that c′ = k + n is seen at work.
  @Test func `shows what was kept, not what is remembered`() {
    var dice = Dice(seed: 3)
    let cell = LSTMCell(inputs: 2, hidden: 3, useGate: .lessonNotes, dice: &dice)
    let inputs = (0..<2).map { _ in Tensor.normal([1, 2], dice: &dice) }
    let (c0, h0) = (Tensor(rows: [[0.5, -0.3, 0.8]]), Tensor(rows: [[0.1, -0.6, 0.4]]))
    let tape = Tape()
    let run = cell.unroll(
      over: inputs.map { tape.data($0) }, from: LSTMMemory(longTerm: tape.data(c0), shortTerm: tape.data(h0)))

    var (c, h) = (c0, h0)
    func map(_ map: GateMap, _ x: Tensor) -> Tensor {
      (x.matrixProduct(map.W.value) + h.matrixProduct(map.U.value)).adding(row: map.b.value)
    }
    for (x, output) in zip(inputs, run.outputs) {
      let kept = map(cell.forgetMap, x).sigmoid() * c
      let learned = map(cell.inputMap, x).sigmoid() * map(cell.candidateMap, x).tanh()
      let shown = kept.matrixProduct(cell.notes!.W.value).adding(row: cell.notes!.b.value).tanh()
      (c, h) = (kept + learned, map(cell.outputMap, x).sigmoid() * shown)
      expectEqual(output.value, h, "h′")
    }
    expectEqual(run.memory.longTerm.value, c, "c′")
  }

  @Test func `has weights of its own, and the standard one has none`() {
    var dice = Dice(seed: 1)
    #expect(parameterCount(LSTMCell(inputs: 3, hidden: 5, dice: &dice).parameters) == 4 * (3 * 5 + 5 * 5 + 5))
    let notes = LSTMCell(inputs: 3, hidden: 5, useGate: .lessonNotes, dice: &dice)
    #expect(parameterCount(notes.parameters) == 4 * (3 * 5 + 5 * 5 + 5) + 5 * 5 + 5)
  }
}

@Suite struct `A cell` {
  @Test func `has as many parameters as its equations`() {
    var dice = Dice(seed: 1)
    #expect(parameterCount(ElmanCell(inputs: 3, hidden: 5, dice: &dice).parameters) == 3 * 5 + 5 * 5 + 5)
    #expect(parameterCount(GRUCell(inputs: 3, hidden: 5, dice: &dice).parameters) == 3 * (3 * 5 + 5 * 5 + 5) + 5)
    #expect(parameterCount(PeepholeLSTMCell(inputs: 3, hidden: 5, dice: &dice).parameters) == 4 * (3 * 5 + 5 * 5 + 5) + 3 * 5)
    #expect(parameterCount(Embedding(symbols: 65, width: 8, dice: &dice).parameters) == 65 * 8)
    #expect(parameterCount(Readout(hidden: 5, outputs: 2, dice: &dice).parameters) == 5 * 2 + 2)
  }

  @Test func `names its parameters differently, each one`() {
    var dice = Dice(seed: 1)
    let cell = PeepholeLSTMCell(inputs: 3, hidden: 5, dice: &dice)
    #expect(Set(cell.parameters.map(\.name)).count == cell.parameters.count)
    #expect(cell.parameters.first?.name == "peephole.forget.W")
  }

  @Test func `writes as many entries a step as its documentation says`() {
    var dice = Dice(seed: 1)
    func entries<Cell: RecurrentCell>(_ cell: Cell) -> Int {
      func count(_ steps: Int) -> Int {
        let tape = Tape()
        _ = cell.unroll(over: (0..<steps).map { _ in tape.data(.zeros([2, cell.inputs])) })
        return tape.entries.count
      }
      return count(3) - count(2) - 1
    }
    #expect(entries(ElmanCell(inputs: 3, hidden: 5, dice: &dice)) == 5)
    #expect(entries(LinearCell(inputs: 3, hidden: 5, dice: &dice)) == 4)
    #expect(entries(LeakyCell(inputs: 3, hidden: 5, leak: 0.1, dice: &dice)) == 8)
    #expect(entries(GRUCell(inputs: 3, hidden: 5, dice: &dice)) == 20)
    #expect(entries(LSTMCell(inputs: 3, hidden: 5, dice: &dice)) == 25)
    #expect(entries(LSTMCell(inputs: 3, hidden: 5, useGate: .lessonNotes, dice: &dice)) == 27)
    #expect(entries(PeepholeLSTMCell(inputs: 3, hidden: 5, dice: &dice)) == 31)
  }

  @Test func `starts within the range that its initialisation names`() {
    var dice = Dice(seed: 1)
    let pyTorch = LSTMCell(inputs: 3, hidden: 100, dice: &dice)
    for parameter in pyTorch.parameters {
      #expect(parameter.value.largestMagnitude() <= 0.1 && parameter.value.largestMagnitude() > 0.05, "\(parameter.name)")
    }
    let charRNN = LSTMCell(inputs: 3, hidden: 100, initial: .charRNN, dice: &dice)
    #expect(charRNN.forgetMap.b.value == .ones([100]))
    #expect(charRNN.inputMap.b.value != .ones([100]))
    #expect(charRNN.forgetMap.U.value.largestMagnitude() <= 0.08)
    let three = LSTMCell(inputs: 3, hidden: 4, initial: .pyTorch.forgetBias(3), dice: &dice)
    #expect(three.forgetMap.b.value == Tensor(repeating: 3, shape: [4]))
  }

  @Test func `is the same cell for the same seed`() {
    func cell() -> String {
      var dice = Dice(seed: 9)
      return fingerprint(of: LSTMCell(inputs: 3, hidden: 5, dice: &dice).parameters)
    }
    #expect(cell() == cell())
  }

  @Test func `of one row gives the same row in a batch`() {
    var dice = Dice(seed: 2)
    let cell = GRUCell(inputs: 2, hidden: 3, dice: &dice)
    let batch = (0..<4).map { _ in Tensor.normal([3, 2], dice: &dice) }
    let tape = Tape()
    let together = cell.unroll(over: batch.map { tape.data($0) }).last.value
    let alone = cell.unroll(over: batch.map { tape.data($0.rows(1..<2)) }).last.value
    expectEqual(together.rows(1..<2), alone, "row 1")
  }

  @Test func `refuses inputs of another width`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let cell = LSTMCell(inputs: 3, hidden: 5, dice: &dice)
      let tape = Tape()
      _ = cell.unroll(over: [tape.data(.zeros([2, 4]))])
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said == "FourGates: unroll needs inputs of shape [B, 3], and got [2, 4].\n")
  }
}

@Suite struct `A stack` {
  @Test func `equals its layers, one run over the outputs of the other`() {
    var dice = Dice(seed: 6)
    let below = LSTMCell(inputs: 2, hidden: 3, named: "below", dice: &dice)
    let above = LSTMCell(inputs: 3, hidden: 4, named: "above", dice: &dice)
    let tape = Tape()
    let inputs = (0..<3).map { _ in tape.data(.normal([2, 2], dice: &dice)) }
    let together = StackedCells([below, above]).unroll(over: inputs)
    let apart = above.unroll(over: below.unroll(over: inputs).outputs)
    for (got, expected) in zip(together.outputs, apart.outputs) { expectEqual(got.value, expected.value, "output") }
    expectEqual(together.memory[1].longTerm.value, apart.memory.longTerm.value, "c of the upper layer")
  }

  @Test func `refuses layers that do not fit`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = StackedCells([ElmanCell(inputs: 2, hidden: 3, dice: &dice), ElmanCell(inputs: 4, hidden: 3, dice: &dice)])
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a layer of a stack reads the 3 units of the layer below, and got 4 inputs.\n")
  }
}

@Suite struct `An embedding` {
  @Test func `looks up the rows that a one-hot product would pick`() {
    var dice = Dice(seed: 1)
    let embedding = Embedding(symbols: 4, width: 3, dice: &dice)
    let tape = Tape()
    let found = embedding([2, 0, 2], on: tape).value
    let oneHot = Tensor(rows: [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]])
    #expect(found == oneHot.matrixProduct(embedding.table.value))
  }
}

@Suite struct `A forecaster` {
  @Test func `draws on with its own predictions`() {
    var dice = Dice(seed: 4)
    let net = Forecaster(ElmanCell(inputs: 1, hidden: 3, dice: &dice), dice: &dice)
    let window: [Scalar] = [0.1, 0.4, -0.2]
    func next(_ values: [Scalar]) -> Scalar { net(values.map { Tensor(rows: [[$0]]) }, on: Tape()).value.scalar }
    let first = next(window)
    let second = next([0.4, -0.2, first])
    #expect(net.draw(2, after: window) == [first, second])
    #expect(net.draw(0, after: window) == [])
  }
}
