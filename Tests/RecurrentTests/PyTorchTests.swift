import Autograd
import Tensors
import Testing

@testable import Recurrent

/// The tensors of a PyTorch state dict with these shapes, filled with different numbers.
private func stateDict(_ shapes: KeyValuePairs<String, [Int]>) -> [(name: String, tensor: Tensor)] {
  var dice = Dice(seed: 5)
  return shapes.map { ($0, Tensor.uniform($1, in: -1...1, dice: &dice)) }
}

extension CellReference {
  fileprivate var stateDict: [(name: String, tensor: Tensor)] {
    parameters.sorted { $0.key < $1.key }.map { name, tensor in
      ("net.\(name)", Tensor(shape: tensor.shape, scalars: tensor.values.map { Scalar($0) }))
    }
  }
}

@Suite struct `PyTorch's weights` {
  @Test(arguments: ["lstm", "gru", "rnn"].flatMap(CellReference.load))
  func `make a network that computes PyTorch's outputs`(_ reference: CellReference) throws {
    let net = try Network(pyTorch: reference.stateDict)
    #expect(net.architecture.cell.rawValue == reference.kind)
    #expect(net.architecture == Architecture(net.architecture.cell, inputs: reference.I, hidden: reference.H, outputs: nil))
    let tape = Tape()
    let start = NetworkMemory(layers: [[reference.c0, reference.h0].compactMap { $0 }.map(reference.memory)])
    let run = net.run(over: (0..<reference.T).map { tape.data(reference.step($0, of: reference.x)) }, from: start)
    for t in 0..<reference.T {
      expectEqual(
        run.outputs.value.rows(t * reference.B..<(t + 1) * reference.B), reference.step(t, of: reference.outputs), "h\(t + 1)")
    }
  }

