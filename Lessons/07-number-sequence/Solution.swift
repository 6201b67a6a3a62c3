/// z = (x − mean) / deviation, and x = z · deviation + mean.
func scale(fittedTo known: [Double]) -> (scaled: (Double) -> Double, restored: (Double) -> Double) {
  let mean = known.reduce(0, +) / Double(known.count)
  let squares = known.map { ($0 - mean) * ($0 - mean) }
  let root = (squares.reduce(0, +) / Double(known.count)).squareRoot()
  let deviation = root > 0 ? root : 1
  return (scaled: { ($0 - mean) / deviation }, restored: { $0 * deviation + mean })
}
