import FourGates
import Foundation

extension Lesson {
  /// Does the same work for each input, on all cores, and says how far it is; each work by itself stays on one core.
  ///
  ///     let errors = try lesson.inParallel("networks trained", seeds) { seed in try error(of: network(seed)) }
  ///
  /// The results stand in the order of the inputs, and are the same bits on any number of cores, as long as each work rolls dice of
  /// its own.
  ///
  /// - Throws: what the work for the earliest input that failed has thrown.
  public func inParallel<Input: Sendable, Output: Sendable>(
    _ whatIsDone: String, _ inputs: [Input], _ work: @Sendable (Input) throws -> Output
  ) throws -> [Output] {
    let desk = Desk<Output>(count: inputs.count)
    let isInteractive = terminal.isInteractive
    DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
      let outcome = Threads.$limit.withValue(1) { Result { try work(inputs[index]) } }
      let done = desk.put(outcome, at: index)
      if isInteractive { StandardOutput.write("\r  \(done) of \(inputs.count) \(whatIsDone)") }
    }
    if isInteractive { StandardOutput.write("\r\u{1B}[K") }
    return try desk.results()
  }
}

/// Where results are laid down by several threads.
private final class Desk<Output: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var outcomes: [Result<Output, any Error>?]

  init(count: Int) {
    outcomes = Array(repeating: nil, count: count)
  }

  /// How many are there now.
  func put(_ outcome: Result<Output, any Error>, at index: Int) -> Int {
    lock.withLock {
      outcomes[index] = outcome
      return outcomes.count { $0 != nil }
    }
  }

  func results() throws -> [Output] {
    try outcomes.compactMap { try $0?.get() }
  }
}
