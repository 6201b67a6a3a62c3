import Dispatch
import Foundation

/// The right to work on a run: a file in its folder whose name says who has it, touched every ten seconds as a sign of life.
///
/// A folder may be shared by machines, and locks that hold across machines are rare. So nothing is locked. Whoever wants to work on a
/// run first makes a claim of its own, and only then looks for those of others. Of two that begin at once, the one that looks later
/// finds the claim of the other; who finds a live one takes its own back, waits a moment of random length, and tries again. So it may
/// happen that both give way, but never that both work.
///
/// A claim whose process is gone, or whose machine has not been heard of for two minutes, is removed by the next one who claims. A
/// worker that was only asleep finds its claim gone when it wakes, and ends before it writes anything. If it was just writing, no harm
/// is done either: both compute the same numbers, and write every file aside before they rename it.
package final class RunClaim {
  package static let prefix = "worker-"

  /// After how many seconds without a sign of life a worker on another machine counts as dead: some signs may come late, as
  /// machines keep for a while what they saw in a shared folder.
  static let patience = 120

  private let folder: String
  private let path: String
  private let beat: any DispatchSourceTimer
  private var isHeld = true

  /// - Parameter attempts: How often it is tried while others try as well.
  /// - Throws: `RunError.claimed` if somebody works on the run, `RunError.notWritten`.
  package init(
    on folder: String, as worker: RunRecord.Worker = .thisProcess(), attempts: Int = 5
  ) throws(RunError) {
    self.folder = folder
    path = try Self.claim(folder, worker, attempts)
    beat = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "sign of life"))
    let path = path
    beat.setEventHandler { utimensat(AT_FDCWD, path, nil, 0) }
    beat.schedule(deadline: .now() + 10, repeating: 10, leeway: .seconds(1))
    beat.resume()
  }

  deinit {
    beat.cancel()
    release()
  }

  /// Gives the run back.
  package func release() {
    if isHeld { unlink(path) }
    isHeld = false
  }

  /// - Throws: `RunError.takenOver` if somebody else has the run now.
  package func check() throws(RunError) {
    if access(path, F_OK) != 0, errno == ENOENT { throw .takenOver(path: folder) }
  }

  private static func claim(
    _ folder: String, _ worker: RunRecord.Worker, _ attempts: Int
  ) throws(RunError) -> String {
    let path = folder + "/" + worker.claimName
    for attempt in 1... {
      try announce(path)
      do throws(RunError) {
        try look(in: folder, besides: worker, at: path)
        return path
      } catch {
        unlink(path)
        guard attempt < attempts, !isSettled(error, folder) else { throw error }
        usleep(.random(in: 20_000...200_000))
      }
    }
    return path
  }

  private static func announce(_ path: String) throws(RunError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .notWritten(path: path, reason: systemReason()) }
    futimens(descriptor, nil)
    close(descriptor)
  }

  /// Looks for the claims of others, and removes those of the dead.
  private static func look(in folder: String, besides worker: RunRecord.Worker, at path: String) throws(RunError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadable(path: folder, reason: systemReason())
    }
    // By the clock that sets the times of all claims: that of the machine that has the folder.
    let now = fileTime(path) ?? Date()
    for name in names {
      guard let other = RunRecord.Worker(claimName: name), other != worker else { continue }
      guard !other.isAtWork(in: folder, now: now) else { throw .claimed(path: folder, by: other) }
      unlink(folder + "/" + name)
    }
  }

  /// Whether it is no use to try again: who has the run has begun to work on it.
  private static func isSettled(_ error: RunError, _ folder: String) -> Bool {
    guard case .claimed(_, let worker) = error else { return true }
    return (try? RunRecord(reading: folder))?.worker == worker
  }

  /// Whether there was a sign of life in a claim not long ago.
  static func isRecent(_ path: String, now: Date) -> Bool {
    fileTime(path).map { now.timeIntervalSince($0) < Double(patience) } ?? false
  }
}
