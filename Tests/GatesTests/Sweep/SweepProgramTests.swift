import FourGates
import Foundation
import Testing

@Suite struct `The program gates sweep` {
  /// A folder with a plan in it.
  private struct Sweeping {
    let path: String
    var runs: String { path + "/runs" }

    init(_ plan: String, in path: String) throws {
      self.path = path
      try plan.write(toFile: path + "/plan.toml", atomically: true, encoding: .utf8)
    }

    /// Begins the sweep.
    func begin(_ options: String...) throws -> TrainFolder.Training {
      try TrainFolder.Training([path + "/plan.toml", "--runs", runs, "--jobs", "2"] + options, of: "sweep", in: path)
    }

    /// Does it to its end.
    func sweep(_ options: String...) throws -> (status: Int32, output: String, errors: String) {
      let training = try TrainFolder.Training(
        [path + "/plan.toml", "--runs", runs, "--jobs", "2"] + options, of: "sweep", in: path)
      let status = training.command.status(within: 120)
      return (status, training.output, training.errors)
    }

    var all: [RecordedRun] { get throws { try RecordedRun.all(in: runs).runs } }

    /// Waits until it is so; a test that waits for ever has failed.
    func wait(until isSo: () throws -> Bool) throws {
      for _ in 0..<12_000 {
        if (try? isSo()) == true { return }
        usleep(10_000)
      }
      Issue.record("it did not come to that within two minutes.")
    }
  }

