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
/// them is made of the same parts, each by one thread, in one order.
public enum Threads {
  /// At most so many; nil for as many as there are cores.
  @TaskLocal public static var limit: Int?

  /// How many there may be here.
  package static var available: Int { max(1, limit ?? cores) }

  static let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Threads {
  /// So many multiplications take some ten microseconds; handing work to a helper that is awake takes less than one.
  private static var worthAThread: Int { 400_000 }

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
    let worthwhile = min(rows / fewest, multiplications / worthAThread)
    if worthwhile <= 1 { return work(0..<rows) }
    let pieces = min(available, worthwhile)
    forEach(of: pieces) { piece in
      work(rows * piece / pieces..<rows * (piece + 1) / pieces)
    }
  }

  /// The same, where one row is more work than another: each run has about as much as the others.
  ///
  /// - Parameter weights: how much each row is; nil where all are alike.
  static func split(
    _ rows: Int, weights: [Int]?, atLeast fewest: Int, multiplications: Int, _ work: @Sendable (Range<Int>) -> Void
  ) {
    let worthwhile = min(rows / fewest, multiplications / worthAThread)
    if worthwhile <= 1 { return work(0..<rows) }
    let runs = runs(of: rows, weights: weights, count: min(available, worthwhile))
    forEach(of: runs.count) { work(runs[$0]) }
  }

  /// Whether so many multiplications are worth two threads.
  static func isWorthTwo(multiplications: Int) -> Bool { multiplications >= 2 * worthAThread }

  /// So many rows in `count` runs that are as nearly equal as can be; fewer runs where single rows are too heavy.
  ///
  /// - Parameter weights: how much each row is; nil where all are alike.
  static func runs(of rows: Int, weights: [Int]?, count: Int) -> [Range<Int>] {
    guard let weights else { return (0..<count).map { rows * $0 / count..<rows * ($0 + 1) / count } }
    let total = weights.reduce(0, +)
    var (ends, sum) = ([0], 0)
    for (row, weight) in weights.enumerated() {
      // A run ends before a row or after it, whichever is nearer to its share of all.
      let isNearer = 2 * sum + weight > 2 * total * ends.count / count
      if isNearer, ends.count < count, row > ends[ends.count - 1] { ends.append(row) }
      sum += weight
    }
    ends.append(rows)
    return zip(ends, ends.dropFirst()).map { $0..<$1 }
  }

  /// What is found for each place, side by side, in their order.
  ///
  /// - Parameter weights: how much work each place is.
  package static func map<Result: Sendable>(
    _ weights: [Int], multiplications: Int, _ find: @Sendable (_ place: Int) -> Result
  ) -> [Result] {
    var results = [Result?](repeating: nil, count: weights.count)
    results.withUnsafeMutableBufferPointer { results in
      let shared = Shared(results: results)
      split(weights.count, weights: weights, atLeast: 1, multiplications: multiplications) { places in
        for place in places { shared.results[place] = find(place) }
      }
    }
    return results.map { $0! }
  }

  /// Results of which several threads write some each.
  private struct Shared<Result>: @unchecked Sendable {
    let results: UnsafeMutableBufferPointer<Result?>
  }
}
