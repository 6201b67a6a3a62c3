import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `In front of a network` {
  private static let symbols = [[0, 4], [2, 2], [1, 0], [4, 3]]

  private static func network(
    _ cell: Architecture.Cell = .lstm, layers: Int = 1, embedding: Int?, filters: Int? = nil
  ) -> Network {
    var dice = Dice(seed: 1)
    let network = Network(
      Architecture(cell, inputs: 5, hidden: 6, layers: layers, outputs: 5, embedding: embedding, filters: filters), dice: &dice)
    // Where relu bends, nothing can be measured: all filters stand clear of it.
    network.convolution?.b.value = Tensor(repeating: 6, shape: [filters ?? 0])
    return network
  }

  private static func oneHot(_ symbols: [[Int]]) -> [Tensor] {
    symbols.map { step in Tensor(rows: step.map { symbol in (0..<5).map { $0 == symbol ? 1 : 0 } }) }
  }

  /// The loss, and the gradients of all parameters.
  private static func gradients(_ network: Network, _ run: (Tape) -> NetworkRun) -> [Tensor] {
    let tape = Tape()
    let loss = crossEntropy(network.read(run(tape).outputs), targets: [1, 0, 3, 4, 2, 2, 0, 1])
    let gradients = tape.gradients(of: loss)
    return [loss.value] + network.parameters.map { gradients[$0] }
  }

  private static func expectClose(_ a: [Tensor], _ b: [Tensor]) {
    #expect(a.count == b.count)
    for (a, b) in zip(a, b) {
      #expect(a.shape == b.shape)
      for (x, y) in zip(a.scalars, b.scalars) { #expect(abs(x - y) <= 200 * Scalar.ulpOfOne * max(1, abs(x))) }
    }
  }

  @Test(arguments: [nil, 3])
  func `symbols give the same as one-hot rows, by steps and fused`(_ embedding: Int?) {
    for cell in Architecture.Cell.allCases {
      let network = Self.network(cell, layers: 2, embedding: embedding)
      let fused = Self.gradients(network) { network.run(overSymbols: Self.symbols, on: $0) }
      let steps = Self.gradients(network) { network.run(overSymbols: Self.symbols, on: $0, by: .steps) }
      let rows = Self.gradients(network) { tape in network.run(over: Self.oneHot(Self.symbols).map { tape.data($0) }) }
      Self.expectClose(fused, steps)
      Self.expectClose(fused, rows)
    }
  }

  @Test func `an embedding of one-hot rows looks up, and multiplies rows that are mixed or want a gradient`() {
    let network = Self.network(embedding: 3)
    let table = network.embedding!.table.value
    func names(_ rows: (Tape) -> Variable) -> (entries: [String], value: Tensor) {
      let tape = Tape()
      let lowest = network.lowest([rows(tape)], batch: 2)[0]
      return (tape.entries.map(\.name), lowest.value)
    }
    let sharp = Tensor(rows: [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]])
    let mixed = Tensor(rows: [[0, 0.5, 0.5, 0, 0], [0, 0, 0, 0, 0]])
    let lookedUp = names { $0.data(sharp) }
    #expect(lookedUp.entries.contains("look up rows"))
    #expect(lookedUp.value == table.rows(at: [2, 0]))
    let wanted = names { $0.variable(sharp) }
    #expect(!wanted.entries.contains("look up rows"))
    #expect(wanted.value == lookedUp.value)
    let multiplied = names { $0.data(mixed) }
    #expect(!multiplied.entries.contains("look up rows"))
    Self.expectClose([multiplied.value], [mixed.matrixProduct(table)])
  }

  @Test(arguments: [(3, nil), (nil, 4), (3, 4)] as [(Int?, Int?)])
  func `embedding and filters have the gradient that is measured`(_ embedding: Int?, filters: Int?) {
    for way in [Unrolling.steps, .fusedSequence] {
      let network = Self.network(.gru, embedding: embedding, filters: filters)
      let report = GradientCheck().run(network.parameters) { tape in
        let run = network.run(overSymbols: Self.symbols, on: tape, lengths: [4, 2], by: way)
        return crossEntropy(network.read(run.last), targets: [3, 0])
      }
      #expect(report.holds, "\(report)")
    }
  }

  @Test(arguments: [(nil, nil), (3, nil), (nil, 4), (3, 4)] as [(Int?, Int?)])
  func `stands what its architecture names`(_ embedding: Int?, filters: Int?) {
    let network = Self.network(layers: 2, embedding: embedding, filters: filters)
    #expect(network.architecture.parameterShapes.map(\.name) == network.parameters.map(\.name))
    #expect(network.architecture.parameterShapes.map(\.shape) == network.parameters.map(\.value.shape))
    #expect(network.parameters.contains { $0.name == "embedding.table" } == (embedding != nil))
    #expect(network.parameters.contains { $0.name == "convolution.W" } == (filters != nil))
  }

  @Test func `an embedding goes to PyTorch and comes back, and filters do not go`() throws {
    let network = Self.network(.gru, layers: 2, embedding: 3)
    let tensors = try network.pyTorchTensors()
    #expect(tensors[0].name == "embedding.weight")
    #expect(tensors[0].tensor == network.embedding?.table.value)
    let back = try Network(pyTorch: tensors)
    #expect(back.architecture == network.architecture)
    #expect(back.parameters.map(\.value) == network.parameters.map(\.value))
    #expect(try network.pyTorchTensors(readout: nil, embedding: nil).map(\.name).allSatisfy { $0.hasPrefix("gru.") })
    let fault = #expect(throws: PyTorchFault.self) { try Self.network(embedding: nil, filters: 2).pyTorchTensors() }
    #expect(
      fault?.description == """
        holds filters in front of its layers, and only an embedding, recurrent layers and a readout go to PyTorch; export a network \
        without filters.
        """)
  }

  @Test func `a symbol that the network does not have stops the program with a sentence`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let network = Network(Architecture(.gru, inputs: 5, hidden: 2, embedding: 3), dice: &dice)
      _ = network.run(overSymbols: [[1], [5]], on: Tape())
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a network of 5 symbols got the symbol 5.\n")
  }
}
