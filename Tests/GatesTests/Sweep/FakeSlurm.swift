import Foundation
import TestPrograms
import Testing

@testable import gates

/// A folder with programs that behave as Slurm's do, as far as a test needs it, and what they were asked.
struct FakeSlurm {
  let path: String

  static func inside(_ body: (FakeSlurm) throws -> Void) throws {
    try TrainFolder.inside { path in try body(FakeSlurm(path: path)) }
  }

  var programs: SlurmPrograms { SlurmPrograms(path: path) }

  /// Makes a program of a few lines of shell; what it is asked is noted.
  func make(_ name: String, _ lines: String) throws {
    let text = "#!/bin/bash\nprintf '%s\\0' \"$#\" \"$@\" >>'\(path)/asked-\(name)'\n\(lines)\n"
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
    let aside = "\(path)/\(name).text"
    #expect(FileManager.default.createFile(atPath: aside, contents: Data(text.utf8), attributes: attributes))
    // Another program copies it: a file that this one has open to write may be so in a child of another test, and then cannot be started.
    let copying = try Command.start(
      URL(fileURLWithPath: "/bin/cp"), ["-p", aside, "\(path)/\(name)"], output: .standardError, errors: .standardError)
    #expect(copying.status() == 0)
  }

  /// What a program was asked: the arguments of each time that it was started.
  func asked(_ name: String) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: "\(path)/asked-\(name)") else { return [] }
    var texts = String(decoding: data, as: UTF8.self).components(separatedBy: "\0").dropLast()
    var calls: [[String]] = []
    while let count = texts.popFirst().flatMap({ Int($0) }) {
      calls.append(Array(texts.prefix(count)))
      texts = texts.dropFirst(count)
    }
    return calls
  }

  /// Runs a script as a task of an array, with these programs before all others.
  func run(_ script: SlurmScript, task: Int, environment: [String: String] = [:]) throws -> (status: Int32, output: String) {
    let running = try start(script, task: task, environment: environment)
    let status = running.status(within: 120)
    return (status, try String(contentsOfFile: path + "/output", encoding: .utf8))
  }

  func start(_ script: SlurmScript, task: Int, environment: [String: String] = [:]) throws -> Command {
    let file = "\(path)/\(script.fileName)"
    #expect(FileManager.default.createFile(atPath: file, contents: Data(script.text.utf8)))
    #expect(FileManager.default.createFile(atPath: path + "/output", contents: nil))
    let output = try #require(FileHandle(forWritingAtPath: path + "/output"))
    let inherited = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let own = ["PATH": "\(path):\(inherited)", "SLURM_ARRAY_TASK_ID": "\(task)", "SLURM_ARRAY_JOB_ID": "7"]
    return try Command.start(
      URL(fileURLWithPath: "/bin/bash"), [file], environment: own.merging(environment) { $1 }, output: output, errors: output)
  }
}

extension PlannedRun {
  /// One of a made-up plan.
  static func madeUp(_ arguments: [String], folder: String = "sine-00") -> PlannedRun {
    PlannedRun(arguments: arguments, label: "made up", folderName: folder, epochs: 2, setting: 0)
  }
}
