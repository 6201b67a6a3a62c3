import Datasets
import Tensors
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Test(arguments: [(628.3, 0.0), (50, 1.2), (2.2, -3), (7.5, 2)])
func `a clean sine is found again, with its phase at step 0`(period: Double, phase: Double) throws {
  let whole = Series.sine(count: 900, period: period, phase: phase).map { 3 * $0 }
  let wave = try SineFit(to: whole[100..<700])
  #expect(abs(wave.amplitude - 3) < 1e-9)
  #expect(abs(wave.period - period) < 1e-8 * period)
  #expect(abs(wave.phase - phase) < 1e-9)
  #expect(wave.offset == 0)
  #expect(rootMeanSquaredError(wave.freeRun(after: whole[100..<700], count: 200), whole[700..<900].values) < 1e-8)
  #expect(wave.values(at: 5..<7) == wave.freeRun(after: whole[0..<5], count: 2))
}

@Test func `an offset is found if it is asked for`() throws {
  let series = Series.sine(count: 300, period: 80, phase: 0.4).map { 2 * $0 + 5 }
  let wave = try SineFit(to: series, withOffset: true)
  #expect(abs(wave.offset - 5) < 1e-9)
  #expect(abs(wave.amplitude - 2) < 1e-9)
  #expect(abs(wave.period - 80) < 1e-8)
}

/// The root mean squared error, over the steps 601 … 1000, of the best unbiased estimate from the steps 1 … 600.
///
///     F = Σ g gᵀ / 0.2²,   g = ∂x/∂(amplitude, frequency, phase);   error² = the mean of gᵀ F⁻¹ g
private func cramérRao() -> Double {
  func g(_ t: Int) -> [Double] {
    let (s, c) = (sin(0.01 * Double(t)), cos(0.01 * Double(t)))
    return [s, Double(t) * c, c]
  }
  var f = Array(repeating: [0.0, 0, 0], count: 3)
  for t in 1...600 {
    let row = g(t)
    for i in 0..<3 { for j in 0..<3 { f[i][j] += row[i] * row[j] / 0.04 } }
  }
  func minor(_ i: Int, _ j: Int) -> Double {
    let (r, c) = ([0, 1, 2].filter { $0 != i }, [0, 1, 2].filter { $0 != j })
    let size = f[r[0]][c[0]] * f[r[1]][c[1]] - f[r[0]][c[1]] * f[r[1]][c[0]]
    return (i + j) % 2 == 0 ? size : -size
  }
  let determinant = (0..<3).reduce(0) { $0 + f[0][$1] * minor(0, $1) }
  let squares = (601...1000).map { t in
    let row = g(t)
    return (0..<3).reduce(0) { sum, i in sum + (0..<3).reduce(0) { $0 + row[i] * minor($1, i) / determinant * row[$1] } }
  }
  return (squares.reduce(0, +) / 400).squareRoot()
}

@Test func `on the course's sine the fit errs as little as any method can`() throws {
  let bound = cramérRao()
  #expect(abs(bound - 0.031) < 0.001)
  let squares = try (1...40).map { seed in
    var dice = Dice(seed: UInt64(seed))
    let series = Series.courseSine(dice: &dice)
    let wave = try SineFit(to: series[0..<600])
    #expect(abs(wave.amplitude - 1) < 0.05)
    #expect(abs(wave.period - 628) < 25)
    return meanSquaredError(wave.freeRun(after: series[0..<600], count: 400), Array(series.clean![600...]))
  }
  let error = (squares.reduce(0, +) / 40).squareRoot()
  #expect(error > 0.7 * bound && error < 1.3 * bound, "\(error)")
  #expect((0.018...0.034).contains(squares.sorted()[20].squareRoot()))
}

@Test func `noise does not lead to a false frequency`() throws {
  for seed in 1...20 {
    var dice = Dice(seed: UInt64(seed))
    let series = Series.sine(count: 300, period: 17, phase: 1).noisy(deviation: 1, dice: &dice)
    #expect(abs(try SineFit(to: series).period - 17) < 0.2)
  }
}

@Test func `what does not swing has no sine`() {
  let error = #expect(throws: DatasetError.self) {
    try SineFit(to: Series("line", values: (0..<100).map { 0.5 * Double($0) - 10 }))
  }
  #expect(
    error?.description
      == "no sine fits line of which it shows a quarter of a period or more; take a longer series, or one that swings.")
  #expect(throws: DatasetError.noPeriod("zero")) { try SineFit(to: Series("zero", values: Array(repeating: 0, count: 50))) }
  #expect(throws: DatasetError.noPeriod("flat")) {
    try SineFit(to: Series("flat", values: Array(repeating: 0.3, count: 50)), withOffset: true)
  }
  #expect(throws: DatasetError.tooShort("x", has: 7, needs: 8, purpose: "the sine that fits best")) {
    try SineFit(to: Series("x", values: Array(repeating: 1, count: 7)))
  }
}
