import Foundation
import Tensors
import Testing

@testable import Datasets

private let header =
  "# words\n@problemName Trial\n@timeStamps false\n@univariate false\n@dimensions 2\n@classLabel true left right\n@data\n"

private let noHeader =
  " is no line of a .ts header; before @data stand lines such as @dimensions 3, or @classLabel true left right."
private let lengths = "; all channels of a sequence have the same, and those that @seriesLength says if it is there."
private let gap = "; fill it in, or take the sequence out."
private let digits = "; write it with digits and a decimal point, like -3.5 or 2e6, or read another column."

private func read(_ bytes: [UInt8]) throws -> SequenceSet {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "x.ts")
  try Data(bytes).write(to: file)
  do {
    return try SequenceSet(timeSeries: file.path)
  } catch {
    throw Said("\(error)".replacing(file.path, with: "x.ts"))
  }
}

private struct Said: Error, Equatable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

@Suite struct `A .ts file` {
  @Test func `is read with its classes, channels and lengths`() throws {
    let set = try read(Array((header + "0.1,0.2,0.4:1.0,0.9,0.7:left\n\n# more words\r\n 5 : -6e-1 :right \n").utf8))
    #expect(set.name == "Trial")
    #expect(set.classes == ["left", "right"])
    #expect(set.channels == ["channel 1", "channel 2"])
    #expect(set.sequences.map(\.values) == [[0.1, 1, 0.2, 0.9, 0.4, 0.7], [5, -0.6]])
    #expect(set.sequences.map(\.steps) == [3, 1])
    #expect(set.sequences.map(\.label) == [0, 1])
    #expect(set.sequences[1].origin == "x.ts, line 11")
  }

  @Test func `of one channel is read`() throws {
    let set = try read(Array("@univariate true\n@classLabel true a b\n@data\n1,2,3:a\n4,5:b".utf8))
    #expect(set.sequences.map(\.values) == [[1, 2, 3], [4, 5]])
  }

  static let broken: [BrokenText] = [
    BrokenText(
      "an empty file", "", "x.ts has no line @data; a .ts file has a header, that line, and then a sequence on each line."),
    BrokenText("a CSV file", "time,value\n1,2\n", "x.ts, line 1: “time,value”" + noHeader),
    BrokenText("a blank that is no space", "\u{A0}\n@data\n", "x.ts, line 1: “\u{A0}”" + noHeader),
    BrokenText(
      "too large a number", header + "1e999:2:left\n", "x.ts, line 8: “1e999” in column “channel 1” is not a number" + digits),
    BrokenText("a word for a count", "@dimensions many\n@data\n", "x.ts, line 1: “@dimensions many”" + noHeader),
    BrokenText(
      "no labels", "@classLabel false\n@data\n1:2\n",
      "x.ts, line 2: the header names no classes before @data; add a line such as @classLabel true left right."),
    BrokenText(
      "time stamps", "@timeStamps true\n@data\n",
      "x.ts, line 1: values with time stamps are not read; write the values alone, and @timeStamps false."),
    BrokenText(
      "a header alone", header, "x.ts has a header and no sequence after @data; each line there is a sequence with its class."),
    BrokenText(
      "an unknown class", header + "1:2:up\n",
      "x.ts, line 8: “up” is none of the classes that the header names: “left”, “right”; mend the line, or the header."),
    BrokenText(
      "a channel too few", header + "1,2:left\n",
      "x.ts, line 8: 1 channel where 2 are expected; channels are parted by colons, and the class comes last."),
    BrokenText("channels of two lengths", header + "1,2:3:left\n", "x.ts, line 8: channel 2 has 1 step and not 2" + lengths),
    BrokenText(
      "a length that the header denies", "@seriesLength 3\n@classLabel true a\n@data\n1,2:a\n",
      "x.ts, line 4: channel 1 has 2 steps and not 3" + lengths),
    BrokenText("a question mark", header + "1,?:2,3:left\n", "x.ts, line 8: there is no value at step 2 of channel 1" + gap),
    BrokenText("NaN", header + "1,NaN:2,3:left\n", "x.ts, line 8: there is no value at step 2 of channel 1" + gap),
    BrokenText("a word", header + "1,2:2,x:left\n", "x.ts, line 8: “x” in column “channel 2” is not a number" + digits),
  ]

  @Test(arguments: broken)
  func `that is broken is refused with a sentence`(_ text: BrokenText) {
    #expect(throws: Said(text.sentence)) { try read(text.bytes) }
  }
}