  @Test func `trains every run of a plan, and the second time none`() throws {
    try TrainFolder.inside { path in
      let sweeping = try Sweeping("task = \"sine\"\nhidden = [2, 3]\nseeds = 2\nepochs = 2\n", in: path)
      let listed = try sweeping.sweep("--dry-run")
      #expect(
        listed.status == 0 && listed.output.contains("asks for 4 runs")
          && listed.output.contains("4 runs to train, 2 at a time."))
      #expect(!FileManager.default.fileExists(atPath: sweeping.runs))
      let first = try sweeping.sweep()
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("All 4 runs are finished."))
      #expect(first.errors.contains("4 of 4: "))
      let runs = try sweeping.all
      #expect(
        runs.map(\.state) == [.finished, .finished, .finished, .finished] && runs.allSatisfy { $0.metrics.epochs.count == 2 })
      let second = try sweeping.sweep()
      #expect(second.status == 0 && second.output.contains("Nothing is missing."))
      #expect(try sweeping.all == runs)
      #expect(try FileManager.default.contentsOfDirectory(atPath: runs[0].path).allSatisfy { $0 != "output.txt" })
    }
  }

  @Test func `lists a run that fails with its reason, goes on with the rest, and tries it again only when asked to`() throws {
    try TrainFolder.inside { path in
      let plan = """
        task = "adding"
        hidden = 2
        epochs = 1
        window = 4
        clip = "none"
        optimizer = "sgd"
        rate = [1e6, 0.01]
        """
      let sweeping = try Sweeping(plan, in: path)
      let first = try sweeping.sweep()
      #expect(first.status == 1)
      #expect(
        first.output.contains(
          "1 run of 2 did not come to the end: ✗ rate 1e+06: training stopped at update 2, in epoch 1: the loss exploded to "),
        "\(first.output)")
      #expect(first.output.contains("--retry-failed"))
      #expect(try sweeping.all.map(\.state.rawValue).sorted() == ["failed", "finished"])
      let second = try sweeping.sweep()
      #expect(second.status == 1 && second.output.contains("Nothing is missing.") && second.output.contains("✗ rate 1e+06: "))
      let third = try sweeping.sweep("--retry-failed")
      #expect(third.status == 1 && third.output.contains("1 run to train"))
    }
  }

  @Test func `killed in the middle, takes its runs along, and the next one trains what is missing`() throws {
    try TrainFolder.inside { path in
      let sweeping = try Sweeping("task = \"adding\"\nhidden = [2, 3]\nwindow = 4\nepochs = [2, 200]\n", in: path)
      let killed = try sweeping.begin()
      try sweeping.wait { try sweeping.all.contains { $0.state == .running && $0.metrics.epochs.count > 2 } }
      killed.command.send(SIGKILL)
      _ = killed.command.status()
      try sweeping.wait { try sweeping.all.allSatisfy { $0.state != .running } }
      let before = try sweeping.all
      #expect(before.contains { $0.state == .stopped || $0.state == .killed })
      let second = try sweeping.sweep()
      #expect(second.status == 0, "\(second.output) \(second.errors)")
      let after = try sweeping.all
      #expect(after.count == 4 && after.allSatisfy { $0.state == .finished })
      #expect(after.map(\.metrics.epochs.count).sorted() == [2, 2, 200, 200])
      for run in before where run.state == .finished { #expect(after.contains(run), "what was finished is not touched") }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `asked to end, lets its runs write down where they are, and says how to go on`(signal: Int32) throws {
    try TrainFolder.inside { path in
      let sweeping = try Sweeping("task = \"adding\"\nhidden = [8, 9, 10]\nepochs = 100000\n", in: path)
      let sweep = try sweeping.begin()
      try sweeping.wait { try sweeping.all.count { $0.state == .running && !$0.metrics.epochs.isEmpty } == 2 }
      sweep.command.send(signal)
      #expect(sweep.command.status(within: 120) == 128 + signal)
      #expect(
        sweep.output.contains(
          "Stopped: 0 of 3 runs are finished, and each of the others goes on where it was. Go on with: "
            + "gates sweep \(path)/plan.toml --runs \(path)/runs --jobs 2"), "\(sweep.output)")
      let runs = try sweeping.all
      #expect(runs.map(\.state) == [.stopped, .stopped], "and the third was never begun")
      for run in runs { #expect(try Checkpoint(reading: run.path + "/last.safetensors").updates > 0) }
    }
  }

  @Test func `waits for a run that another program trains, and does not train it twice`() throws {
    try TrainFolder.inside { path in
      let sweeping = try Sweeping("task = \"adding\"\nhidden = [8, 9]\nepochs = 120\n", in: path)
      try FileManager.default.createDirectory(atPath: path + "/other", withIntermediateDirectories: true)
      let other = try TrainFolder.Training(
        ["adding", "--hidden", "8", "--epochs", "120", "--runs", sweeping.runs, "--quiet"], in: path + "/other")
      try sweeping.wait { try sweeping.all.contains { $0.state == .running } }
      let sweep = try sweeping.sweep()
      #expect(sweep.status == 0 && sweep.output.contains("1 trained by another program now. 1 run to train"), "\(sweep.output)")
      #expect(other.command.status() == 0, "\(other.errors)")
      #expect(try sweeping.all.allSatisfy { $0.state == .finished && $0.metrics.epochs.count == 120 })
    }
  }

  @Test func `says in a sentence what is wrong with its plan or its place`() throws {
    try TrainFolder.inside { path in
      let sweeping = try Sweeping("task = \"sine\"\nhiden = 3\n", in: path)
      let wrong = try sweeping.sweep()
      #expect(
        wrong.status == 1 && wrong.errors.hasPrefix("Error: ")
          && wrong.errors.contains("plan.toml, line 2: there is no key “hiden”"))
      let none = try TrainFolder.Training([], of: "sweep", in: path)
      #expect(none.command.status() == 64 && none.errors.contains("name a plan, such as my-plan.toml;"))
      try "task = \"sine\"\n".write(toFile: path + "/plan.toml", atomically: true, encoding: .utf8)
      let blocked = try TrainFolder.Training(
        [path + "/plan.toml", "--runs", path + "/plan.toml"], of: "sweep", in: path)
      #expect(blocked.command.status() == 1 && blocked.errors.contains("choose another with --runs DIR."), "\(blocked.errors)")
      let engine = try TrainFolder.Training([path + "/plan.toml", "--engine", "slrm"], of: "sweep", in: path)
      #expect(engine.command.status() == 64 && engine.errors.contains("there is no engine “slrm”; did you mean slurm?"))
    }
  }
}
