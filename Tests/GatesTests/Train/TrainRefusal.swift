import ArgumentParser
import FourGates
import Foundation

@testable import gates

extension TrainFolder {
  /// What somebody reads who types this, and the exit status; nothing if it begins.
  static func refusal(_ arguments: String...) -> (sentence: String, status: Int32)? {
    do {
      let command = try TrainCommand.parse(arguments)
      _ = try command.resume.map { try command.resumed(from: $0) } ?? command.begun()
      return nil
    } catch {
      let words = TrainCommand.message(for: error)
      return (words.split(separator: "\n").first.map(String.init) ?? "", TrainCommand.exitCode(for: error).rawValue)
    }
  }

  /// A run that has been made, of one epoch.
  static func makeRun(_ arguments: String..., in path: String) throws -> String {
    let command = try TrainCommand.parse(arguments + ["--hidden", "3", "--epochs", "1", "--out", path])
    let (run, folder) = try command.begun()
    var session = TrainSession(run, in: folder, until: StopRequest(), checkpointEvery: nil)
    try session.train()
    return folder.last
  }
}
