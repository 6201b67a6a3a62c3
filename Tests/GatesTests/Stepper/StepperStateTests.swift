import FourGates
import Inspection
import Testing

@testable import gates

@Suite struct `The stepper's keys` {
  private let start = StepperState(SampleRun.wave(.lstm, layers: 2))

  @Test func `go from step to step, and stay where the run ends`() {
    #expect(start.after(.right, .right, .left).step == 1)
    #expect(start.after(.pageDown, .pageDown, .pageUp).step == 10)
    #expect(start.after(.end).step == 29)
    #expect(start.after(.end, .right).message == "This is the last step.")
    #expect(start.after(.end, .right).step == 29)
    #expect(start.after(.right, .pageUp).step == 0)
    #expect(start.after(.left).message == "This is the first step.")
    #expect(start.after(.end, .home).step == 0)
    #expect(start.after(.left, .right).message == nil)
  }

  @Test func `choose the unit, the layer and the gate`() {
    #expect(start.after(.down, .down, .up).unit == 1)
    #expect(start.after(.up).unit == 0)
    #expect(start.after(.up).message == "The units are 0 to 5.")
    #expect(start.after(Array(repeating: .down, count: 9)).unit == 5)
    #expect(start.after(.tab).layer == 1)
    #expect(start.after(.tab, .tab).layer == 0)
    #expect(start.after(.backTab).layer == 1)
    #expect(StepperState(SampleRun.wave(.gru)).after(.tab).message == "This model has one layer.")
    #expect(start.focus == .forget)
    #expect(start.typing("g").focus == .input)
    #expect(start.typing("gggggggg").focus == .forget)
    #expect(start.typing("G").focus == .shortTerm)
    #expect(StepperState(SampleRun.wave(.gru)).focus == .reset)
    #expect(StepperState(SampleRun.wave(.rnn)).typing("g").focus == .shortTerm)
  }

  @Test func `go to a step that is typed`() {
    let typing = start.typing("/1")
    #expect(typing.mode == .goTo("1"))
    #expect(typing.typing("7").after(.enter).step == 17)
    #expect(typing.typing("7").after(.enter).mode == .stepping)
    #expect(typing.after(.escape).step == 0)
    #expect(typing.after(.backspace, .backspace).mode == .stepping)
    #expect(typing.after(.clearLine).mode == .goTo(""))
    #expect(typing.after(.paste("2\n")).after(.enter).step == 12)
    #expect(start.typing("/").after(.enter).mode == .stepping)
  }

  @Test(arguments: ["30", "-1", "x", "1.5", "99999999999999999999"])
  func `say which steps there are, and let the typed one be mended`(text: String) {
    let state = start.typing("/" + text).after(.enter)
    #expect(state.message == "The steps are 0 to 29; type one of them.")
    #expect(state.mode == .goTo(text))
    #expect(state.step == 0)
  }

  @Test func `find the steps where a condition holds`() {
    let steps = start.subject.run.steps.filter { $0.layers[0][.forget, 2] < 0.5 }.map(\.step)
    #expect((3..<27).contains(steps.count))
    let state = start.after(.down, .down).typing("bforget < 0.5").after(.enter)
    #expect(
      state.message == "forget < 0.5: at \(steps.count) of 30 steps, for unit 2. n finds the next, N the one before.")
    var (there, back) = (state.after(.home), state.after(.end))
    for step in steps where step > 0 {
      there.press(.character("n"))
      #expect(there.step == step)
      #expect(there.message == "forget < 0.5: at step \(step), for unit 2.")
    }
    there = there.typing("n")
    #expect(there.step == steps.last)
    #expect(there.message == "forget < 0.5: at no later step, for unit 2.")
    for step in steps.reversed() where step < 29 {
      back.press(.character("N"))
      #expect(back.step == step)
    }
    back = back.typing("N")
    #expect(back.message == "forget < 0.5: at no earlier step, for unit 2." || back.step == 0)
  }

  @Test func `find any unit for which a condition holds, or the one that it names`() {
    let state = start.typing("bany |longTerm| > 1").after(.enter).typing("n")
    let layer = state.subject.run.steps[state.step].layers[0]
    #expect(abs(layer[.longTerm, state.unit]) > 1)
    #expect(state.unit == layer[.longTerm].firstIndex { abs($0) > 1 })
    #expect(start.typing("boutput[4] > 0").after(.enter).typing("n").unit == 4)
  }

  @Test func `say what is wrong with a condition, and let it be mended`() {
    let wrong = start.typing("bforgot < 0.1").after(.enter)
    #expect(wrong.message?.hasPrefix("an LSTM has no quantity “forgot”; it has forget, input") == true)
    #expect(wrong.mode == .condition("forgot < 0.1"))
    #expect(start.typing("bany").after(.enter).message?.contains("is no condition") == true)
    #expect(start.typing("n").message == "There is no condition yet; b sets one, such as forget < 0.1.")
    #expect(StepperState(SampleRun.wave(.gru)).typing("N").message?.contains("update > 0.9") == true)
    let gone = start.typing("bforget < 2").after(.enter).typing("b").after(.clearLine, .enter)
    #expect(gone.message == "The condition is gone.")
    #expect(gone.condition == nil)
  }

  @Test func `quit, and say so where a key does nothing`() {
    #expect(!start.isDone)
    #expect(start.typing("q").isDone)
    #expect(start.typing("x").message == "“x” does nothing here; ? lists the keys.")
    #expect(start.after(.paste("qqq")).isDone == false)
    #expect(start.after(.paste("qqq")).message == "Pasted text is taken only where something is typed: after / or b.")
    #expect(start.typing("/q").isDone == false)
  }

  @Test func `show the help, and take any other key to leave it`() {
    #expect(start.typing("?").mode == .help(line: 0))
    #expect(start.typing("?").after(.down, .down, .up).mode == .help(line: 1))
    #expect(start.typing("?q").mode == .stepping)
    #expect(!start.typing("?q").isDone)
    #expect(start.typing("?").after(.end).screen.contains { $0.contains("bias") })
  }
}
