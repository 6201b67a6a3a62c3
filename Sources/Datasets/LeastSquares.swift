/// The weights with the least squared distance Σ (Σ_j column_j · w_j − target)² + ridge · Σ w_j²; nil where they are not unique.
///
/// The columns are made triangular by Householder's reflections, which keep all lengths; so the columns are never multiplied with
/// each other, and half of the digits are not lost as in the normal equations. The ridge is √ridge times the unit matrix below
/// the columns.
///
/// - Complexity: O(rows · columns²).
/// - Source: [GVL13] §5.2, §5.3.
func leastSquares(columns: [[Double]], target: [Double], ridge: Double = 0) -> [Double]? {
  let width = columns.count
  let ridgeRows = ridge > 0 ? width : 0
  var columns = columns.enumerated().map { index, column in
    column + (0..<ridgeRows).map { $0 == index ? ridge.squareRoot() : 0 }
  }
  var target = target + Array(repeating: 0, count: ridgeRows)
  guard target.count >= width else { return nil }
  let longest = columns.map { length($0[...]) }.max() ?? 0
  let nothing = longest * Double(target.count) * Double.ulpOfOne
  for pivot in 0..<width {
    let size = length(columns[pivot][pivot...])
    guard size > nothing else { return nil }
    var mirror = Array(columns[pivot][pivot...])
    mirror[0] += mirror[0] < 0 ? -size : size
    let half = mirror.reduce(0) { $0 + $1 * $1 } / 2
    for index in pivot..<width { reflect(&columns[index], from: pivot, mirror, half) }
    reflect(&target, from: pivot, mirror, half)
  }
  var weights = Array(repeating: 0.0, count: width)
  for row in (0..<width).reversed() {
    let rest = (row + 1..<width).reduce(target[row]) { $0 - columns[$1][row] * weights[$1] }
    weights[row] = rest / columns[row][row]
  }
  return weights
}

private func length(_ numbers: ArraySlice<Double>) -> Double {
  numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

/// x ← x − v · (v·x) / (v·v / 2) for the numbers from `start` on.
private func reflect(_ numbers: inout [Double], from start: Int, _ mirror: [Double], _ half: Double) {
  var product = 0.0
  for place in mirror.indices { product += mirror[place] * numbers[start + place] }
  let share = product / half
  for place in mirror.indices { numbers[start + place] -= share * mirror[place] }
}
