import FourGates

/// How fast this machine multiplies matrices with `Tensor.matrixProduct`, at best: what the workloads are measured against.
struct Peak {
  /// Billions of multiplications and additions a second, by the number of threads.
  let gigaflops: [Int: Double]

  /// The sides of the square matrices that are tried: on one thread small ones are fastest, which stay in its cache, and on
  /// several threads larger ones, which are work enough for all.
  private static let sides = [256, 512, 640, 1024]

  /// Measures the peak for each number of threads: the best of many products of each size.
  init(threads: [Int]) {
    var dice = Dice(seed: 1)
    var gigaflops: [Int: Double] = [:]
    for side in Self.sides {
      let (a, b) = (Tensor.normal([side, side], dice: &dice), Tensor.normal([side, side], dice: &dice))
      let operations = Double(2 * side * side * side)
      for count in Set(threads) {
        let seconds = Threads.$limit.withValue(count) { bestSeconds(of: { _ = a.matrixProduct(b) }) }
        gigaflops[count] = max(gigaflops[count] ?? 0, operations / seconds / 1e9)
      }
    }
    self.gigaflops = gigaflops
  }

  init(gigaflops: [Int: Double]) {
    self.gigaflops = gigaflops
  }

  /// `peak of the matrix product: 92.1 GFLOP/s on 1 thread, 180.4 on 2`
  var sentence: String {
    let parts = gigaflops.sorted { $0.key < $1.key }.enumerated().map { index, peak in
      let threads = index > 0 ? "" : peak.key == 1 ? " thread" : " threads"
      return "\(decimal(peak.value, 1))\(index > 0 ? "" : " GFLOP/s") on \(peak.key)\(threads)"
    }
    return "peak of the matrix product: " + parts.joined(separator: ", ")
  }
}
