import FourGates
import Foundation
import LessonKit

/// The folder of a run: `run.json`, `metrics.csv`, `last.safetensors`, `best.safetensors`, and a checkpoint for each of the newest epochs.
///
/// Only one program at a time has it. On one machine, the system lets go of it when the program ends, however that ends; on several, a
/// `RunClaim` decides.
final class RunFolder {
  let path: String
  private let keep: Int
  private let lock: Int32
  private let claim: RunClaim

  var last: String { path + "/last.safetensors" }
  var best: String { path + "/best.safetensors" }

  /// Makes the folder if it is not there, and removes what a run that was killed had begun to write.
  ///
  /// - Parameter keep: How many of the newest epochs stay.
  /// - Throws: `LessonError` if the folder cannot be made, `TrainError.folderBusy`, `RunError`.
  init(making path: String, keep: Int) throws {
    let folder = try OutputFolder(making: path)
    self.path = folder.path
    self.keep = keep
    lock = open(folder.path, O_RDONLY | O_CLOEXEC)
    // A file system without locks says so, and then there is none.
    if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(lock)
      throw TrainError.folderBusy(path: folder.path)
    }
    do {
      claim = try RunClaim(on: folder.path)
    } catch {
      close(lock)
      throw error
    }
    for name in try names() where Self.isAside(name) { try remove(name) }
  }

  deinit {
    claim.release()
    close(lock)
  }

  /// What the names of files have in them that are written aside here.
  private static let begins = [".safetensors.", RunRecord.fileName + ".", RunMetrics.fileName + "."]

  /// Whether a file of that name was begun here, and is not whole.
  static func isAside(_ name: String) -> Bool { name.hasSuffix(".part") && begins.contains(where: name.contains) }

  /// - Throws: `RunError.takenOver` if somebody else has the folder now.
  func check() throws { try claim.check() }

  var hasLast: Bool { access(last, F_OK) == 0 }

  /// Whether this is the folder at a path, under whatever name.
  func isSame(as other: String) -> Bool {
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    return real(path) == real(other)
  }

  /// Whether there is a run in it.
  func isTaken() throws -> Bool {
    try names().contains { $0 == "last.safetensors" || $0 == "best.safetensors" || Self.epoch(of: $0) != nil }
  }

  /// Removes the run that is in it.
  func clear() throws {
    let own = ["last.safetensors", "best.safetensors", RunRecord.fileName, RunMetrics.fileName]
    for name in try names() where own.contains(name) || Self.epoch(of: name) != nil { try remove(name) }
  }

  /// The checkpoints that a run can go on from, the newest first.
  func checkpoints() throws -> [String] {
    let epochs = try names().compactMap { name in Self.epoch(of: name).map { (name, $0) } }.sorted { $0.1 > $1.1 }
    return (hasLast ? [last] : []) + epochs.map { path + "/" + $0.0 }
  }

  /// Writes where a run is within an epoch.
  func write(_ checkpoint: Checkpoint) throws {
    try checkpoint.write(to: last)
  }

  /// Writes a checkpoint after an epoch: under its own name, as the best one if it is that, and as the last one.
  func write(_ checkpoint: Checkpoint, after epoch: TrainingEpoch, isBest: Bool) throws {
    let own = path + "/" + Self.name(of: epoch)
    try checkpoint.write(to: own)
    if isBest { try copy(own, to: best, of: checkpoint) }
    try copy(own, to: last, of: checkpoint)
    try forget(before: epoch.number)
  }

  /// Takes over the best checkpoint of the folder that a run was resumed from, if this folder has none.
  ///
  /// - Parameter epochs: How many the run has behind it; a checkpoint from later on is not its best yet.
  func takeBest(from other: String, upTo epochs: Int) throws {
    guard access(best, F_OK) != 0, let found = try? Checkpoint(reading: other) else { return }
    if found.history.epochs.count <= epochs { try found.write(to: best) }
  }

  /// The same bytes under another name: a second name of the file where the disk has that, as most have.
  private func copy(_ file: String, to name: String, of checkpoint: Checkpoint) throws {
    let aside = "\(name).\(getpid()).part"
    defer { unlink(aside) }
    guard link(file, aside) == 0, rename(aside, name) == 0 else { return try checkpoint.write(to: name) }
  }

  /// Removes the checkpoints of epochs that are older than those to keep.
  private func forget(before epoch: Int) throws {
    let done = try names().compactMap { name in Self.epoch(of: name).map { (name, $0) } }.filter { $0.1 <= epoch }
    for (name, _) in done.sorted(by: { $0.1 > $1.1 }).dropFirst(keep) { try remove(name) }
  }

  private func remove(_ name: String) throws {
    guard unlink(path + "/" + name) == 0 || errno == ENOENT else {
      throw TrainError.folderFailed(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func names() throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw TrainError.folderFailed(path: path, reason: String(cString: strerror(errno)))
    }
    return names
  }

  /// `epoch12.00_loss0.0406.safetensors`
  static func name(of epoch: TrainingEpoch) -> String {
    let loss = epoch.watchedLoss
    let text = String(format: loss >= 0.001 ? "%.4f" : "%.2e", loss)
    return "epoch\(epoch.number).00_loss\(text).safetensors"
  }

  /// The number of the epoch after which a file was written; nil if its name says none.
  static func epoch(of name: String) -> Int? {
    guard let match = name.wholeMatch(of: /epoch(\d+)\.00_loss[0-9.e+\-]+\.safetensors/) else { return nil }
    return Int(match.1)
  }
}
