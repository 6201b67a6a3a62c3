import FourGates
import Testing

@testable import gates

/// What `gates gradcheck` was asked for.
private func checkup(_ arguments: [String]) throws -> CellCheckup {
  let command = try GradCheckCommand.parse(arguments)
  let cell = try #require(Architecture.Cell(rawValue: arguments[0]))
  return CellCheckup(
    cell, command.options, check: GradientCheck(step: command.step ?? GradientCheck.bestStep, everyEntryUpTo: 256),
    seed: command.seed)
}

@Suite struct `Gradients of a cell` {
  @Test(arguments: [["rnn"], ["lstm"], ["peephole"], ["gru"], ["lstm", "--use-gate", "lessonNotes"]], [1, 2])
  func `hold by steps and fused, with one layer and with two, for every seed`(arguments: [String], layers: Int) throws {
    for seed in ["1", "2", "3"] {
      let checkup = try checkup(arguments + ["--layers", "\(layers)", "--seed", seed])
      for way in checkup.options.ways {
        let report = checkup.problem(by: way).report(checkup.check)
        #expect(report.holds, "\(arguments) \(way), seed \(seed): \(report)")
        let moved = Set(report.comparisons.map(\.parameter))
        #expect(moved.isSuperset(of: ["x1", "x4", "start.0.h", "start.\(layers - 1).h", "readout.V", "readout.d"]))
        #expect(arguments[0] == "rnn" || arguments[0] == "gru" || moved.contains("start.0.c"))
      }
    }
  }

  @Test func `are checked in both forms, and in the only form of the lesson notes' use gate`() throws {
    #expect(try checkup(["gru"]).options.ways == [.steps, .fusedSequence])
    #expect(try checkup(["gru", "--by", "fusedSequence"]).options.ways == [.fusedSequence])
    #expect(try checkup(["lstm", "--use-gate", "lessonNotes"]).options.ways == [.steps])
  }

  @Test func `are told as a table, the worst first, and a verdict`() throws {
    let spoken = Spoken()
    let holds = try checkup(["lstm", "--hidden", "2", "--steps", "3"]).show(worst: 3, on: spoken.terminal())
    #expect(holds)
    #expect(
      spoken.flat.hasPrefix("An LSTM: 3 inputs, 2 units, 1 layer, 3 steps, a batch of 2, memories that do not start at zero"))
    #expect(spoken.text.matches(of: /\nlayer  gate +matrix +row  column +measured +written +off by\n/).count == 2)
    #expect(spoken.flat.contains("All 80 gradients hold, by steps and by the fused sequence."))
    #expect(spoken.flat.contains("Numbers of 32 bits leave about three digits") == (Scalar.ulpOfOne > 1e-10))
  }

  @Test func `do not hold where the step is too large, and it is said that measuring may be off`() throws {
    let spoken = Spoken()
    #expect(try !checkup(["rnn", "--step", "1"]).show(worst: 0, on: spoken.terminal()))
    #expect(
      spoken.flat.contains(
        "gradients do not hold, by steps and by the fused sequence. With this step measuring itself may be off"))
  }

  @Test func `have a best step between the largest and the smallest`() throws {
    let checkup = try checkup(["lstm"])
    let sweep = checkup.sweep()
    #expect((4..<sweep.steps.count - 4).contains(sweep.best))
    #expect(sweep.bestError < (Scalar.ulpOfOne > 1e-10 ? 1e-3 : 1e-8))
    for mark in checkup.figure(sweep).panels[0].marks {
      guard case .line(let x, let y, _) = mark.content else { continue }
      #expect(!x.isEmpty && y.allSatisfy { $0 > 0 && $0.isFinite })
    }
  }
}

@Suite struct `The place of a gradient` {
  private func place(_ parameter: String, _ move: GradientCheck.Move) -> [String] {
    let value = Parameter(parameter, .zeros(move == .direction(0) ? [9, 9] : [2, 3]))
    let report = GradientCheck(everyEntryUpTo: move == .direction(0) ? 0 : 64, directions: 1).run([value]) { sum($0[value]) }
    let place = CheckedPlace(report.comparisons.first { $0.move == move } ?? report.comparisons[0])
    return [place.layer, place.gate, place.matrix, place.row, place.column]
  }

  @Test func `is read from the name of its parameter`() {
    #expect(place("lstm.1.forget.U", .entry([1, 2])) == ["1", "forget", "U", "1", "2"])
    #expect(place("rnn.0.W", .entry([0, 1])) == ["0", "–", "W", "0", "1"])
    #expect(place("readout.V", .entry([0, 1])) == ["–", "readout", "V", "0", "1"])
    #expect(place("x3", .entry([0, 1])) == ["–", "–", "x3", "0", "1"])
    #expect(place("start.0.c", .entry([1, 0])) == ["0", "–", "start c", "1", "0"])
    #expect(place("gru.0.reset.U", .direction(0)) == ["0", "reset", "U along direction 0", "–", "–"])
  }
}
