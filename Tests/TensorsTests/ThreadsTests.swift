import Synchronization
import Testing

@testable import Tensors

@Suite struct `Several threads` {
  /// The runs that so many rows are cut into, in order.
  private func pieces(_ rows: Int, multiplications: Int, threads: Int?) -> [Range<Int>] {
    let pieces = Mutex<[Range<Int>]>([])
    Threads.$limit.withValue(threads) {
      Threads.split(rows, multiplications: multiplications) { piece in pieces.withLock { $0.append(piece) } }
    }
    return pieces.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
  }

  @Test func `cut rows into nearly equal runs, one a thread`() {
    #expect(pieces(10, multiplications: 10_000_000, threads: 1) == [0..<10])
    #expect(pieces(10, multiplications: 10_000_000, threads: 3) == [0..<3, 3..<6, 6..<10])
    #expect(pieces(10, multiplications: 10_000_000, threads: 4) == [0..<2, 2..<5, 5..<7, 7..<10])
  }

  @Test func `are no more than there are rows, and no more than there is work for`() {
    #expect(pieces(2, multiplications: 10_000_000, threads: 4) == [0..<1, 1..<2])
    #expect(pieces(10, multiplications: 1000, threads: 4) == [0..<10])
    #expect(pieces(1, multiplications: 0, threads: 4) == [0..<1])
  }

  @Test func `are one at least, whatever the limit says`() {
    #expect(pieces(10, multiplications: 10_000_000, threads: 0) == [0..<10])
    #expect(pieces(10, multiplications: 10_000_000, threads: nil).flatMap { $0 } == Array(0..<10))
  }

  /// Rows by inner size by columns; some have more rows than columns, some fewer, and all are worth four threads.
  @Test(arguments: [(150, 300, 190), (17, 1200, 401), (401, 1200, 17), (1, 4200, 2000), (2000, 4200, 1), (300, 95, 300)])
  func `leave a matrix product the bits it has on one`(_ rows: Int, _ inner: Int, _ columns: Int) {
    var dice = Dice(seed: 21)
    let (a, b) = (Tensor.normal([rows, inner], dice: &dice), Tensor.normal([inner, columns], dice: &dice))
    let (aAcross, bAcross) = (a.transposed(), b.transposed())
    func products(threads: Int) -> [Tensor] {
      Threads.$limit.withValue(threads) {
        [a.matrixProduct(b), aAcross.transposedMatrixProduct(b), a.matrixProductWithTransposed(bAcross)]
      }
    }
    let onOne = products(threads: 1)
    for threads in [2, 3, 4] { #expect(products(threads: threads) == onOne, "on \(threads) threads") }
  }
}
