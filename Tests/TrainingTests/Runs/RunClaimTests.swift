import Foundation
import Testing

@testable import Training

@Suite struct `The claim on a run` {
  private let stranger = RunRecord.Worker(host: "elsewhere", process: 7, began: "1.2")

  private func names(_ path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path) }

  @Test func `is there while it is held, and gone after it`() throws {
    try RunPlace.inside { path in
      let claim = try RunClaim(on: path)
      #expect(try names(path) == [RunRecord.Worker.thisProcess().claimName])
      try claim.check()
      claim.release()
      #expect(try names(path).isEmpty)
    }
  }

  @Test func `is refused as long as somebody else is alive, and then leaves nothing behind`() throws {
    try RunPlace.inside { path in
      let other = try RunClaim(on: path, as: stranger)
      #expect(throws: RunError.claimed(path: path, by: stranger)) { try RunClaim(on: path, attempts: 2) }
      #expect(try names(path) == [stranger.claimName])
      other.release()
      _ = try RunClaim(on: path)
      #expect(
        "\(RunError.claimed(path: "x", by: stranger))"
          == "process 7 on elsewhere works on x; wait for its end, or choose another folder.")
    }
  }

  @Test func `replaces that of the dead, who notice it if they were only asleep`() throws {
    try RunPlace.inside { path in
      let asleep = try RunClaim(on: path, as: stranger)
      try RunPlace.age(path + "/" + stranger.claimName, by: 180)
      let claim = try RunClaim(on: path)
      #expect(try names(path) == [RunRecord.Worker.thisProcess().claimName])
      try claim.check()
      #expect(throws: RunError.takenOver(path: path)) { try asleep.check() }
      #expect("\(RunError.takenOver(path: "x"))".contains("saw no sign of life from this one for 120 seconds"))
    }
  }

  @Test func `of many who want it at once, never do two have it`() throws {
    try RunPlace.inside { path in
      let mostAtOnce = LockedCount()
      DispatchQueue.concurrentPerform(iterations: 8) { number in
        let worker = RunRecord.Worker(host: "machine-\(number)", process: 1, began: "1.2")
        for _ in 0..<5 {
          guard let claim = try? RunClaim(on: path, as: worker, attempts: 2) else { continue }
          mostAtOnce.enter()
          usleep(200)
          mostAtOnce.leave()
          claim.release()
        }
      }
      #expect(mostAtOnce.most <= 1)
      #expect(mostAtOnce.entries > 0)
      let left = try names(path)
      #expect(left.isEmpty)
    }
  }
}

/// How many are inside at once.
private final class LockedCount: @unchecked Sendable {
  private let lock = NSLock()
  private var inside = 0
  private(set) var most = 0
  private(set) var entries = 0

  func enter() {
    lock.withLock {
      inside += 1
      entries += 1
      most = max(most, inside)
    }
  }

  func leave() { lock.withLock { inside -= 1 } }
}
