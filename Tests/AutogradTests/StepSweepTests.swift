import Foundation
import Testing

@testable import Autograd

@Suite struct `A sweep of steps` {
  @Test func `goes from 1 down to what our numbers can tell apart, four steps a decade`() {
    let sweep = StepSweep { $0 }
    #expect(sweep.steps[0] == 1 && abs(sweep.steps[4] - 0.1) < 1e-15)
    #expect(sweep.steps.count == 29 || sweep.steps.count == 61)
    #expect(sweep.best == sweep.steps.count - 1 && sweep.bestError == sweep.bestStep)
  }

  @Test func `finds the step where corners and rounding are least together, and how much each makes`() {
    let sweep = StepSweep { h in 0.2 * h * h + 3e-6 / h }
    let exact = pow(3e-6 / (2 * 0.2), 1.0 / 3)
    #expect(abs(log10(sweep.bestStep / exact)) <= 0.125)
    #expect(abs(sweep.corners / 0.2 - 1) < 0.1)
    #expect(abs(sweep.rounding / 3e-6 - 1) < 0.1)
  }

  @Test func `does not take NaN for small`() {
    let sweep = StepSweep { h in h == 1 ? .nan : h }
    #expect(sweep.best == sweep.steps.count - 1)
  }
}
