import ArgumentParser
import FourGates
import LessonKit

extension WeightsCommand {
  /// `gates weights import --from pytorch FILE`: a PyTorch network as one of FourGates.
  struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Writes a PyTorch network as one of FourGates.",
      discussion: """
        For example: gates weights import --from pytorch lstm.safetensors --out net.safetensors

        It reads the state dict of an nn.LSTM, nn.GRU or nn.RNN, with one nn.Linear after it or none, by any names:

          from safetensors.torch import save_file
          save_file(net.state_dict(), "lstm.safetensors")
        """)

    @Option(
      help: ArgumentHelp("From which program: pytorch.", valueName: "program"),
      transform: { try Framework.named($0, for: "--from") })
    var from = Framework.pytorch

    @Argument(help: ArgumentHelp("A PyTorch state dict in safetensors.", valueName: "file"))
    var file: String

    @OptionGroup var newFile: NewFile

    func run() throws { try run(on: .standard()) }

    func run(on terminal: Terminal) throws {
      let model = try ModelFile(reading: file)
      guard model.origin != .fourGates else { throw WeightsError.isOurs(path: file) }
      let path = try newFile.path(for: file, ending: "-fourgates")
      try SafetensorsFile(model.network).write(to: path)
      terminal.say("\(path) holds \(model.network.architecture.words).")
      if model.network.architecture.cell == .rnn {
        terminal.say("The weights of an nn.RNN do not say whether it squashes with tanh or relu; here it is tanh.")
      }
      terminal.say("gates weights show \(shellQuoted(path)) lists its tensors.")
    }
  }
}
