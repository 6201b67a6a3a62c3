import Foundation
import Plotting
import TestPrograms
import Testing

/// The program gates, in the folder of build products that this test was loaded from.
enum GatesProgram {
  static var path: String? { BuiltProgram.named("gates")?.path }

  /// Runs it, and hands over how it ended and what it said.
  static func run(_ arguments: [String]) throws -> (status: Int32?, output: String, errors: String) {
    let path = try #require(path, "gates is not among the build products.")
    let run = Conversation(with: path, arguments, script: "", timeLimit: .seconds(120))
    var status: Int32?
    if case .exited(let number) = run.ending { status = number }
    return (status, String(decoding: run.output, as: UTF8.self), String(decoding: run.messages, as: UTF8.self))
  }
}
