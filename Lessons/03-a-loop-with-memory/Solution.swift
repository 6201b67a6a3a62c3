/// Back from the last step: through its tanh, then through u and a tanh for each step in between.
func term(step: Int, u: Double, memories: [Double], dLast: Double) -> Double {
  let last = memories.count - 1
  var da = dLast * (1 - memories[last] * memories[last])
  for t in stride(from: last - 1, through: step, by: -1) {
    da *= u * (1 - memories[t] * memories[t])
  }
  return da * memories[step - 1]
}
