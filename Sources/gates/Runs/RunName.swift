import FourGates
import Foundation
import LessonKit

/// How somebody names a run: the path of its folder, its whole name, or the beginning of its fingerprint or name.
struct RunName {
  let typed: String

  /// - Throws: `RunsError` where it names none of the runs, or several.
  func run(in folder: String, noting note: (String) -> Void) throws -> RecordedRun {
    if FileManager.default.fileExists(atPath: "\(typed)/\(RunRecord.fileName)") { return try RecordedRun(reading: typed) }
    let collection = try RunCollection(reading: folder)
    if let broken = collection.unreadable.first(where: { URL(fileURLWithPath: $0.path).lastPathComponent == typed }) {
      note(broken.reason)
    }
    return try pick(from: collection)
  }

  func pick(from collection: RunCollection) throws(RunsError) -> RecordedRun {
    let names = collection.runs.map(\.record.folderName)
    if let whole = collection.runs.first(where: { $0.record.folderName == typed || $0.record.fingerprint == typed }) {
      return whole
    }
    let begun = collection.runs.filter {
      !typed.isEmpty && ($0.record.fingerprint.hasPrefix(typed) || $0.record.folderName.hasPrefix(typed))
    }
    guard begun.count < 2 else { throw .severalRuns(typed, names: begun.map(\.record.folderName).sorted()) }
    guard let run = begun.first else {
      let all = names + collection.runs.map(\.shortName)
      throw .noRun(typed, folder: collection.path, nearest: nearest(to: typed, among: all))
    }
    return run
  }
}
