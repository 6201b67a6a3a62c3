/// The free run of a network with a memory.
///
///     m ← step(x, m)  over the known values        y = read(m), m ← step(y, m)  over the steps to draw
func freeRun(
  _ known: [Double], _ steps: Int, _ start: Double, _ step: (Double, Double) -> Double, _ read: (Double) -> Double
) -> [Double] {
  var memory = known.reduce(start) { step($1, $0) }
  return (0..<steps).map { _ in
    let prediction = read(memory)
    memory = step(prediction, memory)
    return prediction
  }
}
