import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `gates inspect refuses` {
  /// Arguments, the exit status, and the sentence, in which FILE is the model.
  private func expect(
    _ path: String, _ arguments: [String], _ status: Int32, _ sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var end: (status: Int32, sentence: String) = (0, "")
    do {
      var command = try Gates.parseAsRoot(["inspect", path] + arguments)
      try command.run()
    } catch {
      end = (Gates.exitCode(for: error).rawValue, Gates.message(for: error))
    }
    #expect(end.status == status, "\(end)", sourceLocation: sourceLocation)
    #expect(
      end.sentence.hasSuffix(sentence.replacingOccurrences(of: "FILE", with: path)), "\(end.sentence)",
      sourceLocation: sourceLocation)
  }

  @Test func `files that are no model`() throws {
    let folder = try ModelFolder()
    expect(
      folder.file("gone.safetensors"), [], 1,
      "FILE is not there; check the path, which starts at the folder that the program was started in.")
    let csv = try folder.write("value\n1\n2\n", as: "series.csv")
    expect(csv, [], 1, "give another file.")
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.forecaster()))
    try whole.prefix(whole.count - 3).write(to: URL(fileURLWithPath: folder.file("cut.safetensors")))
    let end = ending("inspect", folder.file("cut.safetensors"))
    #expect(end.status == 1 && end.sentence.hasPrefix(folder.file("cut.safetensors")) && !end.sentence.contains("\n"))
    try SafetensorsFile(tensors: [("conv1.weight", .zeros([3, 3]))]).write(to: folder.file("other.safetensors"))
    let other = ending("inspect", folder.file("other.safetensors"))
    #expect(other.status == 1 && other.sentence.contains("conv1.weight"))
  }

  @Test func `inputs that the network cannot read`() throws {
    let folder = try ModelFolder()
    let (numbers, letters) = (try folder.forecaster(), try folder.reader())
    #expect(
      ending("inspect", numbers, "--text", "wolf")
        == (1, "\(numbers) reads 1 number at each step, not text; give a CSV file with --input FILE."))
    expect(
      letters, ["--text", "wäb"], 1,
      "symbol 2 of --text is “ä”, which the network does not know; it knows 5 symbols: ↵ ␣ a b w.")
    let words = try folder.write("a\nfoo\nbar\n", as: "words.csv")
    let empty = try folder.write("", as: "empty.csv")
    let text = try folder.write("ab\nab?", as: "text.txt")
    #expect(
      ending("inspect", numbers, "--input", words).sentence
        == "\(words) has no column of numbers (it has “a”); write numbers with digits and a decimal point, not a comma, like -3.5 or 2e6."
    )
    #expect(
      ending("inspect", numbers, "--input", words, "--column", "a")
        == (
          1,
          "\(words), line 2: “foo” in column “a” is not a number; write it with digits and a decimal point, like -3.5 or 2e6, or read another column."
        ))
    #expect(ending("inspect", numbers, "--input", empty) == (1, "\(empty) is empty; a series needs a line for every value."))
    #expect(ending("inspect", letters, "--input", empty) == (1, "\(empty) is empty; the network reads at least one symbol."))
    #expect(
      ending("inspect", letters, "--input", text).sentence
        == "symbol 6 of \(text) is “?”, which the network does not know; it knows 5 symbols: ↵ ␣ a b w.")
    #expect(
      ending("inspect", letters, "--input", text, "--column", "a")
        == (1, "\(letters) reads text, which has no columns; leave --column out."))
    let two = try folder.model(Architecture(.rnn, inputs: 2, hidden: 3)).path
    #expect(
      ending("inspect", two, "--input", words)
        == (1, "\(two) reads 2 numbers at each step, and no column is named; name 2, such as --column a,b."))
    #expect(
      ending("inspect", two)
        == (
          1, "\(two) does not say what it was trained on, so there is no example; give it something to read with --input FILE."
        ))
    let strange = try folder.model(Architecture(.lstm, inputs: 3, hidden: 2), task: "sine").path
    #expect(
      ending("inspect", strange)
        == (
          1,
          "\(strange) was trained on sine, of which this gates has no example that fits; give it something to read with --input FILE."
        ))
  }

  @Test(arguments: [
    (["--from", "200"], "--from 200: the input has 200 steps, from 0 to 199."),
    (["--to", "1000"], "--to 1000: the input has 200 steps, from 0 to 199."),
    (["--from", "5", "--to", "3"], "--from 5 comes after --to 3; exchange them."),
    (["--from", "-1"], "--from is a whole number from 0 up, and got -1."),
    (["--unit", "6"], "--unit 6: a layer has 6 units, from 0 to 5."),
    (["--layer", "1"], "--layer 1: the network has 1 layer, number 0."),
    (["--unit", "x"], "--unit is a whole number from 0 up, and got x."),
    (["--hold", "forget=7"], "--hold: forget cannot be held at 7; it is always from 0 to 1."),
    (
      ["--hold", "reset=1"],
      "--hold: an LSTM has no gate “reset” that could be held; it has forget, input, candidate and output."
    ),
    (["--hold", "forget=1@200"], "--hold from step 200: the input has 200 steps, from 0 to 199."),
    (
      ["--where", "forgot < 1"],
      "--where: an LSTM has no quantity “forgot”; it has forget, input, candidate, output, kept, learned, longTerm and shortTerm."
    ),
    (
      ["--where", "forget < 1", "--format", "svg"],
      "--where picks steps for text, csv and json; svg shows all from --from to --to."
    ),
    (["--where", "forget < 1", "--gradient", "3"], "--where and --gradient exclude each other; choose one."),
    (
      ["--gradient", "199"],
      "--gradient 199: nothing comes after that step to compare its prediction with; choose one from 0 to 198."
    ),
    (["--gradient", "200"], "--gradient 200: the input has 200 steps, from 0 to 199."),
    (
      ["--gradient", "3", "--format", "page"],
      "--gradient is shown as text, csv, json or svg; choose one of them with --format."
    ),
    (["--format", "pdf"], "choose auto, text, csv, json, svg or page."),
    (
      ["--format", "json", "--unit", "2"],
      "--layer and --unit choose lines of text and csv; json has all layers and units, so leave them out."
    ),
    (["--column", "a"], "--column names a column of a file; give the file with --input FILE."),
    (["--text", ""], "--text is empty; write at least one symbol for the network to read."),
    (["--text", "a", "--input", "b"], "--input and --text exclude each other; choose one."),
    (["--input", ""], "--input needs the name of a file, and got an empty one."),
    (["--out", ""], "--out needs a name, and got an empty one."),
  ])
  func `options that make no sense, with status 64`(_ arguments: [String], _ sentence: String) throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster()
    do {
      var command = try Gates.parseAsRoot(["inspect", path] + arguments)
      try command.run()
      Issue.record("it took \(arguments)")
    } catch {
      #expect(Gates.exitCode(for: error).rawValue == 64)
      #expect(Gates.message(for: error).hasSuffix(sentence), "\(Gates.message(for: error))")
    }
  }

  @Test func `places that cannot be written to, and leaves nothing there`() throws {
    let folder = try ModelFolder()
    let path = try folder.forecaster()
    let before = folder.names
    #expect(
      ending("inspect", path, "--format", "csv", "--out", folder.path)
        == (1, "\(folder.path) cannot be written (Is a directory); choose another place with --out."))
    #expect(
      ending("inspect", path, "--format", "json", "--out", folder.file("none/x.json"))
        == (1, "\(folder.file("none/x.json")) cannot be written (No such file or directory); choose another place with --out."))
    let file = try folder.write("mine", as: "figures")
    #expect(ending("inspect", path, "--format", "page", "--out", file).status == 1)
    #expect(try folder.text("figures") == "mine")
    #expect(folder.names == before + ["figures"] || folder.names == (before + ["figures"]).sorted())
  }

  @Test func `a gradient where there is no readout`() throws {
    let folder = try ModelFolder()
    let path = try folder.model(Architecture(.lstm, inputs: 1, hidden: 2, outputs: nil), task: "sine").path
    #expect(
      ending("inspect", path, "--gradient", "3")
        == (1, "\(path) has no readout, so it predicts nothing and has no loss; leave --gradient out."))
  }
}
