import ArgumentParser

/// `gates weights`: looks at files of weights, and carries them to PyTorch and back.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights", abstract: "Shows a file of weights, and carries weights to PyTorch and back.",
    discussion: """
      For example: gates weights show out/train-sine/best.safetensors

      Files are in the safetensors format. Programs stack the matrices of the gates in different orders, and a file does not say \
      in which. i is the input gate, f the forget gate, g or c the candidate, o the output gate; r is the reset gate, z the update \
      gate, n the candidate:

        program               LSTM      GRU
        PyTorch               i f g o   r z n
        Keras                 i f c o
        ONNX                  i o f c   z r n
        char-rnn, torch-rnn   i f o g

      FourGates keeps each gate's matrices by themselves, under its name: lstm.0.forget.W, lstm.0.input.W and so on. PyTorch's \
      matrices are the transposes of ours, and it has two biases where one would do: their sum is read, and the second is written \
      as zeros. Only the second bias of a GRU's candidate n is one of its own, for it stays inside the reset.
      """,
    subcommands: [ShowCommand.self, ExportCommand.self, ImportCommand.self])
}

extension WeightsCommand {
  /// Whose files are read and written besides our own.
  enum Framework: String, CaseIterable {
    case pytorch

    /// The option's value.
    static func named(_ text: String, for option: String) throws -> Framework {
      guard let framework = Framework(rawValue: text) else {
        throw ValidationError(
          "\(option) takes pytorch, and got “\(text)”; for others, gates weights --help has the order of gates.")
      }
      return framework
    }
  }
}
