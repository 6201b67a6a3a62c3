import FourGates
import Foundation

/// Does the same work for each input, on as many threads as `Threads.limit` allows; each work by itself stays on one.
///
/// The results stand in the order of the inputs, and are the same bits on any number of threads, as long as each work rolls dice of
/// its own. When one has failed, no other is begun.
///
/// - Parameter done: is told, from any thread, how many works are over.
/// - Throws: what the work for the earliest input that failed has thrown.
package func sideBySide<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], done: @Sendable (Int) -> Void = { _ in }, _ work: @Sendable (Input) throws -> Output
) throws -> [Output] {
  let desk = Desk<Output>(count: inputs.count)
  DispatchQueue.concurrentPerform(iterations: min(inputs.count, Threads.available)) { _ in
    Threads.$limit.withValue(1) {
      while let index = desk.next() { done(desk.put(Result { try work(inputs[index]) }, at: index)) }
    }
  }
  return try desk.results()
}

/// Where works are taken from, in their order, and results laid down by several threads.
private final class Desk<Output: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var taken = 0
  private var hasFailed = false
  private var outcomes: [Result<Output, any Error>?]

  init(count: Int) {
    outcomes = Array(repeating: nil, count: count)
  }

  /// The place of a work that nobody has begun. They are taken in their order, so all before one that fails have been begun.
  func next() -> Int? {
    lock.withLock {
      guard !hasFailed, taken < outcomes.count else { return nil }
      defer { taken += 1 }
      return taken
    }
  }

  /// How many are there now.
  func put(_ outcome: Result<Output, any Error>, at index: Int) -> Int {
    lock.withLock {
      outcomes[index] = outcome
      if case .failure = outcome { hasFailed = true }
      return outcomes.count { $0 != nil }
    }
  }

  func results() throws -> [Output] {
    try outcomes.compactMap { try $0?.get() }
  }
}
