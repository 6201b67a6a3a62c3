import ArgumentParser
import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `What gates train refuses` {
  @Test(arguments: [
    (
      ["snie"],
      "there is no task “snie”; did you mean sine? Choose sine, noisy-sine, numbers, recall, adding, gestures or characters."
    ),
    ([], "name a task: sine, noisy-sine, numbers, recall, adding, gestures or characters."),
    (["sine", "--cell", "lstn"], "there is no cell “lstn”; did you mean lstm? Choose rnn, lstm, peephole or gru."),
    (
      ["sine", "--optimizer", "adm"],
      "there is no optimizer “adm”; did you mean adam? Choose sgd, momentum, nesterov, adagrad, rmsprop, adam or adamw."
    ),
    (["sine", "--rate", "-1"], "--rate is a number above 0, and got “-1”."),
    (["sine", "--rate", "nan"], "--rate is a number above 0, and got “nan”."),
    (["sine", "--dropout", "1"], "--dropout is a number from 0 to below 1, and got “1”."),
    (["sine", "--clip", "0"], "--clip is a number above 0, or none, and got “0”."),
    (["sine", "--hidden", "0"], "--hidden is a whole number from 1 to 4096, and got “0”."),
    (["sine", "--layers", "17"], "--layers is a whole number from 1 to 16, and got “17”."),
    (["sine", "--epochs", "-5"], "--epochs is a whole number from 1 to 1000000, and got “-5”."),
    (["sine", "--seed", "x"], "a seed is a whole number from 0 to 18446744073709551615."),
    (["sine", "--batch", "0"], "--batch is a whole number from 1 to 10000, and got 0."),
    (["adding", "--window", "1"], "--window is a whole number from 2 to 10000, and got 1."),
    (["gestures", "--window", "9"], "the task gestures has sequences of their own lengths, and takes no --window."),
    (
      ["adding", "--data", "x"],
      "the task adding makes its own data; --data goes with sine, noisy-sine, gestures or characters."
    ),
    (["sine", "--column", "b"], "--column names a column of the series in --data; the task sine has none here."),
    (["sine", "--out", ""], "--out needs the name of a folder, and got an empty one."),
    (["sine", "--runs", ""], "--runs needs the name of a folder, and got an empty one."),
    (
      ["sine", "--runs", "a", "--out", "b"],
      "--runs gives a run a folder of its own, and --out names one; choose one of them."
    ),
    (
      ["sine", "--runs", "a", "--resume", "b"],
      "--runs goes on with a run by itself, and --resume goes on with the run in a file; choose one of them."
    ),
    (
      ["sine", "--runs", "a", "--init-from", "b"],
      "--runs tells runs apart by their settings, and --init-from is none of them; name a folder with --out."
    ),
    (
      ["sine", "--resume", "a", "--init-from", "b"],
      "--resume goes on with a run, and --init-from begins one; choose one of them."
    ),
  ])
  func `wrong usage gets a sentence and status 64`(arguments: [String], sentence: String) {
    do {
      _ = try TrainCommand.parse(arguments)
      Issue.record("this should not be taken: \(arguments)")
    } catch {
      #expect(TrainCommand.message(for: error).contains(sentence))
      #expect(TrainCommand.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func `a folder of runs that is a file is refused`() throws {
    try TrainFolder.inside { path in
      let file = path + "/file"
      #expect(FileManager.default.createFile(atPath: file, contents: nil))
      let command = try TrainCommand.parse(["sine", "--runs", file])
      let error = #expect(throws: TrainError.self) { try command.start() }
      let sentence = error?.description ?? ""
      #expect(sentence.hasPrefix("\(file)/sine-"), "\(sentence)")
      #expect(sentence.hasSuffix(" cannot be made or written to (Not a directory); choose another folder with --runs."))
    }
  }

  @Test func `a folder that holds a run is not written over unless it is forced`() throws {
    try TrainFolder.inside { path in
      let last = try TrainFolder.makeRun("sine", in: path + "/run")
      #expect(
        TrainFolder.refusal("sine", "--out", path + "/run")?.sentence
          == "\(path)/run holds a run already; go on with it with --resume \(last), choose another folder with --out, "
          + "or write over it with --force.")
      #expect(TrainFolder.refusal("sine", "--out", path + "/run")?.status == 1)
      #expect(TrainFolder.refusal("sine", "--out", path + "/run", "--force") == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/run").isEmpty)
    }
  }

  @Test func `a run is not resumed into the folder of another`() throws {
    try TrainFolder.inside { path in
      let (last, other) = (
        try TrainFolder.makeRun("sine", in: path + "/run"), try TrainFolder.makeRun("adding", in: path + "/other")
      )
      let before = try Data(contentsOf: URL(fileURLWithPath: other))
      #expect(
        TrainFolder.refusal("--resume", last, "--epochs", "9", "--out", path + "/other")?.sentence.contains(
          "holds a run already") == true)
      #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
      #expect(
        TrainFolder.refusal("--resume", last, "--epochs", "9", "--out", path + "/run/../run") == nil,
        "its own folder, said otherwise")
      #expect(TrainFolder.refusal("--resume", last, "--epochs", "9", "--out", path + "/other", "--force") == nil)
      #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == Data(contentsOf: URL(fileURLWithPath: last)))
    }
  }

  @Test func `a network whose checkpoints could not be read again is not begun`() {
    let refused = TrainFolder.refusal("sine", "--hidden", "4096", "--layers", "4")
    #expect(refused?.status == 1 && refused?.sentence.contains("more than a gigabyte") == true)
  }

  @Test func `data that are too large, or too few, are refused`() throws {
    try TrainFolder.inside { path in
      let large = path + "/large.csv"
      try Data("x\n1\n2\n1e300\n4\n5\n".utf8).write(to: URL(fileURLWithPath: large))
      #expect(
        TrainFolder.refusal("sine", "--data", large, "--window", "1")?.sentence
          == "x of large.csv has numbers that are too large to calculate with; divide them all by a power of ten.")
      let few = path + "/few.ts"
      try Data("@classLabel true a\n@data\n1,2:a\n3,4:a\n".utf8).write(to: URL(fileURLWithPath: few))
      #expect(
        TrainFolder.refusal("gestures", "--data", few)?.sentence
          == "few.ts has 2 sequences, too few to train on some and to judge by others; add examples.")
    }
  }

  @Test func `weights of another shape or of another alphabet are not begun with`() throws {
    try TrainFolder.inside { path in
      let sine = try TrainFolder.makeRun("sine", in: path + "/sine")
      #expect(TrainFolder.refusal("noisy-sine", "--init-from", sine, "--out", path + "/a") == nil, "its size is taken with it")
      #expect(
        TrainFolder.refusal("sine", "--init-from", sine, "--hidden", "4", "--out", path + "/b")?.sentence
          == "\(sine) holds an LSTM, with 1 input, 1 layer of 3 units, and 1 output, and this run needs an LSTM, with 1 input, "
          + "1 layer of 4 units, and 1 output; choose another file, or other options.")
      #expect(TrainFolder.refusal("adding", "--init-from", sine, "--out", path + "/c")?.status == 1)
      let texts = [String(repeating: "abc ", count: 600), String(repeating: "xyz ", count: 600)]
      let files = texts.indices.map { "\(path)/\($0).txt" }
      for (text, file) in zip(texts, files) { try text.write(toFile: file, atomically: true, encoding: .utf8) }
      let abc = try TrainFolder.makeRun("characters", "--data", files[0], "--batch", "2", in: path + "/abc")
      #expect(
        TrainFolder.refusal("characters", "--data", files[1], "--batch", "2", "--init-from", abc, "--out", path + "/d")?
          .sentence
          == "\(abc) was trained on a text with other symbols, so its weights mean something else; choose another file, or give "
          + "that text with --data.")
      let command = try TrainCommand.parse(["sine", "--init-from", sine, "--out", path + "/e"])
      #expect(
        try fingerprint(of: command.begun().0.network.parameters)
          == fingerprint(of: ModelFile(reading: sine).network.parameters))
    }
  }
}
