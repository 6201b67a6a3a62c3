import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `The folder of a run` {
  private let checkpoint = Checkpoint(of: Trainer([Parameter("w", .zeros([2]))], optimizer: SGD()))

  private func epoch(_ number: Int, _ loss: Double) -> TrainingEpoch {
    TrainingEpoch(number: number, loss: 1, validationLoss: loss, learningRate: 0.1, gradientNorm: 1, seconds: 0)
  }

  @Test func `a checkpoint is named by its epoch and its loss`() {
    #expect(RunFolder.name(of: epoch(12, 0.0406)) == "epoch12.00_loss0.0406.safetensors")
    #expect(RunFolder.name(of: epoch(3, 0.00000406)) == "epoch3.00_loss4.06e-06.safetensors")
    #expect(RunFolder.epoch(of: "epoch12.00_loss0.0406.safetensors") == 12)
    #expect(RunFolder.epoch(of: "epoch3.00_loss4.06e-06.safetensors") == 3)
    #expect(RunFolder.epoch(of: "epoch.safetensors") == nil)
  }

  @Test func `the newest epochs keep a file, and best and last stay`() throws {
    try TrainFolder.inside { path in
      let folder = try RunFolder(making: path + "/run", keep: 2)
      #expect(try !folder.isTaken())
      for (number, loss) in [(1, 0.5), (2, 0.25), (3, 0.75), (10, 1)] {
        try folder.write(checkpoint, after: epoch(number, loss), isBest: number == 2)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: path + "/run").filter { !$0.hasPrefix("worker-") }
        .sorted()
      #expect(
        names == [
          "best.safetensors", "epoch10.00_loss1.0000.safetensors", "epoch3.00_loss0.7500.safetensors", "last.safetensors",
        ])
      #expect(try folder.isTaken())
      #expect(try Checkpoint(reading: folder.best) == checkpoint)
      try folder.clear()
      #expect(try !folder.isTaken())
    }
  }

  @Test func `what a killed run had begun to write is removed, and nothing else`() throws {
    try TrainFolder.inside { path in
      for name in [
        "last.safetensors.71-5.part", "best.safetensors.9.part", "run.json.7-1.part", "metrics.csv.7-1.part", "mine.part",
        "notes.txt",
      ] {
        #expect(FileManager.default.createFile(atPath: path + "/" + name, contents: Data()))
      }
      _ = try RunFolder(making: path, keep: 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["mine.part", "notes.txt"])
    }
  }

  @Test func `only one run at a time has it`() throws {
    try TrainFolder.inside { path in
      let first = try RunFolder(making: path, keep: 2)
      #expect(throws: TrainError.folderBusy(path: first.path)) { try RunFolder(making: path, keep: 2) }
      withExtendedLifetime(first) {}
    }
  }

  @Test func `a folder that is a file gets a sentence`() throws {
    try TrainFolder.inside { path in
      #expect(FileManager.default.createFile(atPath: path + "/file", contents: Data()))
      do {
        _ = try RunFolder(making: path + "/file", keep: 2)
        Issue.record("this should not be a folder")
      } catch { #expect("\(error)".contains("cannot be made (Not a directory); choose another with --out DIR.")) }
    }
  }
}
