import FourGates
import Foundation
import Testing

@Suite struct `A file of weights` {
  @Test(arguments: Architecture.Cell.allCases, [1, 2])
  func `of ours gives the same network again, bit for bit`(_ cell: Architecture.Cell, layers: Int) throws {
    let folder = try WeightsFolder()
    for useGate in cell == .lstm ? [UseGate.standard, .lessonNotes] : [.standard] {
      for outputs in [nil, 3] {
        let net = network(cell, layers: layers, outputs: outputs, useGate: useGate)
        var content = SafetensorsFile(net, task: "characters", alphabet: ["a", "\n", "🐺"])
        content.tensors.append(.init("optimizer.first.lstm.0.forget.W", Tensor(.nan)))
        content.metadata["other"] = "words"
        let read = try ModelFile(reading: folder.write(content, as: "net.safetensors"))
        #expect(read.network.architecture == net.architecture)
        #expect(fingerprint(of: read.network.parameters) == fingerprint(of: net.parameters))
        #expect(read.origin == .fourGates)
        #expect(read.task == "characters")
        #expect(read.alphabet == ["a", "\n", "🐺"])
        #expect(read.metadata["other"] == "words")
      }
    }
  }

  @Test func `of ours with an embedding and filters gives them again, and an older note without them is read`() throws {
    let folder = try WeightsFolder()
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.gru, inputs: 3, hidden: 2, outputs: 3, embedding: 4, filters: 5), dice: &dice)
    let read = try ModelFile(reading: folder.write(SafetensorsFile(net, alphabet: ["a", "b", "c"]), as: "front.safetensors"))
    #expect(read.network.architecture == net.architecture)
    #expect(fingerprint(of: read.network.parameters) == fingerprint(of: net.parameters))
    var old = SafetensorsFile(network(.rnn))
    #expect(old.metadata["fourgates"]?.contains("embedding") == false)
    old.metadata["fourgates"] = old.metadata["fourgates"]?.replacing("\"hidden\"", with: "\"filters\":0,\"hidden\"")
    let error = #expect(throws: ModelError.self) { try ModelFile(reading: folder.write(old, as: "none.safetensors")) }
    #expect(error?.description.contains("is for a network with filters 0, which must be 1 or more") == true)
    old.metadata["fourgates"] = old.metadata["fourgates"]?.replacing("\"filters\":0", with: "\"filters\":9223372036854775807")
    #expect(throws: ModelError.self) { try ModelFile(reading: folder.write(old, as: "many.safetensors")) }
  }

  @Test func `of PyTorch gives its network, and says where its layers are`() throws {
    let folder = try WeightsFolder()
    let net = network(.gru, layers: 2)
    let content = SafetensorsFile(tensors: try net.pyTorchTensors(prefix: "model.rnn.", readout: "head."))
    let read = try ModelFile(reading: folder.write(content, as: "net.safetensors"))
    #expect(read.origin == .pyTorch(prefix: "model.rnn."))
    #expect(fingerprint(of: read.network.parameters) == fingerprint(of: net.parameters))
    #expect(read.task == nil && read.alphabet == nil)
  }

  @Test func `that is not there, or damaged, gets the sentence about the file`() throws {
    let folder = try WeightsFolder()
    let error = #expect(throws: SafetensorsError.self) { try ModelFile(reading: folder.file("none")) }
    #expect(error?.fault == .missing)
  }

  /// What is said of the file of a GRU that was changed.
  private func sentence(_ change: (inout SafetensorsFile) throws -> Void) throws -> String {
    let folder = try WeightsFolder()
    var content = SafetensorsFile(network(.gru))
    try change(&content)
    let path = try folder.write(content, as: "net.safetensors")
    let error = #expect(throws: ModelError.self) { try ModelFile(reading: path) }
    let sentence = error?.description ?? ""
    #expect(sentence.hasPrefix(path + " "))
    return String(sentence.dropFirst(path.count + 1))
  }

  /// What is said if the note is this.
  private func sentence(note: String) throws -> String {
    try sentence { $0.metadata[ModelNote.key] = note }
  }

  private let another = "take another copy, or another checkpoint."

  @Test(arguments: ["", "{}", "[]", "null", "{\"version\":1}", "{\"version\":\"1\"}"])
  func `with a note that FourGates did not write is refused`(note: String) throws {
    #expect(try sentence(note: note) == "has metadata “fourgates” that are not what FourGates writes; \(another)")
  }

  @Test func `with a note that nests without end is refused`() throws {
    #expect(
      try sentence(note: String(repeating: "[", count: 100_000))
        == "has metadata “fourgates” that are not what FourGates writes; \(another)")
  }

  @Test func `of a newer version is refused`() throws {
    #expect(
      try sentence(note: #"{"version":2,"cells":[]}"#)
        == "is of version 2, and this FourGates knows version 1; use the FourGates that wrote it.")
  }

  @Test(arguments: [
    ("inputs", 0), ("hidden", -4), ("layers", 0), ("outputs", 0),
  ])
  func `with a size that no network has is refused`(name: String, size: Int) throws {
    var architecture = Architecture(.gru, inputs: 3, hidden: 4, outputs: 2)
    switch name {
    case "inputs": architecture.inputs = size
    case "hidden": architecture.hidden = size
    case "layers": architecture.layers = size
    default: architecture.outputs = size
    }
    #expect(
      try sentence(note: ModelNote(architecture).json)
        == "is for a network with \(name) \(size), which must be 1 or more; \(another)")
  }

  @Test func `with more layers or units than it has tensors for is refused before memory is taken for them`() throws {
    var architecture = Architecture(.gru, inputs: 3, hidden: 4, outputs: 2)
    architecture.layers = 1 << 60
    #expect(
      try sentence(note: ModelNote(architecture).json)
        == "lacks the tensor “gru.1152921504606846975…”, which its network needs; \(another)")
    architecture = Architecture(.gru, inputs: 3, hidden: 1 << 60, outputs: 2)
    #expect(
      try sentence(note: ModelNote(architecture).json)
        == "gives the tensor “gru.0.reset.W” the shape [3, 4], and its network needs [3, 1152921504606846976]; \(another)")
  }

  @Test func `with a use gate that its cells do not have is refused`() throws {
    let architecture = Architecture(.gru, inputs: 3, hidden: 4, outputs: 2, useGate: .lessonNotes)
    #expect(
      try sentence(note: ModelNote(architecture).json)
        == "is for a network of gru with the lesson notes' use gate, which only an lstm has; \(another)")
  }

  @Test(arguments: ["", "sine\u{1B}[2J", "a task", String(repeating: "x", count: 41)])
  func `with a task that is no name is refused`(task: String) throws {
    let architecture = Architecture(.gru, inputs: 3, hidden: 4, outputs: 2)
    let said = try sentence(note: ModelNote(architecture, task: task).json)
    #expect(said.hasPrefix("says that it was trained on “"))
    #expect(said.hasSuffix("”, which is no name of a task; \(another)"))
    #expect(!said.contains("\u{1B}"))
  }

  @Test func `with an alphabet that does not fit is refused`() throws {
    let architecture = Architecture(.gru, inputs: 3, hidden: 4, outputs: 3)
    #expect(
      try sentence(note: ModelNote(Architecture(.gru, inputs: 3, hidden: 4, outputs: 2), alphabet: ["a", "b", "c"]).json)
        == "has an alphabet of 3 symbols for 2 outputs, and each symbol has one; \(another)")
    #expect(
      try sentence(note: ModelNote(architecture, alphabet: ["a", "b"]).json)
        == "has an alphabet of 2 symbols for 3 inputs, and each symbol has one; \(another)")
    for alphabet in [["a", "b", "a"], ["a", "b", ""], ["a", "b", "cd"]] {
      #expect(
        try sentence(note: ModelNote(architecture, alphabet: alphabet).json)
          == "has an alphabet in which something is not a symbol, or stands twice; \(another)")
    }
  }

  @Test func `without one of its tensors, with one too many, or one of another shape is refused`() throws {
    #expect(
      try sentence { $0.tensors.remove(at: 4) } == "lacks the tensor “gru.0.update.U”, which its network needs; \(another)")
    #expect(
      try sentence { $0.tensors.append(.init("gru.1.reset.W", .zeros([4, 4]))) }
        == "holds the tensor “gru.1.reset.W”, which its network does not have; \(another)")
    #expect(
      try sentence { $0.tensors[0].tensor = .zeros([4, 3]) }
        == "gives the tensor “gru.0.reset.W” the shape [4, 3], and its network needs [3, 4]; \(another)")
  }

  @Test(arguments: [(Scalar.nan, "NaN"), (Scalar.infinity, "∞"), (-Scalar.infinity, "−∞")])
  func `with a number that is not finite is refused`(number: Scalar, text: String) throws {
    let rest = "so its training went wrong; take a checkpoint from before."
    #expect(
      try sentence { $0.tensors[3].tensor[flat: 5] = number } == "holds \(text) in the tensor “gru.0.update.W”, \(rest)")
    #expect(
      try sentence {
        $0 = SafetensorsFile(tensors: try network(.lstm).pyTorchTensors())
        $0.tensors[2].tensor[flat: 5] = number
      } == "holds \(text) in the tensor “lstm.bias_ih_l0”, \(rest)")
  }

  @Test func `whose biases have a sum that is not finite is refused`() throws {
    #expect(
      try sentence {
        $0 = SafetensorsFile(tensors: try network(.lstm).pyTorchTensors())
        for bias in [2, 3] { $0.tensors[bias].tensor[flat: 4] = .greatestFiniteMagnitude }
      } == "holds ∞ in the tensor “lstm.0.forget.b”, so its training went wrong; take a checkpoint from before.")
  }

  @Test func `of another model says what it holds`() throws {
    #expect(
      try sentence { $0 = SafetensorsFile(tensors: [("h.0.attn.weight", .ones([2, 2])), ("wte.weight", .ones([2, 2]))]) }
        == """
        holds no recurrent layers: nn.LSTM, nn.GRU and nn.RNN name theirs weight_ih_l0, weight_hh_l0 and so on, and this has \
        “h.0.attn.weight”, “wte.weight”; save the state dict of such a network.
        """)
  }
}
