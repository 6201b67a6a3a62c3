import FourGates
import Foundation
import TestPrograms
import Testing

@Suite struct `The program gates train` {
  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test func `two epochs and two more end in the same bytes as four`() throws {
    try TrainFolder.inside { path in
      let options = ["sine", "--hidden", "4", "--epochs"]
      let whole = try TrainFolder.train(options + ["4", "--out", path + "/whole"], in: path)
      #expect(whole.status == 0, "\(whole.errors)")
      #expect(whole.output.contains("gates inspect \(path)/whole/best.safetensors"))
      let half = try TrainFolder.train(options + ["2", "--out", path + "/half"], in: path)
      #expect(half.status == 0, "\(half.errors)")
      let rest = try TrainFolder.train(["--resume", path + "/half/last.safetensors", "--epochs", "4"], in: path)
      #expect(rest.status == 0, "\(rest.errors)")
      for name in ["last", "best"] {
        #expect(try bytes("\(path)/whole/\(name).safetensors") == bytes("\(path)/half/\(name).safetensors"))
      }
      let again = try TrainFolder.train(["--resume", path + "/half/last.safetensors"], in: path)
      #expect(again.status == 0)
      #expect(
        again.output == "This run is at its end: it has all 4 epochs that it was to have. With --epochs N it goes on to more.")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `when asked to end, finishes the update, writes it down, and says how to go on`(signal: Int32) throws {
    try TrainFolder.inside { path in
      let training = try TrainFolder.Training(
        ["adding", "--hidden", "8", "--epochs", "400", "--out", path + "/run"], in: path)
      for _ in 0..<3000 where !FileManager.default.fileExists(atPath: path + "/run/best.safetensors") { usleep(10_000) }
      training.command.send(signal)
      #expect(training.command.status() == 128 + signal)
      #expect(
        training.output.contains(
          "Everything is written down; go on with: gates train adding --resume \(path)/run/last.safetensors"))
      let checkpoint = try Checkpoint(reading: path + "/run/last.safetensors")
      #expect(checkpoint.updates > 0)
      #expect(try RecordedRun(reading: path + "/run").state == .stopped)
      let epochs = checkpoint.history.epochs.count + 1
      for (folder, options) in [
        ("run", ["--resume", path + "/run/last.safetensors"]), ("whole", ["adding", "--hidden", "8"]),
      ] {
        let run = try TrainFolder.train(options + ["--out", "\(path)/\(folder)", "--epochs", "\(epochs)"], in: path)
        #expect(run.status == 0, "\(run.errors)")
      }
      #expect(try bytes(path + "/run/last.safetensors") == bytes(path + "/whole/last.safetensors"))
      #expect(try TrainFolder.isTidy(path + "/run"))
    }
  }

  @Test func `a loss that explodes ends with a sentence, and the last checkpoint is kept and named`() throws {
    try TrainFolder.inside { path in
      let options = [
        "adding", "--hidden", "4", "--optimizer", "sgd", "--rate", "1e6", "--clip", "none", "--out", path + "/run",
      ]
      let run = try TrainFolder.train(options, in: path)
      #expect(run.status == 1)
      #expect(run.errors.contains("the loss exploded to "))
      #expect(run.errors.contains("last.safetensors holds the run as it was after 0 updates."))
      let recorded = try RecordedRun(reading: path + "/run")
      #expect(recorded.state == .failed)
      #expect(recorded.record.reason?.contains("the loss exploded to ") == true)
      #expect(try Checkpoint(reading: path + "/run/last.safetensors").updates == 0)
    }
  }

  @Test func `where a file may not grow, a sentence says so, and the old one is as it was`() throws {
    try TrainFolder.inside { path in
      let gates = try #require(BuiltProgram.named("gates")).path
      let first = try TrainFolder.train(["sine", "--epochs", "1", "--out", path + "/run"], in: path)
      #expect(first.status == 0)
      let before = try bytes(path + "/run/last.safetensors")
      let errors = path + "/full"
      #expect(FileManager.default.createFile(atPath: errors, contents: nil))
      let handle = try #require(FileHandle(forWritingAtPath: errors))
      let command = try Command.start(
        URL(fileURLWithPath: "/bin/sh"),
        ["-c", "ulimit -f 16; exec \"$0\" train --resume \"$1\" --epochs 2", gates, path + "/run/last.safetensors"],
        output: handle, errors: handle)
      #expect(command.status() == 1)
      let said = try String(contentsOfFile: errors, encoding: .utf8)
      #expect(try bytes(path + "/run/last.safetensors") == before)
      #expect(try TrainFolder.isTidy(path + "/run"))
      #expect(said.contains("cannot be written (File too large); choose another place, or make room there."), "\(said)")
      let recorded = try RecordedRun(reading: path + "/run")
      #expect(recorded.state == .failed)
      #expect(recorded.record.reason.map(said.contains) == true)
      let rest = try TrainFolder.train(["--resume", path + "/run/last.safetensors", "--epochs", "2"], in: path)
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(try RecordedRun(reading: path + "/run").state == .finished)
      #expect(try RecordedRun(reading: path + "/run").metrics.epochs.map(\.number) == [1, 2])
    }
  }

  @Test(.enabled(if: Python.isThere, "python3 is not there, which kills and compares"))
  func `killed at any moment, it goes on and ends in the same bytes`() throws {
    try TrainFolder.inside { path in
      let gates = try #require(BuiltProgram.named("gates")).path
      #expect(FileManager.default.createFile(atPath: path + "/said", contents: nil))
      let handle = try #require(FileHandle(forWritingAtPath: path + "/said"))
      let script = BuiltProgram.root.appending(path: "Tests/Resume/kill_and_resume")
      let command = try Command.start(script, [gates, "--moments", "6"], output: handle, errors: handle)
      #expect(command.status() == 0)
      let said = try String(contentsOfFile: path + "/said", encoding: .utf8)
      #expect(said.hasPrefix("6 kills"), "\(said)")
    }
  }
}

/// Whether python3 can be started.
private enum Python {
  static let isThere = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/python3")
  }
}
