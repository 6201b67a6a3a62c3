import FourGates
import Inspection

extension StepperState {
  /// What a key does while one steps.
  mutating func step(_ key: Key) {
    switch key {
    case .right: move(by: 1)
    case .left: move(by: -1)
    case .pageDown: move(by: 10)
    case .pageUp: move(by: -10)
    case .home: row = 0
    case .end: row = subject.count - 1
    case .down: choose(unit: unit + 1)
    case .up: choose(unit: unit - 1)
    case .tab: choose(layer: layer + 1)
    case .backTab: choose(layer: layer + subject.layers - 1)
    case .escape: panel = .gates
    case .character(let letter): step(letter)
    case .paste: message = "Pasted text is taken only where something is typed: after / or b."
    default: break
    }
  }

  private mutating func step(_ letter: Character) {
    switch letter {
    case "g": focus(by: 1)
    case "G": focus(by: -1)
    case "/": mode = .goTo("")
    case "b": mode = .condition(condition?.text ?? "")
    case "n": find(forwards: true)
    case "N": find(forwards: false)
    case "h": hold(unit: unit)
    case "H": hold(unit: nil)
    case "e": panel = panel == .equation ? .gates : .equation
    case "f": showFutures()
    case "?": mode = .help(line: 0)
    case "q": isDone = true
    default: message = "“\(letter)” does nothing here; ? lists the keys."
    }
  }

  private mutating func move(by count: Int) {
    let aim = min(max(row + count, 0), subject.count - 1)
    if aim == row { message = count > 0 ? "This is the last step." : "This is the first step." }
    row = aim
  }

  private mutating func choose(unit: Int) {
    guard (0..<subject.hidden).contains(unit) else {
      message = "The units are 0 to \(subject.hidden - 1)."
      return
    }
    self.unit = unit
  }

  private mutating func choose(layer: Int) {
    if subject.layers == 1 { message = "This model has one layer." }
    self.layer = layer % subject.layers
  }

  private mutating func focus(by count: Int) {
    let all = Quantity.all(of: subject.cell)
    let place = all.firstIndex(of: focus) ?? 0
    focus = all[(place + count + all.count) % all.count]
  }

  /// Goes to the step that was typed.
  mutating func goTo(_ text: String) {
    guard let step = Int(text.filter { $0 != " " }), (subject.firstStep...subject.lastStep).contains(step) else {
      message = text.isEmpty ? nil : "The steps are \(subject.firstStep) to \(subject.lastStep); type one of them."
      if text.isEmpty { mode = .stepping }
      return
    }
    row = step - subject.firstStep
    mode = .stepping
  }
}
