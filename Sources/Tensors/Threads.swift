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

  static let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Threads {
  /// Does the work of so many pieces, side by side; one piece is done at once, here.
  static func forEach(of pieces: Int, _ work: @Sendable (_ piece: Int) -> Void) {
    if pieces <= 1 { return work(0) }
    withoutActuallyEscaping(work) { Crew.shared.work(on: pieces, $0) }
  }

  /// Cuts so many rows into as many nearly equal runs as there are threads, and does the work of each.
  ///
  /// - Parameters:
  ///   - multiplications: how much work there is, in multiplications of a matrix product; a thread that has little to do costs more
  ///     than it helps.
  ///   - atLeast: how many rows are worth a thread.
  static func split(
    _ rows: Int, atLeast fewest: Int = 1, multiplications: Int, _ work: @Sendable (Range<Int>) -> Void
  ) {
    let worthwhile = min(rows / fewest, multiplications / 500_000)
    if worthwhile <= 1 { return work(0..<rows) }
    let pieces = min(available, worthwhile)
    forEach(of: pieces) { piece in
      work(rows * piece / pieces..<rows * (piece + 1) / pieces)
    }
  }
}