/// A folder of recordings, made for a test and removed after it.
private func withRecordings(_ files: [String: String], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for (path, text) in files {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  try body(folder.path)
}

@Suite struct `A folder of SmartWatch recordings` {
  private let line = "1384248573321 97813883225257 577421000000 "

  @Test func `is read by person, gesture and file`() throws {
    try withRecordings([
      "U02/05/02.txt": line + "1 2 3\r\n" + line + "4 5 6\n", "U01/03/01.txt": line + "-1.5 0 7\n",
      "U01/notes.txt": "no recording",
      "README": "words",
    ]) { folder in
      let set = try SequenceSet(smartWatchGestures: folder)
      #expect(set.classes == ["gesture 03", "gesture 05"])
      #expect(set.people == ["U01", "U02"])
      #expect(set.sequences.map(\.values) == [[-1.5, 0, 7], [1, 2, 3, 4, 5, 6]])
      #expect(set.sequences.map(\.label) == [0, 1])
      #expect(set.sequences.map(\.person) == [0, 1])
    }
  }

  @Test func `that is broken is refused with a sentence`() throws {
    func sentence(_ files: [String: String]) throws -> String {
      var said = "nothing"
      try withRecordings(files) { folder in
        do { _ = try SequenceSet(smartWatchGestures: folder) } catch { said = "\(error)".replacing(folder, with: "watch") }
      }
      return said
    }
    #expect(
      try sentence(["README": "words"])
        == "watch has no recordings; give the folder that holds U01, U02 and so on, with files such as U01/01/01.txt, or a zip file of it."
    )
    #expect(
      try sentence(["U01/01/01.txt": line + "1 2 3\n1 2 3\n"])
        == "watch/U01/01/01.txt, line 2: 3 words where a recording has 6 (three times, then x, y and z); mend the line, or remove the file."
    )
    #expect(
      try sentence(["U01/01/01.txt": line + "1 two 3\n"])
        == "watch/U01/01/01.txt, line 1: “two” in column “y” is not a number; write it with digits and a decimal point, like -3.5 or 2e6, "
        + "or read another column.")
    #expect(try sentence(["U01/01/01.txt": "\n"]) == "watch/U01/01/01.txt is empty; a series needs a line for every value.")
    #expect(
      "\(DatasetError.missing(path: "nowhere"))"
        == "there is no file nowhere; check the path, which starts at the folder that the program was started in.")
  }
}

@Suite(
  .enabled(
    if: RealData.path("smartwatch-gestures") != nil,
    "The real data sets are not here: put smartwatch-gestures and the .ts files in a folder, and its path in FOURGATES_DATA."))
struct `The real data sets` {
  @Test func `have the sizes that were published`() throws {
    func path(_ name: String) throws -> String { try #require(RealData.path(name)) }
    let gestures = try SequenceSet(smartWatchGestures: path("smartwatch-gestures"))
    #expect((gestures.count, gestures.classes.count, gestures.people.count) == (3251, 20, 8))
    let lengths = gestures.sequences.map(\.steps)
    #expect((lengths.min(), lengths.max()) == (10, 51))
    #expect(abs(Double(lengths.reduce(0, +)) / 3251 - 19.7) < 0.05)
    let vowels = try ["TRAIN", "TEST"].map { try SequenceSet(timeSeries: path("JapaneseVowels_\($0).ts")) }
    #expect(vowels.map(\.count) == [270, 370])
    #expect(vowels.map(\.channels.count) == [12, 12])
    #expect(vowels.map(\.longest).max() == 29)
    let motions = try ["TRAIN", "TEST"].map { try SequenceSet(timeSeries: path("BasicMotions_\($0).ts")) }
    #expect(motions.map(\.count) == [40, 40])
    #expect(NearestNeighbour(among: motions[0], by: .dynamicTimeWarping).accuracy(on: motions[1]) == 0.975)
    #expect(abs(NearestNeighbour(among: vowels[0], by: .dynamicTimeWarping).accuracy(on: vowels[1]) - 0.949) < 0.0005)
  }
  @Test func `have near neighbours by time warping: .98 of the gestures are right, and fewer of a stranger`() throws {
    let gestures = try SequenceSet(smartWatchGestures: #require(RealData.path("smartwatch-gestures")))
    var dice = Dice(seed: 1)
    let (train, rest) = gestures.split(trainFraction: 0.8, dice: &dice)
    let random = NearestNeighbour(among: train, by: .dynamicTimeWarping).accuracy(on: rest)
    #expect(random >= 0.98)
    let person = try #require(gestures.people.firstIndex(of: "U04"))
    let (others, stranger) = gestures.split(leavingOut: person)
    let share = NearestNeighbour(among: others, by: .dynamicTimeWarping).accuracy(on: stranger)
    #expect(share >= 0.85 && share <= 0.9)
  }
}
