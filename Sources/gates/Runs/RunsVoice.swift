import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// Where `gates runs` speaks: what was asked for goes to standard output, what is to be said about it to standard error.
struct RunsVoice {
  let terminal: Terminal
  /// Standard output as it is, for formats that programs read.
  let write: (String) -> Void
  /// A sentence beside the result.
  let note: (String) -> Void

  static func standard() -> RunsVoice {
    RunsVoice(
      terminal: .standard(), write: StandardOutput.write,
      note: { StandardError.send("\($0)\n") })
  }

  func show(_ table: RunTable) {
    terminal.block(table.lines(width: terminal.width))
  }
}

/// A wish that is wrong by itself is wrong usage: one sentence, and exit status 64.
func usage<Result>(_ body: () throws(RunsError) -> Result) throws -> Result {
  do {
    return try body()
  } catch  where error.isUsage {
    throw ValidationError(error.description)
  } catch {
    throw error
  }
}
