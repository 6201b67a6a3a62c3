import FourGates
import Testing

@testable import gates

/// What finds each mistake: one step from zeros, two steps, gradients, more units than inputs, the optimizer's path, resuming.
private let finders: [String: MistakeCheck] = [
  "candidate-mix": .twoSteps, "wrong-gate-gradient": .gradients, "squashed-twice": .gradients, "late-memory": .gradients,
  "last-step-only": .gradients, "narrow-zero-state": .otherWidth, "adam-epsilon": .optimizer, "weights-only-resume": .resume,
]

@Suite struct `Published mistakes` {
  @Test func `are all there, each under a name of its own`() {
    #expect(Set(Mistake.all.map(\.name)) == Set(finders.keys))
    #expect(Mistake.all.count == finders.count)
  }

  @Test(arguments: Mistake.all.map(\.name), MistakeCheck.allCases)
  func `are caught by the one check that can see them, for every seed`(name: String, check: MistakeCheck) throws {
    let mistake = try #require(Mistake.all.first { $0.name == name })
    for seed: UInt64 in 1...3 {
      let outcome = check.outcome(of: mistake.wrong, seed: seed)
      #expect(outcome.caught == (finders[name] == check), "\(name), \(check), seed \(seed): \(outcome.found)")
    }
  }

  @Test(arguments: Mistake.all.map(\.name), MistakeCheck.allCases)
  func `are not seen where there are none`(name: String, check: MistakeCheck) throws {
    let mistake = try #require(Mistake.all.first { $0.name == name })
    for seed: UInt64 in 1...3 {
      let outcome = check.outcome(of: mistake.right, seed: seed)
      #expect(!outcome.caught, "\(name), \(check), seed \(seed): \(outcome.found)")
    }
  }

  /// Why a check over one step is not enough, and that the late memory spoils nothing but U.
  @Test func `hide as is said of them`() throws {
    func report(_ subject: Subject, steps: Int) -> GradientCheck.Report {
      var dice = Dice(seed: 1)
      return GradientProblem(
        subject.cell(3, 3, &dice), hidden: 3, parts: subject.reference.letters.map { "0.\($0)" }, steps: steps, batch: 2,
        seed: 1
      ).report(GradientCheck())
    }
    #expect(report(.byHand(forgetsToAdd: true), steps: 1).holds)
    #expect(!report(.byHand(forgetsToAdd: true), steps: 2).holds)
    let wrong = report(.byHand(.lateMemory), steps: 3).comparisons.filter { !$0.holds }.map(\.parameter)
    #expect(!wrong.isEmpty && wrong.allSatisfy { $0.hasSuffix(".U") })
  }

  @Test(arguments: finders.keys.sorted())
  func `are told one by one, with what catches them`(name: String) throws {
    let spoken = Spoken()
    #expect(try MistakeReport.show(name, seed: 1, on: spoken.terminal()))
    let mistake = try #require(Mistake.all.first { $0.name == name })
    #expect(spoken.flat.hasPrefix("\(mistake.sentence) Found in \(mistake.place)."))
    #expect(spoken.text.contains("  right  \(mistake.lines.right)\n  wrong  \(mistake.lines.wrong)\n"))
    #expect(spoken.text.matches(of: #/\n✓ /#).count == 1 && spoken.text.matches(of: #/\n– /#).count == 5)
    #expect(spoken.text.contains("\n✓ \(try #require(finders[name]).name): "))
    #expect(spoken.flat.contains("Why it hides: ") && spoken.flat.contains("Without the mistake, no check objects."))
  }

  @Test func `are listed, each with where it was found`() throws {
    let spoken = Spoken()
    #expect(try MistakeReport.show("list", seed: 1, on: spoken.terminal()))
    for mistake in Mistake.all {
      #expect(spoken.flat.contains("\(mistake.name): \(mistake.sentence) Found in \(mistake.place)."))
    }
  }

  @Test func `stand in one table against all checks`() throws {
    let spoken = Spoken()
    #expect(try MistakeReport.show("all", seed: 1, on: spoken.terminal()))
    for name in finders.keys {
      let row = try #require(spoken.text.split(separator: "\n").first { $0.hasPrefix(name) })
      #expect(row.count { $0 == "✓" } == 1 && row.count { $0 == "–" } == 5)
    }
    #expect(
      spoken.flat.hasSuffix(
        "Each of the 8 is caught, and no check finds more than 4 of them. Without the mistakes, no check objects."))
  }
}

@Suite struct `The scalar reference` {
  /// One unit, one input, every parameter ½, x = h = c = 1: all sums are 1.5.
  @Test func `computes what a pocket calculator does`() {
    let (s, t) = (1 / (1 + 0.22313016014842982), 0.9051482536448664)
    func halves(_ names: [String]) -> [Parameter] {
      names.map { Parameter("cell.\($0)", $0.hasSuffix("b") || $0.hasSuffix("c") ? Tensor(row: [0.5]) : Tensor(rows: [[0.5]])) }
    }
    func close(_ got: Double, _ expected: Double) -> Bool { abs(got - expected) < 1e-15 }
    let rnn = ScalarReference.rnn.memory(after: [[1]], from: [[1]], halves(["W", "U", "b"]))
    #expect(close(rnn[0][0], t))
    let gates = ["forget", "input", "candidate", "output"].flatMap { gate in ["W", "U", "b"].map { "\(gate).\($0)" } }
    let lstm = ScalarReference.lstm.memory(after: [[1]], from: [[1], [1]], halves(gates))
    #expect(close(lstm[0][0], s + s * t))
    #expect(close(lstm[1][0], s * tanhOf(s + s * t)))
    let names = ["reset", "update", "candidate"].flatMap { gate in ["W", "U", "b"].map { "\(gate).\($0)" } } + ["candidate.c"]
    let gru = ScalarReference.gru.memory(after: [[1]], from: [[1]], halves(names))
    let candidate = tanhOf(1 + s)
    #expect(close(gru[0][0], (1 - s) * candidate + s))
  }

  private func tanhOf(_ x: Double) -> Double {
    let e = expOf(2 * x)
    return (e - 1) / (e + 1)
  }

  /// By its series.
  private func expOf(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1...60 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }
}
