import FourGates
import Foundation
import LessonKit

/// The folder of a run: `last.safetensors`, `best.safetensors`, and a checkpoint for each of the newest epochs.
///
/// Only one program at a time has it; that lets go of it at its end, however it ends.
final class RunFolder {
  let path: String
  private let keep: Int
  private let lock: Int32

  var last: String { path + "/last.safetensors" }
  var best: String { path + "/best.safetensors" }

  /// Makes the folder if it is not there, and removes what a run that was killed had begun to write.
  ///
  /// - Parameter keep: How many of the newest epochs stay.
  /// - Throws: `LessonError` if the folder cannot be made, `TrainError.folderBusy`.
  init(making path: String, keep: Int) throws {
    let folder = try OutputFolder(making: path)
    self.path = folder.path
    self.keep = keep
    lock = open(folder.path, O_RDONLY | O_CLOEXEC)
    // A file system without locks says so, and then there is none.
    if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw TrainError.folderBusy(path: folder.path)
    }
    for name in try names() where name.hasSuffix(".part") && name.contains(".safetensors.") { try remove(name) }
  }

  deinit {
    close(lock)
  }

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
    for name in try names() where name == "last.safetensors" || name == "best.safetensors" || Self.epoch(of: name) != nil {
      try remove(name)
    }
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
