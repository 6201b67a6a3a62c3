import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `Gestures to learn from` {
  private func task(_ change: (inout TaskOptions) -> Void) throws -> GesturesTask {
    var options = TaskOptions()
    change(&options)
    return try #require(try TaskChoice.gestures.make(options) as? GesturesTask)
  }

  /// A set of two classes and one channel, four sequences long.
  private func write(_ classes: String, _ lines: [String], in folder: String, as name: String) throws -> String {
    let path = folder + "/" + name
    try "@problemName Two\n@classLabel true \(classes)\n@data\n\(lines.joined(separator: "\n"))\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `are those of everybody else where one person is left out`() throws {
    let task = try task { $0.leaveOut = "person 3" }
    #expect(task.heldOut.count == 400)
    #expect(task.heldOut.sequences.allSatisfy { $0.person == 2 })
    #expect(task.shown.sequences.allSatisfy { $0.person != 2 })
    #expect(
      task.about.contains("2800 of them, those of everybody but person 3, are for training, the other 400 for validation."))
    #expect(throws: TaskError.noPerson(name: "bob", people: (1...8).map { "person \($0)" })) {
      try self.task { $0.leaveOut = "bob" }
    }
    #expect(
      "\(TaskError.noPerson(name: "U1", people: ["U01", "U02"]))"
        == "there is no person “U1”; did you mean U01? Choose U01 or U02.")
  }

  @Test func `are held back by the share that is asked for`() throws {
    #expect(try task { $0.validation = 0.05 }.heldOut.count == 160)
    let usual = try task { _ in }
    #expect(usual.heldOut.count == 640)
    #expect(try #require(usual.guessing) < 0.1)
  }

  @Test func `have a test part that is standardized with the training part, its classes by name`() throws {
    try TrainFolder.inside { folder in
      let train = try write("a b", ["1,2:a", "3,4:a", "5,6:b", "7,8:b", "9,9:b"], in: folder, as: "train.ts")
      let test = try write("b a", ["1,2,3:a", "5,6:b"], in: folder, as: "test.ts")
      let task = try task { ($0.data, $0.test, $0.validation) = (train, test, 0) }
      #expect(task.shown.count == 5 && task.validation.isEmpty)
      let batch = try #require(task.test?.first)
      guard case .classes(let classes) = batch.targets else { return #expect(Bool(false), "these are classes") }
      #expect(classes == [0, 1])
      #expect(batch.lengths == [3, 2])
      let scale = task.scales[0]
      #expect(abs(Double(batch.inputs[0][0, 0]) - (1 - scale.mean) / scale.deviation) < 1e-5)
      #expect(task.dataFingerprint != (try self.task { $0.data = train }).dataFingerprint)
    }
  }

  @Test func `refuse a test part of another set, and a set without people`() throws {
    try TrainFolder.inside { folder in
      let train = try write("a b", ["1,2:a", "3,4:a", "5,6:b", "7,8:b"], in: folder, as: "train.ts")
      let channels = try write("a b", ["1,2:3,4:a"], in: folder, as: "channels.ts")
      let classes = try write("a c", ["1,2:c"], in: folder, as: "classes.ts")
      func sentence(_ change: (inout TaskOptions) -> Void) -> String {
        do {
          _ = try task { options in
            options.data = train
            change(&options)
          }
          return "taken"
        } catch { return "\(error)" }
      }
      #expect(
        sentence { $0.test = channels }
          == "\(channels) is no test part of the set in --data: it has 2 channels, and that has 1; give the other part of the same set."
      )
      #expect(
        sentence { $0.test = classes }
          == "\(classes) is no test part of the set in --data: its class “c” is none of those; give the other part of the same set."
      )
      #expect(
        sentence { $0.leaveOut = "bob" }
          == "Two does not say who made its sequences, so nobody can be left out; leave out --leave-out.")
    }
  }

  @Test func `are judged on the test part by the network of the best epoch`() throws {
    try TrainFolder.inside { folder in
      let lines = (0..<24).map { "\($0 % 2 == 0 ? "1,2,3" : "3,2,1"):\($0 % 2 == 0 ? "a" : "b")" }
      let train = try write("a b", lines, in: folder, as: "train.ts")
      let test = try write("a b", ["1,2,3:a", "3,2,1:b", "1,2,3:a", "1,2,3:b"], in: folder, as: "test.ts")
      let options = ["gestures", "--data", train, "--test", test, "--hidden", "8", "--epochs", "12", "--out", folder + "/run"]
      let run = try TrainFolder.train(options, in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("test, after epoch"))
      let record = try RunRecord(reading: folder + "/run")
      #expect(record.test?.accuracy == 0.75)
      #expect(try #require(record.test?.loss).isFinite)
      #expect(try RunMetrics(reading: folder + "/run").epochs.last?.accuracy == 1)
      let other = try TrainFolder.train(
        ["--resume", folder + "/run/last.safetensors", "--data", train, "--epochs", "13"], in: folder)
      #expect(
        other.errors.contains("is a run with a test part in a file, and does not say where that is; name it again with --test.")
      )
    }
  }
}
