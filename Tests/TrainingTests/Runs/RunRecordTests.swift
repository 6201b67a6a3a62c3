import Foundation
import Testing

@testable import Training

@Suite struct `The record of a run` {
  @Test func `comes back from its file as it was`() throws {
    try RunPlace.inside { path in
      var record = RunPlace.record(.failed)
      record.reason = "the loss exploded"
      record.end = Date(timeIntervalSince1970: 1_800_000_001)
      record.best = RunRecord.Best(epoch: 2, validationLoss: 0.1 + 0.2)
      record.floor = 0.04
      record.worker = .thisProcess()
      record.baselines["nonsense"] = .infinity
      try record.write(to: path)
      #expect(try RunRecord(reading: path) == record)
      #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["run.json"])
    }
  }

  @Test func `says the same time however often it is read and written`() throws {
    try RunPlace.inside { path in
      var record = RunPlace.record()
      for thousandths in stride(from: 0, to: 1000, by: 39) {
        record.start = Date(timeIntervalSince1970: 1_800_000_000 + Double(thousandths) / 1000)
        try record.write(to: path)
        let once = try RunRecord(reading: path)
        try once.write(to: path)
        #expect(try RunRecord(reading: path).start == once.start)
        #expect(abs(once.start.timeIntervalSince(record.start)) < 0.0006)
      }
    }
  }

  @Test func `what a later version says besides is passed over`() throws {
    try RunPlace.inside { path in
      try RunPlace.record().write(to: path)
      let text = try String(contentsOfFile: path + "/run.json", encoding: .utf8)
      try RunPlace.write(text.replacing("\"data\" :", with: "\"mood\" : [\"good\"],\n  \"data\" :"), to: path + "/run.json")
      #expect(try RunRecord(reading: path) == RunPlace.record())
    }
  }

  @Test(arguments: [
    ("{", "it is no JSON, not whole, or has a number beyond its range"),
    ("", "it is no JSON, not whole, or has a number beyond its range"),
    ("[1]", "it is no JSON, not whole, or has a number beyond its range"),
    ("{\"task\": \"sine\"}", "it does not say “"),
  ])
  func `a broken one gets a sentence that names the file`(text: String, fault: String) throws {
    try RunPlace.inside { path in
      try RunPlace.write(text, to: path + "/run.json")
      let sentence = #expect(throws: RunError.self) { try RunRecord(reading: path) }?.description ?? ""
      #expect(sentence.hasPrefix("\(path)/run.json is no record of a run: \(fault)"), "\(sentence)")
      #expect(sentence.hasSuffix("; train the run again, or remove its folder."))
    }
  }

  @Test func `one that counts less than no epoch is broken`() throws {
    try RunPlace.inside { path in
      var record = RunPlace.record()
      record.epochs = -1
      try record.write(to: path)
      let fault = RunError.record(path: path + "/run.json", fault: "it has less than no epoch")
      #expect(throws: fault) { try RunRecord(reading: path) }
    }
  }

  @Test(arguments: [
    ("\"seed\" : 3", "\"seed\" : \"three\"", "seed"), ("\"start\" : \"2", "\"start\" : \"yesterday 2", "start"),
  ])
  func `a value that makes no sense is named`(right: String, wrong: String, key: String) throws {
    try RunPlace.inside { path in
      try RunPlace.record().write(to: path)
      let text = try String(contentsOfFile: path + "/run.json", encoding: .utf8)
      #expect(text.contains(right))
      try RunPlace.write(text.replacing(right, with: wrong), to: path + "/run.json")
      let fault = "what it says of “\(key)” makes no sense"
      #expect(throws: RunError.record(path: path + "/run.json", fault: fault)) { try RunRecord(reading: path) }
    }
  }

  @Test func `a folder without one, and one that is a folder, get a sentence`() throws {
    try RunPlace.inside { path in
      #expect(throws: RunError.missing(path: path)) { try RunRecord(reading: path) }
      #expect(
        "\(RunError.missing(path: "x"))"
          == "x holds no run: there is no run.json in it; give the folder of a run that gates train has written.")
      try FileManager.default.createDirectory(atPath: path + "/run.json", withIntermediateDirectories: true)
      let reason = "it is not a file but a folder, a device or a pipe"
      #expect(throws: RunError.unreadable(path: path + "/run.json", reason: reason)) { try RunRecord(reading: path) }
    }
  }

  @Test func `one that cannot be written leaves the old one as it was`() throws {
    try RunPlace.inside { path in
      #expect(throws: RunError.self) { try RunPlace.record().write(to: path + "/nowhere") }
      let sentence = "\(RunError.notWritten(path: "x", reason: "No space left on device"))"
      #expect(sentence == "x cannot be written (No space left on device); choose another place, or make room there.")
    }
  }
}
