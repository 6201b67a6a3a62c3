/// How many steps a season of the series has, for `Baseline.seasonal`; nil where none stands out.
///
///     let period = seasonLength(of: series[split.train])           of the training part only
///
/// 1. The straight line that fits the values best is taken away.
/// 2. The autocorrelation of the rest is computed for lags up to half the series, and at most `longest`:
///
///        r_k = (1/(n−k) · Σ x_t x_{t+k}) / (1/n · Σ x_t²)
///
/// 3. From where r first falls below zero on, every stretch of positive r is a hill. The season is the first hill that is at
///    least half as high as the highest one: later ones are two seasons, three seasons, …
/// 4. Its lag is the centre of gravity of the hill above half its height, which noise moves less than it moves the top.
///
/// There is none if r never falls below zero, if the lags end before the hill has come down to half its height, or if it is
/// lower than 0.2 or than 4.5/√n, which independent noise stays below in 99 of 100 cases.
///
/// - Complexity: O(n · longest).
public func seasonLength(of series: Series, longest: Int = 1000) -> Int? {
  let r = autocorrelation(of: withoutTrend(series.values), upTo: min(series.count / 2, longest))
  guard let crossing = r.firstIndex(where: { $0 < 0 }), let highest = r[crossing...].max() else { return nil }
  let hills = positiveStretches(of: r, from: crossing)
  guard let hill = hills.first(where: { r[$0].max()! >= highest / 2 }), let top = hill.max(by: { r[$0] < r[$1] }) else {
    return nil
  }
  let floor = max(0.2, 4.5 / Double(series.count).squareRoot())
  let half = r[top] / 2
  guard r[top] >= floor, let end = r[top...].firstIndex(where: { $0 <= half }) else { return nil }
  let start = r[..<top].lastIndex { $0 <= half }! + 1
  let weight = (start..<end).reduce(0) { $0 + r[$1] - half }
  return Int(((start..<end).reduce(0) { $0 + Double($1) * (r[$1] - half) } / weight).rounded())
}

/// The values less the straight line with the least squared distance from them; zeros where nothing but rounding is left.
private func withoutTrend(_ values: [Double]) -> [Double] {
  let n = Double(values.count)
  let mean = values.reduce(0, +) / n
  let middle = (n - 1) / 2
  let spread = n * (n * n - 1) / 12
  let slope = values.indices.reduce(0) { $0 + (Double($1) - middle) * (values[$1] - mean) } / spread
  let rest = values.indices.map { values[$0] - mean - slope * (Double($0) - middle) }
  let size = values.reduce(0) { max($0, abs($1)) }
  return rest.allSatisfy { abs($0) <= 1e-9 * size } ? rest.map { _ in 0 } : rest
}

/// r_0 … r_longest; empty where the values do not vary.
private func autocorrelation(of values: [Double], upTo longest: Int) -> [Double] {
  let n = values.count
  let power = values.reduce(0) { $0 + $1 * $1 } / Double(n)
  guard power > 0, longest >= 0 else { return [] }
  return (0...longest).map { lag in
    var sum = 0.0
    for t in 0..<n - lag { sum += values[t] * values[t + lag] }
    return sum / Double(n - lag) / power
  }
}

private func positiveStretches(of r: [Double], from start: Int) -> [Range<Int>] {
  var stretches: [Range<Int>] = []
  var lag = start
  while let first = r[lag...].firstIndex(where: { $0 > 0 }) {
    lag = r[first...].firstIndex { $0 <= 0 } ?? r.count
    stretches.append(first..<lag)
  }
  return stretches
}
