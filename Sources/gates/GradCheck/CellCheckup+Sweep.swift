import FourGates
import LessonKit

extension CellCheckup {
  /// Measures along two random directions of every parameter with steps from 1 down.
  func sweep() -> StepSweep {
    let problem = problem(by: options.ways[0])
    return StepSweep { step in
      var check = check
      (check.step, check.everyEntryUpTo, check.directions) = (step, 0, 2)
      return problem.report(check).relativeError
    }
  }

  /// Sweeps, and draws how far each step is off.
  func showSweep(on terminal: Terminal, _ easel: Easel) {
    let sweep = sweep()
    terminal.heading("Which step measures best?")
    terminal.say(
      """
      The same with \(sweep.steps.count) steps, along two random directions of each parameter. The error is the length of all \
      differences, as a fraction of that of all gradients. A large step cuts corners off the curve, an error that grows with h². A small \
      one drowns in rounding, an error that grows with 1/h.
      """)
    let rows = stride(from: 0, to: sweep.steps.count, by: 4).map { index in
      [shortText(sweep.steps[index]), shortText(sweep.errors[index], digits: 2)]
    }
    terminal.block(TableLayout(["step h", "error"], rows).lines(width: terminal.width))
    easel.show(
      figure(sweep), named: "step-sweep",
      says: "The measured error follows the one guide on the right and the other on the left.")
    terminal.say(
      """
      The best of these steps is h = \(shortText(sweep.bestStep, digits: 2)), off by \(shortText(sweep.bestError, digits: 2)). The \
      check uses the cube root of the distance between neighbouring numbers at 1, as a power of two: \
      \(shortText(GradientCheck.bestStep)).
      """)
  }

  /// Each guide from a little beyond the best step on.
  func figure(_ sweep: StepSweep) -> Figure {
    let right = sweep.steps.filter { $0 >= sweep.bestStep / 4 }
    let left = sweep.steps.filter { $0 <= sweep.bestStep * 4 }
    return Figure(
      "\(cell.inWords(options.useGate)): the error of measured gradients", x: Axis("step h", .logarithmic),
      y: Axis("relative error", .logarithmic),
      [
        .line("corners cut, ∝ h²", x: right, y: right.map { sweep.corners * $0 * $0 }, ink: .secondModel, dashed: true),
        .line("rounding, ∝ 1/h", x: left, y: left.map { sweep.rounding / $0 }, ink: .thirdModel, dashed: true),
        .points("measured against written", x: sweep.steps, y: sweep.errors, ink: .model),
        .moment("best step", at: sweep.bestStep),
      ])
  }
}
