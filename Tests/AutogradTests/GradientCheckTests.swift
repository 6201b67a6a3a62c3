import Tensors
import Testing

@testable import Autograd

@Suite struct `The gradient check` {
  private let p = Parameter("p", Tensor(rows: [[0.3, -0.7], [1.1, 0.2]]))

  /// x², with a pullback that is wrong in one entry.
  private func brokenSquare(_ x: Variable) -> Variable {
    let value = x.value
    return x.tape.record("broken square", value * value, from: [x]) { dy in
      var dx = dy * value * 2
      dx[1, 0] *= 3
      return [dx]
    }
  }

  @Test func `names the entry whose gradient is wrong`() {
    let report = GradientCheck().run([p]) { sum(self.brokenSquare($0[self.p])) }
    #expect(!report.holds)
    #expect(report.worst?.place == "p[1, 0]")
    #expect(report.description.hasPrefix("1 of 4 gradients are wrong; furthest off is p[1, 0]: measured 2."))
    #expect(report.description.contains("written 6.6"))
  }

  @Test func `finds a wrong entry in a big parameter along random directions`() {
    let big = Parameter("big", Tensor(repeating: 0.05, shape: [20, 20]))
    let right = GradientCheck().run([big]) { sum(square($0[big])) }
    #expect(right.holds, "\(right)")
    #expect(right.comparisons.count == 4)
    let wrong = GradientCheck().run([big]) { sum(self.brokenSquare($0[big])) }
    #expect(!wrong.holds)
  }

  @Test func `does not take NaN for right`() {
    let report = GradientCheck().run([p]) { sum(log($0[self.p])) }
    #expect(!report.holds)
    #expect(report.worst?.excess.isNaN == true)
  }

  @Test func `leaves the parameters as they were`() {
    let before = fingerprint(of: [p])
    _ = GradientCheck().run([p]) { sum(square($0[self.p])) }
    #expect(fingerprint(of: [p]) == before)
  }

  @Test func `gives the same report for the same seed`() {
    let big = Parameter("big", Tensor(repeating: 0.05, shape: [20, 20]))
    func report() -> [Double] { GradientCheck(seed: 5).run([big]) { sum(exp($0[big])) }.comparisons.map(\.measured) }
    #expect(report() == report())
  }

  @Test func `says so when there is nothing to compare`() {
    #expect(!GradientCheck().run([]) { $0.variable(Tensor(1)) }.holds)
  }
}
