import FourGates
import Inspection

@testable import gates

/// Networks with numbers drawn at random, and runs of them to step through.
enum SampleRun {
  static func network(_ cell: Architecture.Cell, layers: Int = 1, inputs: Int = 1, hidden: Int = 6) -> Network {
    var dice = Dice(seed: 3)
    let architecture = Architecture(cell, inputs: inputs, hidden: hidden, layers: layers, outputs: inputs)
    return Network(architecture, initial: .uniform(1), dice: &dice)
  }

  /// A wave comes in, of numbers with six decimals: where it crosses zero, it is zero in both widths.
  static func wave(
    _ cell: Architecture.Cell, layers: Int = 1, inputs: Int = 1, hidden: Int = 6, steps: Int = 30, holding: [Hold] = []
  ) -> StepperSubject {
    let rows = Series.sine(count: steps, period: 20).values.map { value in
      (0..<inputs).map { Scalar((value * 1e6).rounded() / 1e6) / Scalar($0 + 1) }
    }
    let network = network(cell, layers: layers, inputs: inputs, hidden: hidden)
    return StepperSubject(name: "wave", run: Inspection(of: network, over: rows, holding: holding))
  }

  /// A text comes in, letter by letter.
  static func text(_ text: String = "the cat\nsat", cell: Architecture.Cell = .lstm, layers: Int = 1) -> StepperSubject {
    let symbols = Set(text).sorted().map(String.init)
    let rows: [[Scalar]] = text.map { letter in symbols.map { $0 == String(letter) ? 1 : 0 } }
    let network = network(cell, layers: layers, inputs: symbols.count)
    return StepperSubject(name: "cat", run: Inspection(of: network, over: rows), symbols: symbols)
  }
}

extension StepperState {
  /// After these keys.
  func after(_ keys: Key...) -> StepperState { after(keys) }

  func after(_ keys: [Key]) -> StepperState {
    var state = self
    for key in keys { state.press(key) }
    return state
  }

  /// After these letters.
  func typing(_ text: String) -> StepperState { after(text.map { Key.character($0) }) }

  /// What is on the screen, without colours.
  var screen: [String] {
    var state = self
    state.reachFuture()
    return StepperScreen(state).lines(ink: .plain)
  }
}
