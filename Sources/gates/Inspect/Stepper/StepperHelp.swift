import FourGates
import Inspection
import LessonKit

/// What the keys do, and what the words and signs on the screen mean, for one kind of cell.
struct StepperHelp {
  let cell: Architecture.Cell
  let columns: Int

  init(_ cell: Architecture.Cell, columns: Int) {
    (self.cell, self.columns) = (cell, columns)
  }

  var lines: [ScreenLine] {
    let sections = [("What the keys do", keys), ("What is on the screen", signs), ("What the words mean", words)]
    return Array(
      sections.map { title, entries in [ScreenLine(" " + title, .strong)] + entries.flatMap(lines) }.joined(separator: [
        ScreenLine()
      ]))
  }

  /// A condition that this cell can have.
  static func condition(for cell: Architecture.Cell) -> String {
    switch cell {
    case .lstm, .peephole: "forget < 0.1"
    case .gru: "update > 0.9"
    case .rnn: "|shortTerm| > 0.9"
    }
  }

  private func lines(_ word: String, _ text: String) -> [ScreenLine] {
    let indent = "  " + word + String(repeating: " ", count: max(1, 13 - word.count))
    return wrapped(text, width: columns, first: indent, rest: String(repeating: " ", count: 15)).map { ScreenLine($0) }
  }

  private var keys: [(String, String)] {
    [
      ("← →", "one step back, one step on"),
      ("PgUp PgDn", "ten steps back, ten steps on"),
      ("Home End", "the first step, the last step"),
      ("/", "go to a step: type its number, then Enter"),
      ("↑ ↓", "the unit before, the next unit"),
      ("Tab", "the next layer"),
      ("g G", "the next gate or memory in focus, the one before"),
      ("e", "the equation of the gate in focus, with the numbers of this step"),
      (
        "h",
        "hold the gate in focus of this unit at 0 from this step on, and see what would have been beside what was; "
          + "again: at 1\(Quantity.gates(of: cell).contains(where: \.isSigned) ? " (what can be negative: at −1 then)" : ""); again: free"
      ),
      ("H", "the same for all units of the layer at once"),
      ("f", "look at both futures again, or away from them"),
      (
        "b",
        "set a condition: a name from below, < or >, and a number, such as \(StepperHelp.condition(for: cell)); "
          + "with “any” before it, for any unit of the layer"
      ),
      ("n N", "the next step where the condition holds, the one before"),
      ("Esc", "back to the gates"),
      ("q", "quit; so does Ctrl-C"),
    ]
  }

  private var signs: [(String, String)] {
    [
      ("▲", "the step, and the unit, that you look at; • are steps where the condition holds"),
      ("‹ ›", "more to this side than fits"),
      ("█", "a bar is as long as its number is large; where it starts in the middle, it goes to the right"),
      ("▒", "and hatched to the left for a number below zero; below the bars of the units stand their signs, + and −"),
      ("▸", "the gate or memory in focus: what is drawn for all units, held by h and explained by e"),
      ("0, 1, 2", "steps, units and layers are counted from 0; layer 0 is the one that reads the input"),
    ]
  }

  private var words: [(String, String)] {
    let quantities = Quantity.all(of: cell).map { ($0.name, $0.meaning(in: cell)) }
    let parts = [
      ("sum", "what a gate makes its value of: σ squashes it to 0 to 1, tanh to −1 to 1. Its parts:"),
      ("input", "x·W, what comes in, weighted"),
      ("memory", "h·U, the short-term memory of all units, weighted"),
      ("bias", "b, what is added at every step"),
    ]
    return quantities + parts + (cell == .peephole ? [("peephole", "c ⊙ p, the unit's own long-term memory, weighted")] : [])
  }
}

extension Quantity {
  /// What it is, in one sentence.
  func meaning(in cell: Architecture.Cell) -> String {
    switch self {
    case .forget: "σ(f): how much of the long-term memory is kept, from 0 to 1"
    case .input: "σ(i): how far the door is open to the candidate, from 0 to 1"
    case .candidate:
      cell == .gru ? "n: what the memory may become, from −1 to 1" : "tanh(g): what might be learned, from −1 to 1"
    case .output: "σ(o): how much of the memory is shown, from 0 to 1"
    case .reset: "r: how much of the memory the candidate sees, from 0 to 1"
    case .update: "z: how much of the memory stays, from 0 to 1"
    case .kept: "forget times the long-term memory of the step before"
    case .learned: "input times candidate"
    case .longTerm: "kept + learned: the long-term memory after this step, without bounds (longTerm in a condition)"
    case .shortTerm:
      "what the unit shows of its memory to the next step, and to what is above it, from −1 to 1 (shortTerm in a condition)"
    }
  }
}
