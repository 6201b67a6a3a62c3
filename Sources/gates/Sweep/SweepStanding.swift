import FourGates
import Foundation

/// How a planned run is.
enum SweepStanding: Equatable, Sendable {
  /// Nobody has begun it.
  case missing
  /// It was begun, and goes on where it was.
  case begun
  case finished
  /// It has failed, for a reason that is a sentence.
  case failed(reason: String)
  /// It was ended by a signal from outside, as by a system without memory; it is tried again at the next start.
  case killed(signal: Int32)
  /// Another program trains it.
  case elsewhere

  /// As its folder says.
  init(_ run: RecordedRun?) {
    switch run?.state {
    case nil: self = .missing
    case .killed, .stopped: self = .begun
    case .running: self = .elsewhere
    case .finished: self = .finished
    case .failed: self = .failed(reason: run?.record.reason ?? "it does not say why.")
    }
  }

  /// Whether there is something to do for this sweep.
  func isOpen(retryFailed: Bool) -> Bool {
    switch self {
    case .missing, .begun: true
    case .failed(let reason): retryFailed || Self.isAboutRoom(reason)
    case .finished, .killed, .elsewhere: false
    }
  }

  /// Whether a run has failed because there was no room: then others will, and it may succeed when there is some.
  static func isAboutRoom(_ reason: String) -> Bool {
    [ENOSPC, EDQUOT].contains { reason.contains(String(cString: strerror($0))) }
  }

  /// Whether it ended otherwise than it was meant.
  var isFailure: Bool {
    switch self {
    case .failed, .killed: true
    case .missing, .begun, .finished, .elsewhere: false
    }
  }

  /// In a word, for a table.
  var word: String {
    switch self {
    case .missing: "missing"
    case .begun: "begun"
    case .finished: "finished"
    case .failed: "failed"
    case .killed(let signal): "killed by signal \(signal)"
    case .elsewhere: "running"
    }
  }
}
