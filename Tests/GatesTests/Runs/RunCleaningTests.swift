import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct RunCleaningTests {
  private let finished = RecordedRun.madeUp(["hidden": "1"], losses: [0.3, 0.2])
  private let failed = RecordedRun.madeUp(["hidden": "2"], state: .failed, losses: [0.3])
  private let killed = RecordedRun.madeUp(["hidden": "3"], state: .killed, losses: [0.3])
  private let running = RecordedRun.madeUp(["hidden": "4"], state: .running, losses: [0.3]) { $0.worker = .thisProcess() }

  private func inside(_ body: (RunsFolder) throws -> Void) throws {
    try RunsFolder.inside([finished, failed, killed, running], body)
  }

  @Test func `runs of a state go, and no others`() throws {
    try inside { folder in
      let said = RunsSaid(["clean", folder.path, "--state", "killed,failed", "--yes"])
      #expect(said.status == 0 && said.flat.contains("All that FourGates wrote of 2 runs"))
      #expect(said.flat.contains("2 runs cleaned, "))
      #expect(!FileManager.default.fileExists(atPath: folder.folder(of: failed)))
      #expect(!FileManager.default.fileExists(atPath: folder.folder(of: killed)))
      #expect(folder.names(in: finished).contains("run.json") && folder.names(in: running).contains("run.json"))
    }
  }

  @Test func `all checkpoints but the best go of what is finished, and the record stays`() throws {
    try inside { folder in
      let said = RunsSaid(["clean", folder.path, "--keep-best", "-y"])
      #expect(said.flat.contains("The checkpoints but the best of 1 run, 21 bytes:"))
      #expect(folder.names(in: finished) == ["best.safetensors", "metrics.csv", "run.json"])
      #expect(folder.names(in: killed).contains("last.safetensors"))
      #expect(RunsSaid(["clean", folder.path, "--keep-best", "-y"]).flat == "There is nothing to remove of 1 run.")
    }
  }

  @Test func `a run that is running is never touched`() throws {
    try inside { folder in
      let before = folder.names(in: running)
      let said = RunsSaid(["clean", folder.path, "--where", "hidden=4", "--yes"])
      #expect(said.flat == "There is nothing to remove of 1 run.")
      #expect(folder.names(in: running) == before)
    }
  }

  @Test func `nothing goes in a dry run, without a yes, or where nobody can be asked`() throws {
    try inside { folder in
      let words = ["clean", folder.path, "--state", "failed"]
      let before = folder.names(in: failed)
      #expect(RunsSaid(words + ["--dry-run"]).flat.hasSuffix("Nothing is removed, because of --dry-run."))
      #expect(RunsSaid(words, answer: "no").flat.hasSuffix("Nothing is removed."))
      #expect(RunsSaid(words, answer: "").flat.hasSuffix("Nothing is removed."))
      let alone = RunsSaid(words)
      #expect(alone.status == 64 && alone.error.contains("there is nobody to ask; --yes removes what is listed above"))
      #expect(folder.names(in: failed) == before)
      #expect(RunsSaid(words, answer: "y").flat.contains("1 run cleaned"))
    }
  }

  @Test func `what FourGates did not write stays, and so does a folder under another name or a link`() throws {
    try inside { folder in
      for name in ["mine.part", "notes.txt"] { try folder.put("mine", at: "\(failed.record.folderName)/\(name)") }
      try FileManager.default.moveItem(atPath: folder.folder(of: killed), toPath: folder.path + "/kept-for-later")
      let elsewhere = folder.path + "-elsewhere"
      defer { try? FileManager.default.removeItem(atPath: elsewhere) }
      try FileManager.default.moveItem(atPath: folder.folder(of: finished), toPath: elsewhere)
      try FileManager.default.createSymbolicLink(atPath: folder.folder(of: finished), withDestinationPath: elsewhere)
      let said = RunsSaid(["clean", folder.path, "--state", "failed,killed,finished", "--yes"])
      #expect(said.flat.contains("stays, because it holds mine.part and notes.txt, which FourGates did not write."))
      #expect(said.flat.contains("2 runs of those chosen stay as they are."))
      #expect(folder.names(in: failed) == ["mine.part", "notes.txt"])
      #expect(FileManager.default.fileExists(atPath: folder.path + "/kept-for-later/run.json"))
      #expect(FileManager.default.fileExists(atPath: elsewhere + "/run.json"))
    }
  }

  @Test func `a run that has gone on since it was looked at stays`() throws {
    try inside { folder in
      let item = try #require(
        RunCleaning(of: try RunCollection(reading: folder.path).runs.filter { $0.state == .failed }, keepingBest: false).items
          .first)
      try folder.put("epoch,changed", at: "\(failed.record.folderName)/metrics.csv")
      #expect(try RunCleaning.remove(item) == false)
      #expect(folder.names(in: failed).contains("run.json"))
    }
  }
}
