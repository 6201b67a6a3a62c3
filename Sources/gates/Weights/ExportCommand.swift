import ArgumentParser
import FourGates
import LessonKit

extension WeightsCommand {
  /// `gates weights export --to pytorch FILE`: a checkpoint's network for PyTorch.
  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes a checkpoint's network under PyTorch's names, in PyTorch's order.",
      discussion: """
        For example: gates weights export --to pytorch out/train-sine/best.safetensors --out sine.safetensors

        It is loaded by load_state_dict(strict=True), and gives the same outputs up to rounding. An embedding becomes an nn.Embedding, \
        embedding.weight, which takes the numbers of symbols. Peepholes and the lesson notes' use gate cannot be exported, for PyTorch \
        has no such cells, nor can filters.
        """)

    @Option(
      help: ArgumentHelp("For which program: pytorch.", valueName: "program"),
      transform: { try Framework.named($0, for: "--to") })
    var to = Framework.pytorch

    @Argument(help: ArgumentHelp("A checkpoint of gates train.", valueName: "file"))
    var file: String

    @OptionGroup var newFile: NewFile

    @Option(
      help: ArgumentHelp(
        "What stands before the names of the layers: the module's name and a point, or nothing. (default: the kind of cell)",
        valueName: "name"))
    var prefix: String?

    @Flag(name: .customLong("no-readout"), help: "Only the recurrent layers, for an nn.LSTM, nn.GRU or nn.RNN by itself.")
    var leavesOutReadout = false

    func validate() throws {
      guard let prefix else { return }
      guard prefix.utf8.count <= 200, prefix.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw ValidationError("--prefix takes the name of a Python module, such as lstm or model.lstm, of at most 200 letters.")
      }
    }

    func run() throws { try run(on: .standard()) }

    func run(on terminal: Terminal) throws {
      let model = try ModelFile(reading: file)
      guard model.origin == .fourGates else { throw WeightsError.isPyTorch(path: file) }
      let example = PyTorchExample(model.network.architecture, prefix: prefix, isWhole: !leavesOutReadout)
      if example.prefix.isEmpty, example.hasReadout || example.hasEmbedding { throw WeightsError.bareReadout }
      let tensors: [(name: String, tensor: Tensor)]
      do throws(PyTorchFault) {
        tensors = try model.network.pyTorchTensors(
          prefix: example.prefix, readout: example.hasReadout ? "readout." : nil,
          embedding: example.hasEmbedding ? "embedding." : nil)
      } catch {
        throw WeightsError.notForPyTorch(path: file, error)
      }
      let path = try newFile.path(for: file, ending: "-pytorch")
      try SafetensorsFile(tensors: tensors, metadata: ["format": "pt"]).write(to: path)
      terminal.say("\(path) holds \(model.network.architecture.words). In Python:")
      terminal.block(example.lines(loading: path))
    }
  }
}
