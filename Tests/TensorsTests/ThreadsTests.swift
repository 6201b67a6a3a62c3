import Synchronization
import Testing

@testable import Tensors

@Suite struct `Several threads` {
  /// The runs that so many rows are cut into, in order.
  private func pieces(_ rows: Int, atLeast fewest: Int = 1, multiplications: Int, threads: Int?) -> [Range<Int>] {
    let pieces = Mutex<[Range<Int>]>([])
    Threads.$limit.withValue(threads) {
      Threads.split(rows, atLeast: fewest, multiplications: multiplications) { piece in pieces.withLock { $0.append(piece) } }
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
    #expect(pieces(10, atLeast: 4, multiplications: 10_000_000, threads: 4) == [0..<5, 5..<10])
    #expect(pieces(1, multiplications: 0, threads: 4) == [0..<1])
  }

  @Test func `get runs that are as much work as each other, where rows are not`() {
    func pieces(_ weights: [Int], threads: Int) -> [Range<Int>] {
      let pieces = Mutex<[Range<Int>]>([])
      Threads.$limit.withValue(threads) {
        Threads.split(weights.count, weights: weights, atLeast: 1, multiplications: 10_000_000) { piece in
          pieces.withLock { $0.append(piece) }
        }
      }
      return pieces.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
    }
    #expect(pieces([8, 4, 2, 1, 1], threads: 2) == [0..<1, 1..<5])
    #expect(pieces([1, 1, 2, 4, 8], threads: 2) == [0..<4, 4..<5])
    #expect(pieces([20, 1, 1], threads: 2) == [0..<1, 1..<3])
    #expect(pieces([1, 20, 1], threads: 3) == [0..<1, 1..<2, 2..<3])
    #expect(pieces([4, 4, 4, 4, 1, 1], threads: 2) == [0..<2, 2..<6])
    #expect(pieces([0, 0, 0], threads: 2) == [0..<3])
    #expect(pieces([5], threads: 4) == [0..<1])
  }

  @Test func `find results in the order of what they are of`() {
    for threads in [1, 2, 3] {
      Threads.$limit.withValue(threads) {
        #expect(Threads.map([4, 0, 2, 9], multiplications: 10_000_000) { 10 * $0 } == [0, 10, 20, 30])
        #expect(Threads.map([], multiplications: 0) { $0 } == [])
      }
    }
  }

  @Test func `are one at least, whatever the limit says`() {
    #expect(pieces(10, multiplications: 10_000_000, threads: 0) == [0..<10])
    #expect(pieces(10, multiplications: 10_000_000, threads: nil).flatMap { $0 } == Array(0..<10))
  }

  @Test func `do work that is handed out from within a piece of work`() {
    let places = Mutex<[Int]>([])
    Threads.$limit.withValue(4) {
      Threads.split(4, multiplications: 10_000_000) { outer in
        Threads.split(4, multiplications: 10_000_000) { inner in
          places.withLock { list in outer.forEach { row in list += inner.map { 4 * row + $0 } } }
        }
      }
    }
    #expect(places.withLock { $0.sorted() } == Array(0..<16))
  }

  @Test func `do the work of many at the same time`() async {
    var dice = Dice(seed: 22)
    let (a, b) = (Tensor.normal([150, 300], dice: &dice), Tensor.normal([300, 190], dice: &dice))
    let alone = Threads.$limit.withValue(1) { a.matrixProduct(b) }
    let equal = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (0..<20).allSatisfy { _ in a.matrixProduct(b) == alone } } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(equal)
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

  @Test func `leave softmax, its way back, and what is added to rows and over them, the bits they have on one`() {
    var dice = Dice(seed: 23)
    let (x, row) = (Tensor.normal([3000, 67], dice: &dice), Tensor.normal([67], dice: &dice))
    let targets = (0..<3000).map { _ in dice.index(below: 67) }
    func results(_ threads: Int) -> [Tensor] {
      Threads.$limit.withValue(threads) {
        let (p, surprise) = x.softmax(targets: targets)
        return [p, Tensor(surprise), p.softmaxGradient(targets: targets, times: 0.1), x.adding(row: row), x.sumOfRows()]
      }
    }
    let alone = results(1)
    for threads in [2, 3] { #expect(results(threads) == alone) }
  }

  @Test(arguments: [[200_000], [7, 60_000, 1, 90_000, 300], [40_000, 40_000, 40_000, 0]])
  func `change every number of some rows once, wherever a row ends`(_ counts: [Int]) {
    let ones = counts.map { Numbers(repeating: 1, count: $0) }
    let places = counts.map { count in Numbers((0..<count).map { Scalar($0) }) }
    func changed(_ threads: Int) -> [[Numbers]] {
      var (a, b, c) = (ones, ones, ones)
      Threads.$limit.withValue(threads) {
        Threads.change(&a, &b, &c, given: places) { a, b, c, d in
          for i in a.indices {
            a[i] += d[i]
            b[i] += 2
            c[i] *= d[i]
          }
        }
      }
      return [a, b, c]
    }
    let expected = [places.map { Numbers($0.map { 1 + $0 }) }, ones.map { Numbers($0.map { 2 + $0 }) }, places]
    for threads in [1, 2, 3] { #expect(changed(threads) == expected, "\(threads) threads") }
  }
}
