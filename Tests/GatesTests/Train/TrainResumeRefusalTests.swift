import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `What gates train refuses to resume` {
  @Test func `an option that would change the run is refused, naming both values`() throws {
    try TrainFolder.inside { path in
      let last = try TrainFolder.makeRun("sine", in: path + "/run")
      for (option, has, asked) in [
        ("--cell", "lstm", "gru"), ("--hidden", "3", "4"), ("--layers", "1", "2"), ("--window", "20", "10"),
        ("--batch", "32", "16"), ("--dropout", "0.0", "0.5"), ("--optimizer", "adam", "sgd"), ("--rate", "0.01", "0.1"),
        ("--clip", "1", "none"), ("--seed", "1", "2"),
      ] {
        let refused = TrainFolder.refusal("sine", "--resume", last, option, asked)
        #expect(
          refused?.sentence
            == "\(last) is a run with \(option) \(has), and with \(option) \(asked) it would become another; leave the option out, "
            + "or begin a new run, which takes the weights with --init-from.")
        #expect(refused?.status == 1)
        #expect(
          TrainFolder.refusal("sine", "--resume", last, option, has) == nil, "what does not change the run may be said again")
      }
      #expect(
        TrainFolder.refusal("--resume", last, "--epochs", "9", "--keep", "1", "--threads", "1", "--out", path + "/other") == nil
      )
      #expect(FileManager.default.fileExists(atPath: path + "/other/best.safetensors"))
    }
  }

  @Test func `another task, fewer epochs, and what is no run are refused`() throws {
    try TrainFolder.inside { path in
      let last = try TrainFolder.makeRun("adding", in: path + "/run")
      #expect(
        TrainFolder.refusal("recall", "--resume", last)?.sentence
          == "\(last) is a run of the task adding, and recall was asked for; --resume goes on with the same task only.")
      var dice = Dice(seed: 1)
      let weights = path + "/weights.safetensors"
      try SafetensorsFile(Network(Architecture(.lstm, inputs: 2, hidden: 3), dice: &dice)).write(to: weights)
      #expect(
        TrainFolder.refusal("adding", "--resume", weights)?.sentence
          == "\(weights) holds weights, and nothing of the training that made them, so training cannot go on from it; "
          + "take its weights to begin with.")
      let checkpoint = Checkpoint(of: Trainer([Parameter("w", .zeros([1]))], optimizer: SGD()))
      try checkpoint.write(to: path + "/other.safetensors")
      #expect(
        TrainFolder.refusal("adding", "--resume", path + "/other.safetensors")?.sentence
          == "\(path)/other.safetensors was not written by gates train, so there is no run to go on with; "
          + "--init-from takes its weights.")
      try Data("not a checkpoint at all".utf8).write(to: URL(fileURLWithPath: path + "/text.safetensors"))
      #expect(
        TrainFolder.refusal("adding", "--resume", path + "/text.safetensors")?.sentence.contains("is no safetensors file")
          == true)
      #expect(
        TrainFolder.refusal("adding", "--resume", path + "/none.safetensors")?.sentence
          == "\(path)/none.safetensors is not there; check the path, which starts at the folder that the program was started in."
      )
    }
  }

  @Test func `fewer epochs than it has are refused`() throws {
    try TrainFolder.inside { path in
      let last = try TrainFolder.makeRun("numbers", in: path + "/run")
      let command = try TrainCommand.parse(["--resume", last, "--epochs", "3"])
      let (run, folder) = try command.resumed(from: last)
      var session = TrainSession(run, in: folder, until: StopRequest(), checkpointEvery: nil)
      try session.train()
      #expect(
        TrainError.fewerEpochs(path: "x", has: 3, asked: 2).description
          == "the run in x has 3 epochs behind it, more than --epochs 2; ask for more of them, or resume an earlier checkpoint."
      )
      #expect(throws: TrainError.fewerEpochs(path: last, has: 3, asked: 2)) {
        try TrainCommand.parse(["--resume", last, "--epochs", "2"]).resumed(from: last)
      }
    }
  }

  @Test func `other data than those of the run are refused`() throws {
    try TrainFolder.inside { path in
      let (file, other) = (path + "/a.csv", path + "/b.csv")
      let values = (0..<120).map { "\(Double($0 * $0 % 17))" }
      try values.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
      try (["9"] + values).joined(separator: "\n").write(toFile: other, atomically: true, encoding: .utf8)
      let last = try TrainFolder.makeRun("sine", "--data", file, in: path + "/run")
      #expect(
        TrainFolder.refusal("--resume", last)?.sentence
          == "\(last) is a run on a file, and does not say where that is; name it again with --data.")
      #expect(
        TrainFolder.refusal("--resume", last, "--data", other)?.sentence
          == "\(other) does not hold the data that the run in \(last) was trained on; give the same file, and the same --column, "
          + "or begin a new run, which takes the weights with --init-from.")
      #expect(TrainFolder.refusal("--resume", last, "--data", file) == nil)
      let made = try TrainFolder.makeRun("sine", in: path + "/made")
      #expect(
        TrainFolder.refusal("--resume", made, "--data", file)?.sentence
          == "\(made) is a run on the task's own data; leave out --data, or begin a new run, which takes the weights with "
          + "--init-from.")
    }
  }
}
