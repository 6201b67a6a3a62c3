import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `gates sample` {
  /// What is written with these words behind the file, at this place.
  private func text(
    _ path: String, prime: String? = nil, _ length: Int, _ sampling: Sampling = Sampling(), seed: UInt64 = 1,
    on place: WrittenText.Place = .file
  ) throws -> String {
    var text = ""
    try WrittenText(of: ModelFile(reading: path), prime: prime)
      .write(length, sampling, seed: seed, on: place) { text += $0 }
    return text
  }

  @Test func `writes the prime, as many symbols as it is told, and a line's end`() throws {
    let folder = try ModelFolder()
    let reader = try folder.reader()
    let text = try text(reader, prime: "ab", 40)
    #expect(text.hasPrefix("ab") && text.hasSuffix("\n"))
    #expect(text.count == 42 || text.count == 43)
    #expect(text.allSatisfy { "\n abw".contains($0) })
    let alone = try self.text(reader, 10)
    #expect(alone.count == 10 || alone.count == 11)
  }

  @Test func `writes the same with the same seed, and something else with another`() throws {
    let folder = try ModelFolder()
    let reader = try folder.reader()
    #expect(try text(reader, 60, seed: 5) == text(reader, 60, seed: 5))
    #expect(try text(reader, 60, seed: 5) != text(reader, 60, seed: 6))
    #expect(
      try text(reader, prime: "a", 60, Sampling(temperature: 0), seed: 5)
        == text(reader, prime: "a", 60, Sampling(top: 1), seed: 6))
  }

  @Test func `writes what the network says of all that was read`() throws {
    let folder = try ModelFolder()
    let path = try folder.reader()
    let model = try ModelFile(reading: path)
    let alphabet = try #require(Alphabet(model.alphabet ?? []))
    let written = try text(path, prime: "ba w", 12, Sampling(temperature: 0))
    var known = "ba w"
    for symbol in written.dropFirst(4).prefix(12) {
      let tape = Tape()
      let inputs = try #require(alphabet.numbers(of: known)).map { tape.data(alphabet.oneHot([$0])) }
      let scores = model.network.read(model.network.run(over: inputs).last).value.scalars
      #expect(alphabet.symbols[scores.firstIndex(of: scores.max()!)!] == String(symbol))
      known.append(symbol)
    }
  }

  @Test func `shows a terminal no command, and gives a file every symbol as it is`() throws {
    let folder = try ModelFolder()
    let symbols = ["\u{1B}", "\t", "\r\n", "a"]
    let path = try folder.model(Architecture(.gru, inputs: 4, hidden: 3, outputs: 4), alphabet: symbols).path
    let (watched, kept) = (try text(path, 200, on: .terminal), try text(path, 200))
    #expect(kept.contains("\u{1B}") && kept.contains("\r\n") && kept.contains("\t"))
    #expect(!watched.unicodeScalars.contains("\u{1B}") && !watched.unicodeScalars.contains("\r"))
    #expect(watched.contains("\t") && watched.contains("\u{FFFD}") && watched.contains("\n"))
  }

  @Test func `streams to a terminal symbol by symbol`() throws {
    let folder = try ModelFolder()
    var pieces: [String] = []
    try WrittenText(of: ModelFile(reading: folder.reader()), prime: "w")
      .write(20, Sampling(), seed: 1, on: .terminal) { pieces.append($0) }
    #expect(pieces.count >= 21 && pieces.allSatisfy { $0.count <= 1 })
  }

  @Test func `says what is wrong with a wish, with exit status 64`() throws {
    let folder = try ModelFolder()
    let reader = try folder.reader()
    for (words, sentence) in [
      (["--prime", ""], "--prime is empty; write at least one symbol for the network to read, or leave it out."),
      (["--temperature", "-1"], "--temperature is a number from 0 up, such as 0.8, and got “-1”."),
      (["--temperature", "nan"], "--temperature is a number from 0 up, such as 0.8, and got “nan”."),
      (["--temperature", "warm"], "--temperature is a number from 0 up, such as 0.8, and got “warm”."),
      (["--top", "0"], "--top is a whole number from 1 to 1000000, and got “0”."),
      (["--length", "0"], "--length is a whole number from 1 to 100000000, and got “0”."),
    ] {
      do {
        _ = try Gates.parseAsRoot(["sample", reader] + words)
        Issue.record("\(words) went through")
      } catch {
        #expect(Gates.exitCode(for: error).rawValue == 64)
        #expect(Gates.message(for: error).contains(sentence), "\(Gates.message(for: error))")
      }
    }
  }

  @Test func `says what is wrong with a file or a prime, with exit status 1`() throws {
    let folder = try ModelFolder()
    let (numbers, letters) = (try folder.forecaster(), try folder.reader())
    #expect(
      ending("sample", numbers)
        == (
          1,
          "\(numbers) reads 1 number at each step and knows no symbols, so it cannot write; take a checkpoint of gates train characters."
        ))
    #expect(
      ending("sample", letters, "--prime", "bäh")
        == (1, "symbol 2 of --prime is “ä”, which the network does not know; it knows 5 symbols: ↵ ␣ a b w."))
    let silent = try folder.model(Architecture(.rnn, inputs: 2, hidden: 3, outputs: nil), alphabet: ["a", "b"]).path
    #expect(
      ending("sample", silent)
        == (1, "\(silent) has no readout, so it gives no symbol a score; take a checkpoint of gates train characters."))
    let ahead = try folder.model(Architecture(.lstm, inputs: 2, hidden: 3, outputs: 2, filters: 4), alphabet: ["a", "b"]).path
    #expect(
      ending("sample", ahead)
        == (
          1,
          "\(ahead) has filters, which see the symbols that come next, so it cannot write; take a checkpoint without filters."
        ))
    #expect(ending("sample", folder.file("gone.safetensors")).status == 1)
  }

  @Test func `ends with a sentence where the scores are no numbers`() throws {
    let folder = try ModelFolder()
    let (path, net) = try folder.model(Architecture(.gru, inputs: 2, hidden: 3, outputs: 2), alphabet: ["a", "b"])
    net.readout?.V.value = Tensor(repeating: .greatestFiniteMagnitude, shape: [3, 2])
    net.readout?.d.value = Tensor(repeating: .greatestFiniteMagnitude, shape: [2])
    for layer in net.parameters where layer.name.hasSuffix("candidate.b") {
      layer.value = Tensor(repeating: 50, shape: layer.value.shape)
    }
    try SafetensorsFile(net, alphabet: ["a", "b"]).write(to: path)
    let error = #expect(throws: SampleError.self) { try text(path, 5) }
    #expect(error == .notFinite(path: path))
  }

  @Test func `as a program, writes plain text to a pipe`() throws {
    let folder = try ModelFolder()
    let reader = try folder.reader()
    let run = try GatesProgram.run(["sample", reader, "--prime", "a w", "--length", "25", "--temperature", "0.8", "--top", "3"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(try run.output == text(reader, prime: "a w", 25, Sampling(temperature: 0.8, top: 3)))
  }
}
