import FourGates
import Foundation
import Testing

@testable import LessonKit

@Suite struct SideBySideTests {
  private struct Broken: Error, Equatable {
    let input: Int
  }

  @Test(arguments: [nil, 1, 2, 5])
  func `results stand in the order of the inputs, on any number of threads`(threads: Int?) throws {
    let results = try Threads.$limit.withValue(threads) {
      try sideBySide(Array(0..<40)) { input in
        usleep(UInt32((40 - input) * 50))
        return input * input
      }
    }
    #expect(results == (0..<40).map { $0 * $0 })
  }

  @Test func `each work stays on one thread, and is told of when it is over`() throws {
    let told = Counts()
    let limits = try sideBySide([1, 2, 3], done: { told.add($0) }) { _ in Threads.limit }
    #expect(limits == [1, 1, 1])
    #expect(told.all.sorted() == [1, 2, 3])
  }

  @Test func `the earliest input that failed is the error`() {
    #expect(throws: Broken(input: 3)) {
      try sideBySide(Array(0..<9)) { input in if input % 3 == 0, input > 0 { throw Broken(input: input) } }
    }
  }

  @Test(arguments: [1, 2, 4])
  func `after a failure no other work is begun`(threads: Int) {
    let begun = Counts()
    #expect(throws: Broken(input: 0)) {
      try Threads.$limit.withValue(threads) {
        try sideBySide(Array(0..<1000)) { input in
          begun.add(input)
          if input == 0 { throw Broken(input: input) }
          usleep(2000)
        }
      }
    }
    #expect(begun.all.count < 500)
  }

  @Test func `no inputs give no results`() throws {
    #expect(try sideBySide([Int]()) { $0 } == [])
  }

  private final class Counts: @unchecked Sendable {
    private let lock = NSLock()
    private var counts: [Int] = []
    var all: [Int] { lock.withLock { counts } }
    func add(_ count: Int) { lock.withLock { counts.append(count) } }
  }
}
