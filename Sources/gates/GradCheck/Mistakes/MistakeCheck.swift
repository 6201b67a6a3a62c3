import FourGates

/// The checks that are held against every mistake. Each runs the subject, and can only say what it saw.
enum MistakeCheck: CaseIterable {
  case oneStep, twoSteps, gradients, otherWidth, optimizer, resume

  /// What a check saw.
  struct Outcome {
    let caught: Bool
    /// In words that go on behind a colon.
    let found: String
  }

  /// For the head of a column.
  var short: String {
    switch self {
    case .oneStep: "1 step"
    case .twoSteps: "2 steps"
    case .gradients: "gradients"
    case .otherWidth: "H ≠ I"
    case .optimizer: "optimizer"
    case .resume: "resume"
    }
  }

  /// What is done, in a few words.
  var name: String {
    switch self {
    case .oneStep: "one step from zeros"
    case .twoSteps: "two steps from a memory that is not zero"
    case .gradients: "gradients over three steps"
    case .otherWidth: "more hidden units than inputs"
    case .optimizer: "an optimizer's path with a large ε"
    case .resume: "training with a break"
    }
  }

  /// What is held against what.
  var explanation: String {
    switch self {
    case .oneStep: "the memory after one step from a memory of zeros, against a reference worked out number by number."
    case .twoSteps: "the same after two steps, from a memory that is not zero."
    case .gradients: "written gradients against measured ones, over three steps."
    case .otherWidth:
      "five hidden units and three inputs, one step from the zeros that the cell makes itself; the other checks have three of each."
    case .optimizer: "where twenty updates with an ε of 0.1 end, against a reference worked out number by number."
    case .resume: "a hundred updates against fifty, a break, and fifty more, bit for bit."
    }
  }

  /// As many units as inputs, as in many a test: `otherWidth` is there to show what that hides.
  private static let width = 3

  func outcome(of subject: Subject, seed: UInt64) -> Outcome {
    switch self {
    case .oneStep: value(of: subject, hidden: Self.width, steps: 1, batch: 1, fromZero: true, seed: seed)
    case .twoSteps: value(of: subject, hidden: Self.width, steps: 2, batch: 1, fromZero: false, seed: seed)
    case .gradients: gradients(of: subject, seed: seed)
    case .otherWidth: value(of: subject, hidden: Self.width + 2, steps: 1, batch: 2, fromZero: true, seed: seed)
    case .optimizer: OptimizerPath(of: subject).outcome
    case .resume: BrokenTraining(of: subject, width: Self.width, seed: seed).outcome
    }
  }

  /// The cell's values against the reference's, after some steps.
  private func value(
    of subject: Subject, hidden: Int, steps: Int, batch: Int, fromZero: Bool, seed: UInt64
  ) -> Outcome {
    var dice = Dice(seed: seed)
    let cell = subject.cell(Self.width, hidden, &dice)
    let inputs = (0..<steps).map { _ in Tensor.normal([batch, cell.inputs], dice: &dice) }
    let shape = [batch, hidden]
    let zeros = cell.zeroMemory(batch)
    for zero in zeros where zero.shape != shape {
      return Outcome(caught: true, found: "the zeros have the shape \(zero.shape), and \(shape) is needed")
    }
    let start = fromZero ? zeros : zeros.map { .normal($0.shape, deviation: 0.7, dice: &dice) }

    let tape = Tape()
    let got = cell.run(inputs.map { tape.data($0) }, start.map { tape.data($0) }).memory.map(\.value)
    var difference = 0.0
    for member in 0..<batch {
      func row(_ tensor: Tensor) -> [Double] { tensor.rows(member..<member + 1).scalars.map { Double($0) } }
      let expected = subject.reference.memory(after: inputs.map(row), from: start.map(row), cell.parameters)
      for (ours, theirs) in zip(got.flatMap(row), expected.joined()) {
        difference = abs(ours - theirs) <= difference ? difference : abs(ours - theirs)
      }
    }
    return Outcome(
      caught: !(difference <= 64 * Double(Scalar.ulpOfOne)), found: "\(shortText(difference, digits: 2)) from the reference")
  }

  private func gradients(of subject: Subject, seed: UInt64) -> Outcome {
    var dice = Dice(seed: seed)
    let cell = subject.cell(Self.width, Self.width, &dice)
    let problem = GradientProblem(
      cell, hidden: Self.width, parts: subject.reference.letters.map { "0.\($0)" }, steps: 3, batch: 2, seed: seed)
    let report = problem.report(GradientCheck())
    return Outcome(caught: !report.holds, found: report.description)
  }
}
