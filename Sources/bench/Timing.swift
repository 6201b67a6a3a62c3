/// The median time of one call, in microseconds.
///
/// Three calls to warm up; then so many calls a timing that it takes 0.3 seconds; then up to nine timings within about four
/// seconds, at least three.
func medianMicroseconds(of step: () -> Void) -> Double {
  for _ in 0..<3 { step() }
  var calls = 1
  var once = seconds(of: calls, step)
  while once <= 0.3 {
    calls *= 2
    once = seconds(of: calls, step)
  }
  let timings = (0..<min(9, max(3, Int(4 / once)))).map { _ in seconds(of: calls, step) / Double(calls) }
  return timings.sorted()[timings.count / 2] * 1e6
}

/// The shortest time of one call, in seconds: of as many as fit into half a second, at least five.
func bestSeconds(of work: () -> Void) -> Double {
  var best = Double.infinity
  var (calls, total) = (0, 0.0)
  while calls < 5 || total < 0.5 {
    let once = seconds(of: 1, work)
    best = min(best, once)
    total += once
    calls += 1
  }
  return best
}

private func seconds(of calls: Int, _ work: () -> Void) -> Double {
  ContinuousClock().measure { for _ in 0..<calls { work() } } / .seconds(1)
}
