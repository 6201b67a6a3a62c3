import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How many threads large pieces of work are spread over.
///
///     Threads.$limit.withValue(1) { … }              this work stays on one
///
/// The results are the same bits for any number: the rows of a batch are computed independently of each other, and every sum over
/// them is made by one thread, in one order.
public enum Threads {
  /// At most so many; nil for as many as there are cores.
  @TaskLocal public static var limit: Int?

  /// How many there may be here.
  package static var available: Int { max(1, limit ?? cores) }

  private static let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Threads {
  /// Does the work of so many pieces, side by side; one piece is done at once, here.
  static func forEach(of pieces: Int, _ work: @Sendable (_ piece: Int) -> Void) {
    if pieces <= 1 { return work(0) }
    DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
  }

  /// Cuts so many rows into as many nearly equal runs as there are threads, and does the work of each.
  ///
  /// - Parameter work: how much there is of it, in multiplications; a thread that has little to do costs more than it helps.
  static func split(_ rows: Int, multiplications: Int, _ work: @Sendable (Range<Int>) -> Void) {
    let pieces = max(1, min(available, rows, multiplications / 500_000))
    forEach(of: pieces) { piece in
      work(rows * piece / pieces..<rows * (piece + 1) / pieces)
    }
  }
}
