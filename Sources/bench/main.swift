import FourGates
func main() {
  var dice = Dice(seed: 1)
  let net = Forecaster(LSTMCell(inputs: 1, hidden: 50, dice: &dice), dice: &dice)
  let xs = (0..<20).map { _ in Tensor.normal([32, 1], dice: &dice) }
  let y = Tensor.normal([32, 1], dice: &dice)
  func step() -> Scalar {
    let tape = Tape()
    let loss = meanSquaredError(net(xs, on: tape), tape.data(y))
    let g = tape.gradients(of: loss)
    for p in net.parameters { p.value += g[p] * -0.001 }
    return loss.value.scalar
  }
  for _ in 0..<20 { _ = step() }
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 0..<9 {
    let d = clock.measure { for _ in 0..<50 { _ = step() } };
    times.append(Double(d.components.attoseconds) / 1e12 / 50 + Double(d.components.seconds) * 1e6 / 50)
  }
  print(times.sorted())
}
main()
