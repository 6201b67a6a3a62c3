import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct `Texts` {
  @Test func `an alphabet numbers the symbols of a text in their order`() {
    let alphabet = Alphabet(of: "abba é!")
    #expect(alphabet.symbols == [" ", "!", "a", "b", "é"])
    #expect(alphabet.numbers(of: "ab") == [2, 3])
    #expect(alphabet.numbers(of: "abc") == nil)
    #expect(alphabet.oneHot([1, 4]) == Tensor(rows: [[0, 1, 0, 0, 0], [0, 0, 0, 0, 1]]))
    #expect(Alphabet(["a", "a"]) == nil)
    #expect(Alphabet(["ab"]) == nil)
  }

  @Test func `chunks of a row go on where the chunk before ended, and each target is the next symbol`() throws {
    let (training, validation) = try TextStreams.split(Array(0..<40), rows: 2, steps: 3, named: "x")
    #expect((training.count, validation.count) == (5, 1))
    #expect(training.chunk(0).inputs == [[0, 20], [1, 21], [2, 22]])
    #expect(training.chunk(0).targets == [1, 21, 2, 22, 3, 23])
    #expect(training.chunk(1).inputs[0] == [3, 23])
    #expect(validation.chunk(0).inputs == [[16, 36], [17, 37], [18, 38]])
    #expect(validation.chunk(0).targets.last == 39)
    #expect(training.stretches == [Array(0...15), Array(20...35)])
    #expect(validation.stretches == [Array(16...19), Array(36...39)])
  }

  @Test func `a text that is too short for its rows gets a sentence`() {
    #expect(
      throws: DatasetError.textTooShort(
        "x", has: 15, needs: 16,
        purpose: "2 rows with a chunk of 3 to train on, a chunk to validate on, and the symbol after each")
    ) { try TextStreams.split(Array(0..<15), rows: 2, steps: 3, named: "x") }
    #expect(
      "\(DatasetError.textTooShort("x.txt", has: 1, needs: 16, purpose: "two chunks"))"
        == "x.txt has 1 symbol, and 16 are needed for two chunks; take a longer text, a smaller batch, or shorter chunks.")
  }

  @Test func `the nature show's entropy is that of all its sentences, and no two are made in the same way`() {
    let ways = NatureShow.sentence.everyWay
    #expect(Set(ways.map(\.text)).count == ways.count)
    #expect(ways.allSatisfy { $0.text.hasSuffix(". ") && $0.text.dropLast(2).allSatisfy { $0 != "." } })
    let entropy = ways.reduce(0) { $0 - $1.probability * log($1.probability) }
    let length = ways.reduce(0) { $0 + $1.probability * Double($1.text.count) }
    #expect(abs(entropy / length - NatureShow.entropy) < 1e-12)
  }

  @Test func `the nature show is the same for the same dice`() {
    var (one, same, other) = (Dice(seed: 1), Dice(seed: 1), Dice(seed: 2))
    let text = NatureShow.text(sentences: 20, dice: &one)
    #expect(text == NatureShow.text(sentences: 20, dice: &same))
    #expect(text != NatureShow.text(sentences: 20, dice: &other))
    #expect(text.count { $0 == "." } == 20)
  }

  @Test func `a text without a part to validate on is read whole`() throws {
    let streams = try TextStreams(Array(0..<11), rows: 2, steps: 2, named: "x")
    #expect(streams.count == 2)
    #expect(streams.chunk(1).inputs == [[2, 7], [3, 8]])
    #expect(streams.chunk(1).targets == [3, 8, 4, 9])
    #expect(
      throws: DatasetError.textTooShort(
        "x", has: 5, needs: 6, purpose: "2 rows with a chunk of 2 each, and the symbol after it")
    ) { try TextStreams(Array(0..<5), rows: 2, steps: 2, named: "x") }
  }

  @Test func `a text file is read whole, without its mark; what is wrong with it gets a sentence`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "text-\(UInt64.random(in: 0 ... .max))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func file(_ bytes: [UInt8]) -> String {
      _ = FileManager.default.createFile(atPath: folder + "/x.txt", contents: Data(bytes))
      return folder + "/x.txt"
    }
    func sentence(_ bytes: [UInt8]) -> String {
      do throws(DatasetError) {
        return try String(textFile: file(bytes))
      } catch { return "\(error)".replacing(folder + "/", with: "") }
    }
    #expect(sentence([0xEF, 0xBB, 0xBF] + Array("wölf\n".utf8)) == "wölf\n")
    #expect(sentence([]) == "x.txt is empty; a text needs symbols to learn from.")
    #expect(
      sentence(Array("wolf\nw".utf8) + [0xF6] + Array("lf".utf8))
        == "x.txt, line 2: these bytes are not UTF-8 text; save the file as plain text in UTF-8.")
    #expect(throws: DatasetError.missing(path: folder + "/y.txt")) { try String(textFile: folder + "/y.txt") }
  }
}
