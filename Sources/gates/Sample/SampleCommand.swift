import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// `gates sample`: lets a network of characters write.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Writes text with a trained network of characters.",
    discussion: """
      For example: gates sample out/train-characters/best.safetensors --prime "the " --length 400 --temperature 0.8

      FILE is a checkpoint of gates train characters. The network reads the prime, a symbol at a time, and goes on: it gives each symbol a \
      score, one is chosen, and is the next that the network reads. The same seed writes the same text.
      """)

  @Argument(help: ArgumentHelp("A checkpoint of a network that reads characters.", valueName: "file"))
  var file: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the network reads before it writes; it is printed, too. (default: nothing, so that the first symbol is any)",
      valueName: "text"))
  var prime: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many symbols the network writes.", valueName: "n"),
    transform: whole("--length", in: 1...100_000_000))
  var length = 400

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much is left to chance: 1 as the network's probabilities say, less for the likely symbols, 0 for the likeliest always.",
      valueName: "x"),
    transform: { text in
      guard let number = Double(text), number >= 0, number.isFinite else {
        throw ValidationError("--temperature is a number from 0 up, such as 0.8, and got “\(text)”.")
      }
      return number
    })
  var temperature = 1.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only the n most likely symbols may come. (default: all)", valueName: "n"),
    transform: whole("--top", in: 1...1_000_000))
  var top: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Every choice of the run.", valueName: "n"),
    transform: LessonOptions.seed(typed:))
  var seed: UInt64 = 1

  func validate() throws {
    if prime == "" {
      throw ValidationError("--prime is empty; write at least one symbol for the network to read, or leave it out.")
    }
  }

  func run() throws {
    let interruption = Interruption()
    let sources = interruption.watch()
    defer { withExtendedLifetime(sources) {} }
    let model = try ModelFile(reading: file)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    try WrittenText(of: model, prime: prime).write(
      length, Sampling(temperature: temperature, top: top), seed: seed, on: isTerminal ? .terminal : .file,
      StandardOutput.write)
  }
}
