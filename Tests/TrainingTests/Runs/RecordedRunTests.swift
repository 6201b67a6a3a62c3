import Foundation
import Testing

@testable import Training

@Suite struct `A recorded run` {
  /// The folder of a run that says that it is running.
  private func folder(in path: String, worker: RunRecord.Worker?) throws -> String {
    var record = RunPlace.record(.running)
    record.worker = worker
    let folder = path + "/" + record.folderName
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try record.write(to: folder)
    return folder
  }

  @Test func `runs as long as its process does`() throws {
    try RunPlace.inside { path in
      let folder = try folder(in: path, worker: .thisProcess())
      #expect(try RecordedRun(reading: folder).state == .running)
      var other = RunRecord.Worker.thisProcess()
      other.began += "0"
      _ = try self.folder(in: path, worker: other)
      #expect(try RecordedRun(reading: folder).state == .killed, "another process has its number now")
      _ = try self.folder(in: path, worker: nil)
      #expect(try RecordedRun(reading: folder).state == .killed)
    }
  }

  @Test func `on another machine, runs as long as there are signs of life`() throws {
    try RunPlace.inside { path in
      let worker = RunRecord.Worker(host: "node-7", process: 12, began: "1.2")
      let folder = try folder(in: path, worker: worker)
      #expect(try RecordedRun(reading: folder).state == .killed)
      let claim = folder + "/worker-node-7-12-1.2"
      #expect(RunRecord.Worker(claimName: "worker-node-7-12-1.2") == worker)
      try RunPlace.write("", to: claim)
      #expect(try RecordedRun(reading: folder).state == .running)
      try RunPlace.age(claim, by: 60)
      #expect(try RecordedRun(reading: folder).state == .running)
      try RunPlace.age(claim, by: 180)
      #expect(try RecordedRun(reading: folder).state == .killed)
    }
  }

  @Test func `has the epochs of its lines where these are ahead of its record`() throws {
    try RunPlace.inside { path in
      let folder = try folder(in: path, worker: nil)
      try RunMetrics(epochs: [RunPlace.epoch(1, 0.5), RunPlace.epoch(2, 0.25), RunPlace.epoch(3, 0.75)]).write(to: folder)
      let record = try RecordedRun(reading: folder).record
      #expect(record.epochs == 3)
      #expect(record.seconds == 1.5)
      #expect(record.best == RunRecord.Best(epoch: 2, validationLoss: 0.25))
    }
  }

  @Test func `is found among others, those that cannot be read are named, and what is no run is passed over`() throws {
    try RunPlace.inside { path in
      for (name, text) in [("a", nil), ("b", "{"), ("figures", nil)] {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if name == "a" { try RunPlace.record().write(to: folder) }
        if let text { try RunPlace.write(text, to: folder + "/run.json") }
      }
      try RunPlace.write("", to: path + "/notes.txt")
      let all = try RecordedRun.all(in: path)
      #expect(all.runs.map(\.path) == [path + "/a"])
      #expect(all.runs.map(\.state) == [.finished])
      #expect(all.unreadable.map(\.path) == [path + "/b"])
      #expect(all.unreadable.first?.reason.hasPrefix("\(path)/b/run.json is no record of a run: ") == true)
      #expect("\(RunError.noFolder(path: "x"))" == "there is no folder x; gates train --runs and gates sweep make one.")
      #expect(throws: RunError.noFolder(path: path + "/none")) { try RecordedRun.all(in: path + "/none") }
      let reason = "it is no folder"
      #expect(throws: RunError.unreadable(path: path + "/notes.txt", reason: reason)) {
        try RecordedRun.all(in: path + "/notes.txt")
      }
    }
  }
}