  @Test(arguments: ["lstm", "gru", "rnn"].flatMap(CellReference.load))
  func `come out again with the sum of the two biases, and exactly the same matrices`(_ reference: CellReference) throws {
    let theirs = Dictionary(uniqueKeysWithValues: reference.stateDict.map { ($0.name, $0.tensor) })
    let net = try Network(pyTorch: reference.stateDict)
    let ours = Dictionary(uniqueKeysWithValues: try net.pyTorchTensors(prefix: "net.").map { ($0.name, $0.tensor) })
    #expect(ours["net.weight_ih_l0"] == theirs["net.weight_ih_l0"])
    #expect(ours["net.weight_hh_l0"] == theirs["net.weight_hh_l0"])
    let sums = [ours, theirs].map { $0["net.bias_ih_l0"]! + $0["net.bias_hh_l0"]! }
    expectEqual(sums[0], sums[1], "the sum of the biases")
    let (rest, H) = (ours["net.bias_hh_l0"]!.scalars, reference.H)
    if reference.kind == "gru" {
      #expect(rest[..<(2 * H)].allSatisfy { $0 == 0 })
      #expect(Array(rest[(2 * H)...]) == Array(theirs["net.bias_hh_l0"]!.scalars[(2 * H)...]))
    } else {
      #expect(rest.allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: [Architecture.Cell.rnn, .lstm, .gru], [1, 3])
  func `of a network of ours make the same network, bit for bit`(_ cell: Architecture.Cell, layers: Int) throws {
    var dice = Dice(seed: 2)
    for outputs in [nil, 1, 4] {
      let net = Network(Architecture(cell, inputs: 3, hidden: 5, layers: layers, outputs: outputs), dice: &dice)
      let tensors = try net.pyTorchTensors()
      #expect(tensors.prefix(4).map(\.name) == ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map { "\(cell).\($0)_l0" })
      #expect(tensors.suffix(2).map(\.name).contains("readout.weight") == (outputs != nil))
      let back = try Network(pyTorch: tensors.reversed())
      #expect(back.architecture == net.architecture)
      #expect(fingerprint(of: back.parameters) == fingerprint(of: net.parameters))
    }
  }

  @Test func `are stacked in PyTorch's order`() throws {
    var dice = Dice(seed: 2)
    let net = Network(Architecture(.lstm, inputs: 1, hidden: 1, outputs: nil), dice: &dice)
    for (parameter, number) in zip(net.parameters, 1...) {
      parameter.value = Tensor(repeating: Scalar(number), shape: parameter.value.shape)
    }
    // forget 1 2 3, input 4 5 6, candidate 7 8 9, output 10 11 12: W, U and b of each
    let scalars = try net.pyTorchTensors(prefix: "").map(\.tensor.scalars)
    #expect(scalars == [[4, 1, 7, 10], [5, 2, 8, 11], [6, 3, 9, 12], [0, 0, 0, 0]])
  }

  @Test func `may stand without biases, and the readout under any name`() throws {
    let net = try Network(pyTorch: stateDict(["a.weight_ih_l0": [6, 3], "a.weight_hh_l0": [6, 2], "head.weight": [4, 2]]))
    #expect(net.architecture == Architecture(.gru, inputs: 3, hidden: 2, outputs: 4))
    for parameter in net.parameters where parameter.value.shape.count == 1 {
      #expect(parameter.value.scalars.allSatisfy { $0 == 0 }, "\(parameter.name)")
    }
  }

  @Test(arguments: [
    (
      stateDict(["rnn.weight_ih_l0": [8, 3], "rnn.weight_ih_l0_reverse": [8, 3]]),
      """
      holds “rnn.weight_ih_l0_reverse” of a network that reads in both directions, and those here read forwards only; save one \
      with bidirectional=False.
      """
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hr_l0": [1, 2]]),
      "holds “weight_hr_l0”, a projection, which no cell here has; save one without proj_size."
    ),
    (
      stateDict(["conv.weight": [8, 3], "conv.bias": [8], "a": [], "b": [], "c": [], "d": []]),
      """
      holds no recurrent layers: nn.LSTM, nn.GRU and nn.RNN name theirs weight_ih_l0, weight_hh_l0 and so on, and this has \
      “conv.weight”, “conv.bias”, “a”, “b” and 2 more; save the state dict of such a network.
      """
    ),
    (
      [],
      """
      holds no recurrent layers: nn.LSTM, nn.GRU and nn.RNN name theirs weight_ih_l0, weight_hh_l0 and so on, and this has \
      no tensors; save the state dict of such a network.
      """
    ),
    (
      stateDict(["weight_ih_l0_raw": [8, 3]]),
      """
      holds no recurrent layers: nn.LSTM, nn.GRU and nn.RNN name theirs weight_ih_l0, weight_hh_l0 and so on, and this has \
      “weight_ih_l0_raw”; save the state dict of such a network.
      """
    ),
    (
      stateDict(["encoder.weight_ih_l0": [8, 3], "decoder.weight_ih_l0": [8, 3]]),
      """
      holds several recurrent modules, whose names begin with “decoder.”, “encoder.”, and one is read; save the state dict of one.
      """
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "weight_ih_l2": [8, 2]]),
      "lacks “weight_ih_l1”, which belongs to its other tensors; save the whole state dict."
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "bias_ih_l0": [8]]),
      "lacks “bias_hh_l0”, which belongs to its other tensors; save the whole state dict."
    ),
    (
      stateDict(["weight_ih_l0": [4, 3], "weight_hh_l0": [4, 2]]),
      """
      gives “weight_hh_l0” the shape [4, 2], and [4·H, H] of nn.LSTM, [3·H, H] of nn.GRU or [H, H] of nn.RNN is needed; save the \
      state dict of one of these.
      """
    ),
    (
      stateDict(["weight_ih_l0": [0, 3], "weight_hh_l0": [0, 0]]),
      """
      gives “weight_hh_l0” the shape [0, 0], and [4·H, H] of nn.LSTM, [3·H, H] of nn.GRU or [H, H] of nn.RNN is needed; save the \
      state dict of one of these.
      """
    ),
    (
      stateDict(["weight_ih_l0": [6, 3], "weight_hh_l0": [8, 2]]),
      "gives “weight_ih_l0” the shape [6, 3], and [8, 3] fits its other tensors; save the state dict of one network."
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "weight_ih_l1": [8, 3], "weight_hh_l1": [8, 2]]),
      "gives “weight_ih_l1” the shape [8, 3], and [8, 2] fits its other tensors; save the state dict of one network."
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "a.weight": [5, 2], "b.weight": [5, 2]]),
      "could be read with “a.weight”, “b.weight” as its readout, and has one; save the state dict with one of them."
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "norm.weight": [5, 3]]),
      """
      also holds “norm.weight”, and beside recurrent layers only one nn.Linear is known, with a weight [O, 2] and a bias [O], and an \
      nn.Embedding whose name has “emb” in it; save the state dict of these alone.
      """
    ),
    (
      stateDict(["weight_ih_l0": [8, 3], "weight_hh_l0": [8, 2], "a.weight": [5, 2], "a.bias": [4]]),
      "gives “a.bias” the shape [4], and [5] fits its other tensors; save the state dict of one network."
    ),
  ])
  func `of another network get a sentence`(tensors: [(name: String, tensor: Tensor)], sentence: String) {
    let fault = #expect(throws: PyTorchFault.self) { try Network(pyTorch: tensors) }
    #expect(fault?.description == sentence)
  }

  @Test func `cannot be those of a cell that PyTorch does not have`() {
    var dice = Dice(seed: 2)
    let peephole = Network(Architecture(.peephole, inputs: 1, hidden: 2), dice: &dice)
    let notes = Network(Architecture(.lstm, inputs: 1, hidden: 2, useGate: .lessonNotes), dice: &dice)
    let first = #expect(throws: PyTorchFault.self) { try peephole.pyTorchTensors() }
    let second = #expect(throws: PyTorchFault.self) { try notes.pyTorchTensors() }
    #expect(
      first?.description
        == "holds an LSTM with peepholes, and PyTorch has no cell whose gates see the long-term memory; export an LSTM without them."
    )
    #expect(
      second?.description
        == """
        holds an LSTM with the lesson notes' use gate, and PyTorch has no such cell; export one with the standard use gate.
        """)
  }
}
