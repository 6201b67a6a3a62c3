import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// All combinations of a plan, in their order there.
struct PlanCombinations {
  /// Each with its seeds.
  private(set) var all: [(setting: PlanSetting, seeds: [UInt64])] = []
  private let keys: PlanKeys
  private let path: String
  /// The keys with their values that were found right.
  private var checked: Set<[String]> = []

  /// - Throws: `PlanError` about a value that no run can have, or about too many of them.
  init(of blocks: [PlanBlock], keys: PlanKeys, path: String) throws {
    (self.keys, self.path) = (keys, path)
    var total = 0
    for block in blocks {
      let (settings, seeds) = (try settings(of: block), try seeds(of: block))
      total += settings.count * seeds.count
      guard total <= SweepPlan.mostRuns else { throw tooMany(total) }
      all += settings.map { (setting: $0, seeds: seeds) }
    }
  }

  private mutating func settings(of block: PlanBlock) throws -> [PlanSetting] {
    guard let task = block.entries.first(where: { $0.key == PlanKeys.task }) else {
      throw PlanError(path: path, line: block.line, sentence: "the plan names no task; write a line such as task = \"sine\".")
    }
    let options = block.entries.filter { ![PlanKeys.task, PlanKeys.seeds].contains($0.key) }
    var found: [[(key: String, text: String)]] = [[]]
    for entry in options {
      let texts = try texts(of: entry)
      let (count, overflow) = found.count.multipliedReportingOverflow(by: texts.count)
      guard !overflow, count <= SweepPlan.mostRuns else { throw tooMany(count) }
      found = found.flatMap { before in texts.map { before + [(entry.key, $0)] } }
    }
    return try texts(of: task).flatMap { task in found.map { PlanSetting(task: task, options: $0, line: block.line) } }
  }

  private func tooMany(_ count: Int) -> PlanError {
    PlanError(
      path: path,
      sentence:
        "these are \(count) runs or more, and a sweep has \(SweepPlan.mostRuns) at most; try fewer values, or fewer seeds.")
  }

  /// The values behind a key, each as one types it, checked by itself.
  private mutating func texts(of entry: PlanFile.Entry) throws -> [String] {
    guard !entry.value.values.isEmpty else {
      throw PlanError(
        path: path, line: entry.line,
        sentence: "the list of “\(entry.key)” is empty; write a value, or leave the line out to take the usual one.")
    }
    var texts: [String] = []
    for value in entry.value.values {
      let typed = value.typed ?? ""
      let text = PlanKeys.files.contains(entry.key) ? try file(typed, of: entry) : typed
      // What stands at the top belongs to every block, and is checked in the first.
      if checked.insert([entry.key, text]).inserted, let refusal = refusal(of: text, for: entry.key) {
        throw PlanError(path: path, line: entry.line, sentence: refusal)
      }
      texts.append(text)
    }
    return texts
  }

  /// Where a file is: beside the plan, if its path begins with no slash.
  private func file(_ typed: String, of entry: PlanFile.Entry) throws -> String {
    let home = URL(fileURLWithPath: path).deletingLastPathComponent()
    let whole = URL(fileURLWithPath: (typed as NSString).expandingTildeInPath, relativeTo: home).standardizedFileURL.path
    guard !typed.isEmpty, FileManager.default.fileExists(atPath: whole) else {
      throw PlanError(
        path: path, line: entry.line,
        sentence: "there is no file or folder \(shownPath(whole)); “\(entry.key)” is looked for beside the plan.")
    }
    return whole
  }

  /// What is wrong with a value by itself; nil if it may be right.
  private func refusal(of text: String, for key: String) -> String? {
    do {
      switch key {
      case PlanKeys.task: _ = try TaskChoice(named: text)
      case _ where PlanKeys.practical.contains(key): _ = try TrainCommand.parse(["sine", "--\(key)", text])
      default: _ = try TrainWishes.parse(Self.words(key, text, keys))
      }
      return nil
    } catch let error as TaskError {
      return "\(error)"
    } catch {
      return Self.sentence(of: error)
    }
  }

  /// An option as one types it.
  static func words(_ key: String, _ text: String, _ keys: PlanKeys) -> [String] {
    guard keys.flags.contains(key) else { return ["--\(key)", text] }
    return text == "true" ? ["--\(key)"] : []
  }

  /// What the parser of the command line says, without what it says first.
  static func sentence(of error: any Error) -> String {
    let message = TrainCommand.message(for: error)
    guard message.hasPrefix("The value"), let end = message.firstRange(of: "': ")?.upperBound else {
      return message.hasSuffix(".") ? message : message + "."
    }
    return String(message[end...])
  }

  private func seeds(of block: PlanBlock) throws -> [UInt64] {
    guard let entry = block.entries.first(where: { $0.key == PlanKeys.seeds }) else { return [1] }
    func failure() -> PlanError {
      PlanError(
        path: path, line: entry.line,
        sentence: "“seeds” is a number of seeds, from 1 to \(SweepPlan.mostRuns), or a list of them, as in [1, 7].")
    }
    if case .list(let values) = entry.value {
      let seeds = try values.map { value in
        guard case .number(let text) = value, let seed = UInt64(text) else { throw failure() }
        return seed
      }
      guard !seeds.isEmpty else { throw failure() }
      return seeds
    }
    guard case .number(let text) = entry.value, let count = Int(text), (1...SweepPlan.mostRuns).contains(count) else {
      throw failure()
    }
    return (1...UInt64(count)).map { $0 }
  }
}
