import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A choice by scores` {
  private let scores: [Scalar] = [0, 1, 3, 1]

  @Test func `at a temperature of 1 the chances are those of softmax`() {
    let expected = Tensor(rows: [scores]).logSoftmaxOfRows().exp().scalars.map { Double($0) }
    let chances = Sampling().chances(of: scores)
    #expect(chances.count == 4)
    for (chance, value) in zip(chances, expected) { #expect(abs(chance - value) <= 1e-6) }
    #expect(abs(chances.reduce(0, +) - 1) <= 1e-12)
  }

  @Test func `a temperature divides the scores`() {
    let half = Sampling(temperature: 0.5).chances(of: scores)
    let doubled = Sampling().chances(of: scores.map { 2 * $0 })
    for (chance, value) in zip(half, doubled) { #expect(abs(chance - value) <= 1e-12) }
    let hot = Sampling(temperature: 1e12).chances(of: scores)
    #expect(hot.allSatisfy { abs($0 - 0.25) <= 1e-9 })
  }

  @Test(arguments: [0, Double.leastNonzeroMagnitude, 1e-6])
  func `at a temperature of nearly 0 the most likely symbol comes always`(temperature: Double) {
    #expect(Sampling(temperature: temperature).chances(of: scores) == [0, 0, 1, 0])
    var dice = Dice(seed: 3)
    #expect((0..<50).allSatisfy { _ in Sampling(temperature: temperature).choice(among: scores, dice: &dice) == 2 })
  }

  @Test func `of equal scores the first comes at a temperature of 0, and counts as the more likely`() {
    #expect(Sampling(temperature: 0).chances(of: [1, 2, 2]) == [0, 1, 0])
    #expect(Sampling(top: 2).chances(of: scores)[1] > 0)
    #expect(Sampling(top: 2).chances(of: scores)[3] == 0)
  }

  @Test func `among the most likely ones the chances keep their proportions`() {
    let (all, few) = (Sampling(temperature: 0.7).chances(of: scores), Sampling(temperature: 0.7, top: 3).chances(of: scores))
    #expect(few[0] == 0)
    #expect(abs(few[1] / few[2] - all[1] / all[2]) <= 1e-12)
    #expect(abs(few.reduce(0, +) - 1) <= 1e-12)
    #expect(Sampling(top: 99).chances(of: scores) == Sampling().chances(of: scores))
  }

  @Test func `symbols come as often as their chances say`() {
    var dice = Dice(seed: 5)
    var counts = [0.0, 0, 0, 0]
    let sampling = Sampling(temperature: 2)
    for _ in 0..<20_000 { counts[sampling.choice(among: scores, dice: &dice)] += 1.0 / 20_000 }
    for (count, chance) in zip(counts, sampling.chances(of: scores)) { #expect(abs(count - chance) <= 0.015) }
  }

  @Test func `what makes no choice stops the program with a sentence`() async {
    let cold = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Sampling(temperature: -1)
    }
    #expect(said(cold) == "FourGates: symbols are chosen at a finite temperature of 0 or more, and got -1.0.\n")
    let none = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) { _ = Sampling(top: 0) }
    #expect(said(none) == "FourGates: at least 1 symbol has to be left to choose from, and got 0.\n")
    let empty = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Sampling().chances(of: [])
    }
    #expect(said(empty) == "FourGates: symbols are chosen by one or more finite scores, and got none.\n")
    let endless = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Sampling().chances(of: [0, .infinity])
    }
    #expect(said(endless) == "FourGates: symbols are chosen by one or more finite scores, and got ∞.\n")
  }
}

@Suite struct `A network that writes` {
  /// Five symbols.
  static func network(_ cell: Architecture.Cell, layers: Int = 2) -> Network {
    var dice = Dice(seed: 4)
    return Network(
      Architecture(cell, inputs: 5, hidden: 6, layers: layers, outputs: 5), initial: .uniform(0.8), dice: &dice)
  }

  @Test(arguments: Architecture.Cell.allCases)
  func `gives the scores of a run over all that it read`(cell: Architecture.Cell) {
    let network = Self.network(cell)
    let symbols = [[0, 3], [4, 1], [2, 2], [0, 1]]
    var writer = SymbolWriter(network, rows: 2)
    #expect(writer.scores == .zeros([2, 5]))
    for step in symbols { writer.read(step) }
    let tape = Tape()
    let inputs = symbols.map { step in
      tape.data(Tensor(rows: step.map { symbol in (0..<5).map { $0 == symbol ? 1 : 0 } }))
    }
    let run = network.run(over: inputs, by: .steps)
    #expect(writer.scores == network.read(run.last).value)
    #expect(writer.memory == run.memory)
  }

  @Test func `reads what it wrote`() {
    let network = Self.network(.lstm)
    var (dice, same) = (Dice(seed: 9), Dice(seed: 9))
    var writer = SymbolWriter(network)
    let text = (0..<30).map { _ in writer.write(Sampling(temperature: 0.9), dice: &dice)[0] }
    var reader = SymbolWriter(network)
    for symbol in text {
      let chosen = Sampling(temperature: 0.9).choice(among: reader.scores.scalars, dice: &same)
      #expect(chosen == symbol)
      reader.read([symbol])
    }
    #expect(reader.scores == writer.scores)
    #expect(Set(text).count > 1)
  }

  @Test func `writes each row by itself`() {
    let network = Self.network(.gru, layers: 1)
    var dice = Dice(seed: 2)
    var both = SymbolWriter(network, rows: 2)
    var alone = SymbolWriter(network)
    both.read([1, 4])
    alone.read([4])
    for _ in 0..<8 {
      let greedy = both.write(Sampling(temperature: 0), dice: &dice)
      #expect(alone.write(Sampling(temperature: 0), dice: &dice) == [greedy[1]])
    }
  }

  @Test func `reads through an embedding, too`() {
    var dice = Dice(seed: 4)
    let network = Network(Architecture(.gru, inputs: 5, hidden: 6, outputs: 5, embedding: 3), dice: &dice)
    var writer = SymbolWriter(network)
    for symbol in [3, 0, 4] { writer.read([symbol]) }
    let run = network.run(overSymbols: [[3], [0], [4]], on: Tape(), by: .steps)
    #expect(writer.scores == network.read(run.last).value)
  }

  @Test func `reads no symbol that is not there`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var writer = SymbolWriter(`A network that writes`.network(.gru))
      writer.read([5])
    }
    #expect(said(result) == "FourGates: one symbol below 5 is read for each of 1 rows, and got [5].\n")
  }

  @Test func `has a score for each symbol that it reads`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 4)
      _ = SymbolWriter(Network(Architecture(.gru, inputs: 5, hidden: 3, outputs: 2), dice: &dice))
    }
    #expect(
      said(result) == "FourGates: a network that writes has as many scores as it has symbols to read, and got 2 and 5.\n")
  }
}

private func said(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}
