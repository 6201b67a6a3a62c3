/// The median time of one call, in microseconds.
///
/// Three calls to warm up; then so many calls a timing that it takes 0.3 seconds; then up to nine timings within about four
/// seconds, at least three.
func medianMicroseconds(of step: () -> Void) -> Double {
  let clock = ContinuousClock()
  func seconds(of calls: Int) -> Double {
    clock.measure { for _ in 0..<calls { step() } } / .seconds(1)
  }
  for _ in 0..<3 { step() }
  var calls = 1
  var once = seconds(of: calls)
  while once <= 0.3 {
    calls *= 2
    once = seconds(of: calls)
  }
  let timings = (0..<min(9, max(3, Int(4 / once)))).map { _ in seconds(of: calls) / Double(calls) }
  return timings.sorted()[timings.count / 2] * 1e6
}
