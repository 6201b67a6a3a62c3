/// The five sums, and two linear equations by Cramer's rule.
func twoWeights(_ values: [Double]) -> (a: Double, b: Double) {
  var (pp, pq, qq, xp, xq) = (0.0, 0.0, 0.0, 0.0, 0.0)
  for t in 2..<values.count {
    let (x, p, q) = (values[t], values[t - 1], values[t - 2])
    pp += p * p
    pq += p * q
    qq += q * q
    xp += x * p
    xq += x * q
  }
  let determinant = pp * qq - pq * pq
  return (a: (xp * qq - xq * pq) / determinant, b: (xq * pp - xp * pq) / determinant)
}
