import FourGates
import Inspection
import Testing

@testable import gates

@Suite struct `A gate that is held in the stepper` {
  private let start = StepperState(SampleRun.wave(.lstm, layers: 2)).after(.pageDown, .down)

  @Test func `is held at 0, then at 1, then is free again`() {
    let zero = start.typing("h")
    #expect(zero.future?.hold == Hold(.forget, at: 0, fromStep: 10, layer: 0, unit: 1))
    #expect(zero.panel == .futures)
    #expect(zero.typing("h").future?.hold == Hold(.forget, at: 1, fromStep: 10, layer: 0, unit: 1))
    let free = zero.typing("hh")
    #expect(free.future == nil)
    #expect(free.panel == .gates)
    #expect(free.message == "“forget” is free again.")
  }

  @Test func `may be that of all units, and one that can be negative is held at −1 too`() {
    #expect(start.typing("H").future?.hold == Hold(.forget, at: 0, fromStep: 10, layer: 0))
    let candidate = start.typing("gghhh")
    #expect(candidate.future?.hold == Hold(.candidate, at: -1, fromStep: 10, layer: 0, unit: 1))
    #expect(candidate.typing("h").future == nil)
  }

  @Test func `is held anew elsewhere after a step, or for another unit`() {
    #expect(start.typing("hh").after(.right).typing("h").future?.hold.fromStep == 11)
    #expect(start.typing("h").after(.down).typing("h").future?.hold == Hold(.forget, at: 0, fromStep: 10, layer: 0, unit: 2))
  }

  @Test func `has a future of its own, which reaches as far as one looks`() throws {
    let subject = start.subject
    let hold = Hold(.forget, at: 0, fromStep: 10, layer: 0, unit: 1)
    let whole = subject.run.whatIf(holding: [hold], from: 10)
    var future = StepperFuture(hold, in: subject.run, count: 4)
    #expect(future.run.steps.count == 4)
    #expect(future[9] == nil && future[14] == nil)
    future.reach(3, in: subject.run)
    #expect(future.run.steps.count == 4)
    future.reach(6, in: subject.run)
    #expect(future.run.steps.count == 12)
    future.reach(500, in: subject.run)
    #expect(future.run.steps.count == 20)
    for step in 10..<30 {
      let inspected = try #require(future[step])
      #expect(inspected.prediction == whole.steps[step - 10].prediction)
      #expect(inspected.layers[0][.forget, 1] == 0)
    }
  }

  @Test func `stands beside what was recorded, step by step`() throws {
    var state = start.typing("h")
    state.resize(columns: 120, rows: 40)
    let screen = state.screen
    #expect(screen.contains(" What if “forget” of unit 1 of layer 0 is held at 0 from step 10 on?"))
    let row = try #require(screen.first { $0.hasPrefix("    12│") })
    let recorded = state.subject.run.steps[12]
    let held = try #require(state.future?[12])
    let cells = row.split(separator: "│ ").map { $0.split(separator: " ").prefix(2).map(String.init) }
    #expect(cells[1] == [shownNumber(recorded.prediction[0]), shownNumber(recorded.layers[0][.longTerm, 1])])
    #expect(cells[2] == [shownNumber(held.prediction[0]), shownNumber(held.layers[0][.longTerm, 1])])
    #expect(cells[1] != cells[2])
  }

  @Test func `can be looked at again, and is no gate if it is a memory`() {
    let away = start.typing("he")
    #expect(away.panel == .equation)
    #expect(away.typing("f").panel == .futures)
    #expect(away.typing("ff").panel == .gates)
    #expect(start.typing("f").message == "Nothing is held; h holds the gate in focus, and shows both futures.")
    #expect(start.typing("gggggg").focus == .longTerm)
    #expect(start.typing("ggggggh").message == "“long-term” is no gate and cannot be held; g goes on to a gate.")
  }

  @Test func `stays held where the run itself holds another, and is marked there`() {
    let subject = SampleRun.wave(.lstm, holding: [Hold(.input, at: 0, fromStep: 5)])
    let state = StepperState(subject).after(.pageDown)
    #expect(
      state.screen.contains { $0.hasPrefix(" input        0.000") && $0.hasSuffix("held, whatever its sum is") })
    #expect(StepperState(subject).screen.contains { $0.hasSuffix("held, whatever its sum is") } == false)
    #expect(state.typing("h").future?.run.steps[3].layers[0][.input].allSatisfy { $0 == 0 } == true)
  }
}
