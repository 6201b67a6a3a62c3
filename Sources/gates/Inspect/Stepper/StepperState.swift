import FourGates
import Inspection

/// Where one is in a recorded run, and what one looks at: all that the keys change.
struct StepperState {
  /// What stands in the lower half of the screen.
  enum Panel {
    case gates, equation, futures
  }

  /// What keys do.
  enum Mode: Equatable {
    case stepping
    /// A step is typed.
    case goTo(String)
    /// A condition is typed.
    case condition(String)
    /// The help is read, from this line on.
    case help(line: Int)
  }

  let subject: StepperSubject
  /// Counted from 0, whatever the number of the first step is.
  var row = 0
  var layer = 0
  var unit = 0
  /// The gate in focus, or another quantity of the cell.
  var focus: Quantity
  var panel = Panel.gates
  var mode = Mode.stepping
  var condition: StepperCondition?
  var future: StepperFuture?
  /// What there is to say about the last key.
  var message: String?
  /// The program is left after this key.
  var isDone = false
  var columns: Int
  var rows: Int

  init(_ subject: StepperSubject, columns: Int = 80, rows: Int = 24) {
    self.subject = subject
    (self.columns, self.rows) = (columns, rows)
    focus = Quantity.gates(of: subject.cell)[0]
  }

  var inspected: InspectedLayer { subject.run.steps[row].layers[layer] }
  var step: Int { subject.firstStep + row }
  var isGate: Bool { Quantity.gates(of: subject.cell).contains(focus) }

  mutating func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  mutating func press(_ key: Key) {
    message = nil
    switch mode {
    case .stepping: step(key)
    case .goTo(let text):
      type(key, text) {
        .goTo($0)
      } enter: {
        $0.goTo(text)
      }
    case .condition(let text):
      type(key, text) {
        .condition($0)
      } enter: {
        $0.search(for: text)
      }
    case .help(let line): readHelp(key, line)
    }
  }

  private mutating func readHelp(_ key: Key, _ line: Int) {
    switch key {
    case .up: mode = .help(line: max(0, line - 1))
    case .down: mode = .help(line: min(line + 1, lastHelpLine))
    case .pageUp: mode = .help(line: max(0, line - rows + 2))
    case .pageDown, .character(" "): mode = .help(line: min(line + rows - 2, lastHelpLine))
    case .home: mode = .help(line: 0)
    case .end: mode = .help(line: lastHelpLine)
    default: mode = .stepping
    }
  }

  /// The line of the help that is on top when its end is seen.
  private var lastHelpLine: Int { max(0, StepperHelp(subject.cell, columns: columns - 1).lines.count - (rows - 1)) }

  /// How many symbols a condition or a step may have; no sensible one has more.
  private static let longestWish = 200

  private mutating func type(
    _ key: Key, _ text: String, as mode: (String) -> Mode, enter: (inout StepperState) -> Void
  ) {
    switch key {
    case .character(let letter): self.mode = mode(String((text + String(letter)).prefix(Self.longestWish)))
    case .paste(let pasted): self.mode = mode(String((text + pasted.filter(\.isPrintable)).prefix(Self.longestWish)))
    case .backspace: self.mode = text.isEmpty ? .stepping : mode(String(text.dropLast()))
    case .clearLine: self.mode = mode("")
    case .enter: enter(&self)
    case .escape, .interrupt: self.mode = .stepping
    default: break
    }
  }
}
