import ArgumentParser
import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `gates weights` {
  private func show(_ content: SafetensorsFile) throws -> String {
    let folder = try WeightsFolder()
    let path = try folder.write(content, as: "net.safetensors")
    let command = try #require(try Gates.parseAsRoot(["weights", "show", path]) as? WeightsCommand.ShowCommand)
    try command.run(on: folder.terminal)
    return folder.shown
  }

  @Test func `shows the tensors of a checkpoint and what network it is`() throws {
    var content = SafetensorsFile(network(.rnn), task: "sine")
    content.tensors[2].tensor = Tensor(row: [3, -4, 0, 0])
    let type = ElementType.scalar.rawValue
    let shown = try show(content)
    let row = try #require(shown.split(separator: "\n").first { $0.hasPrefix("rnn.0.b") })
    #expect(row.split(separator: " ") == ["rnn.0.b", "[4]", Substring(type), "5", "-4", "3"])
    #expect(shown.contains("5 tensors with 42 numbers. The header also has words under “fourgates”.\n"))
    let words = "a plain RNN, with 3 inputs, 1 layer of 4 units, and 2 outputs"
    #expect(shown.contains("It is a network of FourGates, trained on sine: \(words); 42 parameters.\n"))
  }

  @Test func `shows files that are no network, and says why they are none`() throws {
    let shown = try show(SafetensorsFile(tensors: [("a\u{1B}", Tensor(row: [.nan, 1])), ("none", .zeros([0]))]))
    #expect(shown.contains("a\u{FFFD}"))
    #expect(shown.contains("“a\u{FFFD}” holds 1 number that is NaN or infinite."))
    #expect(shown.contains("It cannot be read as a network: "))
    #expect(!shown.contains("\u{1B}"))
  }

  @Test func `says the same in JSON`() throws {
    let folder = try WeightsFolder()
    let path = try folder.write(SafetensorsFile(network(.lstm, layers: 2), task: "sine"), as: "net.safetensors")
    let summary = WeightsSummary(try SafetensorsFile(reading: path), path: path)
    #expect(try JSONDecoder().decode(WeightsSummary.self, from: Data(summary.json.utf8)) == summary)
    #expect(summary.model?.cell == "lstm" && summary.model?.layers == 2 && summary.model?.task == "sine")
    #expect(summary.tensors.map(\.name).first == "lstm.0.forget.W")
    let bad = WeightsSummary(SafetensorsFile(tensors: [("a", Tensor(row: [.infinity, 1]))]), path: path)
    #expect(try JSONDecoder().decode(WeightsSummary.self, from: Data(bad.json.utf8)) == bad)
    #expect(bad.tensors[0].norm == nil && bad.tensors[0].notFinite == 1 && bad.model == nil && bad.problem != nil)
  }

  private func export(_ arguments: [String], in folder: WeightsFolder) throws {
    let parsed = try Gates.parseAsRoot(["weights", "export", "--to", "pytorch"] + arguments)
    try #require(parsed as? WeightsCommand.ExportCommand).run(on: folder.terminal)
  }

  private func importing(_ arguments: [String], in folder: WeightsFolder) throws {
    let parsed = try Gates.parseAsRoot(["weights", "import", "--from", "pytorch"] + arguments)
    try #require(parsed as? WeightsCommand.ImportCommand).run(on: folder.terminal)
  }

  @Test(arguments: [Architecture.Cell.rnn, .lstm, .gru])
  func `exports and imports without a change, and leaves what it reads as it is`(_ cell: Architecture.Cell) throws {
    let folder = try WeightsFolder()
    let net = network(cell, layers: 2)
    let path = try folder.write(SafetensorsFile(net), as: "net.safetensors")
    let before = try folder.bytes("net.safetensors")
    try export([path], in: folder)
    let exported = folder.file("net-pytorch.safetensors")
    #expect(try SafetensorsFile(reading: exported).tensors.first?.name == "\(cell).weight_ih_l0")
    #expect(try SafetensorsFile(reading: exported).metadata == ["format": "pt"])
    try importing([exported], in: folder)
    let back = try ModelFile(reading: folder.file("net-pytorch-fourgates.safetensors"))
    #expect(fingerprint(of: back.network.parameters) == fingerprint(of: net.parameters))
    #expect(back.origin == .fourGates)
    #expect(try folder.bytes("net.safetensors") == before)
    #expect(try folder.files == ["net-pytorch-fourgates.safetensors", "net-pytorch.safetensors", "net.safetensors"])
    #expect(folder.shown.contains("tanh or relu") == (cell == .rnn))
  }

  @Test func `writes the Python that loads what it exports`() throws {
    let folder = try WeightsFolder()
    let path = try folder.write(SafetensorsFile(network(.lstm, layers: 2)), as: "net.safetensors")
    try export([path, "--out", folder.file("a.safetensors")], in: folder)
    #expect(
      folder.shown.contains(
        #"net = torch.nn.ModuleDict({"lstm": torch.nn.LSTM(3, 4, num_layers=2), "readout": torch.nn.Linear(4, 2)})"#))
    #expect(folder.shown.contains("net.load_state_dict(load_file(\"\(folder.file("a.safetensors"))\"), strict=True)"))
    try export([path, "--out", folder.file("b.safetensors"), "--prefix", "", "--no-readout"], in: folder)
    #expect(folder.shown.contains("net = torch.nn.LSTM(3, 4, num_layers=2)\n"))
    #expect(try SafetensorsFile(reading: folder.file("b.safetensors")).tensors.map(\.name).first == "weight_ih_l0")
    try export([path, "--out", folder.file("c.safetensors"), "--prefix", "my.net"], in: folder)
    #expect(
      folder.shown.contains(
        """
        torch.nn.ModuleDict({"my": torch.nn.ModuleDict({"net": torch.nn.LSTM(3, 4, num_layers=2)}), "readout": \
        torch.nn.Linear(4, 2)})
        """))
    #expect(try SafetensorsFile(reading: folder.file("c.safetensors")).tensors.map(\.name).first == "my.net.weight_ih_l0")
  }

  @Test func `makes the folder that a file is to go to`() throws {
    let folder = try WeightsFolder()
    let path = try folder.write(SafetensorsFile(network(.gru)), as: "net.safetensors")
    try export([path, "--out", folder.file("a/b/net.safetensors")], in: folder)
    #expect(try SafetensorsFile(reading: folder.file("a/b/net.safetensors")).tensors.count == 6)
  }

  @Test func `replaces a file only if it is told to, and never the one that it reads`() throws {
    let folder = try WeightsFolder()
    let path = try folder.write(SafetensorsFile(network(.gru)), as: "net.safetensors")
    let there = try folder.write(SafetensorsFile(tensors: []), as: "there.safetensors")
    let old = try folder.bytes("there.safetensors")
    let error = #expect(throws: WeightsError.self) { try export([path, "--out", there], in: folder) }
    #expect(
      error?.description == "\(there) is there already; name another file with --out FILE, or replace it with --force.")
    #expect(try folder.bytes("there.safetensors") == old)
    let own = #expect(throws: WeightsError.self) { try export([path, "--out", path, "--force"], in: folder) }
    #expect(own?.description == "\(path) is the file that is read, and stays as it is; name another with --out FILE.")
    try export([path, "--out", there, "--force"], in: folder)
    #expect(try folder.bytes("there.safetensors") != old)
  }

  @Test func `says what cannot be exported, or need not be converted`() throws {
    let folder = try WeightsFolder()
    let peephole = try folder.write(SafetensorsFile(network(.peephole)), as: "peephole.safetensors")
    let error = #expect(throws: WeightsError.self) { try export([peephole], in: folder) }
    #expect(
      error?.description
        == """
        \(peephole) holds an LSTM with peepholes, and PyTorch has no cell whose gates see the long-term memory; export an LSTM \
        without them.
        """)
    let gru = try folder.write(SafetensorsFile(network(.gru)), as: "gru.safetensors")
    let bare = #expect(throws: WeightsError.self) { try export([gru, "--prefix", ""], in: folder) }
    #expect(
      bare?.description
        == "without a prefix the layers are a module by themselves, which has no readout; add --no-readout, or give a --prefix."
    )
    let ours = #expect(throws: WeightsError.self) { try importing([gru], in: folder) }
    #expect(
      ours?.description
        == "\(gru) is a network of FourGates already; gates inspect and gates train --init-from take it as it is.")
    try export([gru], in: folder)
    let theirs = #expect(throws: WeightsError.self) { try export([folder.file("gru-pytorch.safetensors")], in: folder) }
    #expect(
      theirs?.description
        == """
        \(folder.file("gru-pytorch.safetensors")) is a PyTorch state dict already; gates weights import makes a network of \
        FourGates of it.
        """)
    #expect(try folder.files == ["gru-pytorch.safetensors", "gru.safetensors", "peephole.safetensors"])
  }

  @Test(arguments: [
    (
      ["weights", "export", "--to", "keras", "x"],
      "--to takes pytorch, and got “keras”; for others, gates weights --help has the order of gates."
    ),
    (
      ["weights", "import", "--from", "onnx", "x"],
      "--from takes pytorch, and got “onnx”; for others, gates weights --help has the order of gates."
    ),
    (["weights", "show", "x", "--format", "xml"], "choose text or json."),
    (["weights", "export", "x", "--out", ""], "--out needs the name of a file, and got an empty one."),
    (
      ["weights", "export", "x", "--prefix", "a b"],
      "--prefix takes the name of a Python module, such as lstm or model.lstm, of at most 200 letters."
    ),
  ])
  func `answers wrong options with a sentence and exit status 64`(arguments: [String], sentence: String) {
    let error = #expect(throws: (any Error).self) { try Gates.parseAsRoot(arguments) }
    guard let error else { return }
    #expect(Gates.exitCode(for: error).rawValue == 64)
    #expect(Gates.message(for: error).hasSuffix(sentence))
  }

  @Test func `shows the order of gates in its help`() {
    let help = Gates.helpMessage(for: WeightsCommand.self, columns: 80)
    for row in [
      "PyTorch               i f g o   r z n", "ONNX                  i o f c   z r n", "char-rnn, torch-rnn   i f o g",
    ] {
      #expect(help.contains(row))
    }
  }
}
