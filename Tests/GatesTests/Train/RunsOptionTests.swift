import FourGates
import Foundation
import Testing

@Suite struct `The option --runs` {
  private let options = ["adding", "--hidden", "8", "--epochs", "6", "--checkpoint-every", "5"]

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// The one folder in a folder of runs.
  private func only(_ runs: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: runs)
    #expect(names.count == 1)
    return try runs + "/" + #require(names.first)
  }

  /// The lines of `metrics.csv` without the seconds.
  private func measured(_ folder: String) throws -> [Substring] {
    let text = try String(contentsOfFile: folder + "/metrics.csv", encoding: .utf8)
    return text.split(separator: "\n").map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] }
  }

  /// Waits until a training has been through its first epoch.
  private func waitForEpoch(in runs: String) throws {
    for _ in 0..<3000 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
      if names.contains(where: { FileManager.default.fileExists(atPath: "\(runs)/\($0)/best.safetensors") }) { return }
      usleep(5000)
    }
    Issue.record("no epoch was over in time")
  }

  @Test func `a run that was killed is seen as such, and the same command goes on bit for bit`() throws {
    try TrainFolder.inside { path in
      let runs = path + "/runs"
      let training = try TrainFolder.Training(options + ["--runs", runs], in: path)
      try waitForEpoch(in: runs)
      training.command.send(SIGKILL)
      #expect(training.command.status() == 128 + SIGKILL)
      let folder = try only(runs)
      let killed = try RecordedRun(reading: folder)
      #expect(killed.state == .killed)
      #expect(killed.record.state == .running)
      let rest = try TrainFolder.train(options + ["--runs", runs], in: path)
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(rest.output.contains("The run was begun before, and goes on "))
      let whole = try TrainFolder.train(options + ["--out", path + "/whole", "--quiet"], in: path)
      #expect(whole.status == 0)
      #expect(whole.output.isEmpty && whole.errors.isEmpty)
      for name in ["last", "best"] {
        #expect(try bytes("\(folder)/\(name).safetensors") == bytes("\(path)/whole/\(name).safetensors"))
      }
      #expect(try measured(folder) == measured(path + "/whole"))
      let finished = try RecordedRun(reading: folder)
      #expect(finished.state == .finished)
      #expect(finished.record.start == killed.record.start)
      #expect(finished.record.seconds >= killed.record.seconds)
      #expect(finished.record.folderName == URL(fileURLWithPath: folder).lastPathComponent)
      #expect(try TrainFolder.isTidy(folder))
      let again = try TrainFolder.train(options + ["--runs", runs], in: path)
      #expect(again.status == 0)
      #expect(again.output == "This run is finished: \(folder) has all 6 epochs that it was to have.")
    }
  }

  @Test func `a run that somebody trains is refused with a status of its own, and Ctrl-C stops it`() throws {
    try TrainFolder.inside { path in
      let runs = path + "/runs"
      let long = ["adding", "--hidden", "8", "--epochs", "400", "--runs", runs]
      let training = try TrainFolder.Training(long, in: path)
      try waitForEpoch(in: runs)
      let folder = try only(runs)
      #expect(try RecordedRun(reading: folder).state == .running)
      let second = path + "/second"
      try FileManager.default.createDirectory(atPath: second, withIntermediateDirectories: true)
      let other = try TrainFolder.train(long + ["--quiet"], in: second)
      #expect(other.status == 75)
      #expect(other.errors == "Error: another program is training the run in \(folder); wait for its end.\n")
      training.command.send(SIGTERM)
      #expect(training.command.status() == 128 + SIGTERM)
      #expect(training.output.contains("Everything is written down; the same command goes on."))
      #expect(try RecordedRun(reading: folder).state == .stopped)
      #expect(try TrainFolder.isTidy(folder))
    }
  }

  @Test func `where the last checkpoint is damaged, the run goes on from the epoch before, and says so`() throws {
    try TrainFolder.inside { path in
      let runs = path + "/runs"
      let first = try TrainFolder.train(options + ["--runs", runs], in: path)
      #expect(first.status == 0, "\(first.errors)")
      let folder = try only(runs)
      let (last, lines) = (folder + "/last.safetensors", try measured(folder))
      let whole = try bytes(last)
      var record = try RunRecord(reading: folder)
      record.state = .running
      try record.write(to: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let newest = try #require(names.first { $0.hasPrefix("epoch6.") })
      try FileManager.default.removeItem(atPath: folder + "/" + newest)
      try FileManager.default.removeItem(atPath: last)
      try Data(whole.prefix(100)).write(to: URL(fileURLWithPath: last))
      let rest = try TrainFolder.train(options + ["--runs", runs, "--quiet"], in: path)
      #expect(rest.status == 0)
      #expect(rest.output.isEmpty)
      #expect(rest.errors.contains("\(last) is cut off, or no safetensors file"))
      #expect(rest.errors.contains(" The run goes on from \(folder)/epoch5."))
      #expect(try bytes(last) == whole)
      #expect(try measured(folder) == lines)
      #expect(try RecordedRun(reading: folder).state == .finished)
    }
  }
}
