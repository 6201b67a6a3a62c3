import Testing

@testable import LessonKit

/// The cells of each line, a bar between them, and the width of those that take several columns.
private func cells(_ lines: String...) -> [String]? {
  EquationLayout(lines)?.rows.map { row in
    row.map { $0.columns == 1 ? $0.text : "\($0.text)(\($0.columns))" }.joined(separator: "|")
  }
}

@Test func `an equation is cut where two spaces stand, and before a sign that stands under another`() {
  #expect(
    cells(
      "forget     k  = σ(f) ⊙ c      keep this much",
      "remember   c′ = k + n         the new memory")
      == ["forget|k|= σ(f) ⊙ c|keep this much", "remember|c′|= k + n|the new memory"])
}

@Test func `a line may lack a cell, and have the others to itself`() {
  #expect(
    cells(
      "momentum   v ← 0.9 v + ∂w    w ← w − r·v",
      "Adam       m ← 0.9 m         s ← s",
      "           w ← w − r·m̂",
      "")
      == ["momentum|v ← 0.9 v + ∂w|w ← w − r·v", "Adam|m ← 0.9 m|s ← s", "|w ← w − r·m̂(2)", "(3)"])
  #expect(cells("y = 2x      of x", "z = y") == ["y = 2x|of x", "z = y(2)"])
}

@Test func `one line is a row of cells`() {
  #expect(cells("slope ≈ (f(x + h) − f(x − h)) / 2h") == ["slope ≈ (f(x + h) − f(x − h)) / 2h"])
  #expect(cells("k = σ(bias)        c = kⁿ") == ["k = σ(bias)|c = kⁿ"])
  #expect(cells("") == [""])
}

@Test func `numbers flush right stay letter under letter`() {
  #expect(cells("entry  operation  value", "    0  x              2", "    1  multiply       4") == nil)
  #expect(cells("y = a long line of words", "z = 2        there") == nil)
}

@Test(arguments: [
  ("k = σ(f) ⊙ c", "[k] = [σ]([f]) ⊙ [c]"), ("c′ = kⁿ · c", "[c]′ = [kⁿ] · [c]"), ("h′ = tanh(xₜ)", "[h]′ = tanh([xₜ])"),
  ("√ŝ + ∂w", "√[ŝ] + ∂[w]"), ("2h", "2[h]"), ("let a gate be", "let a gate be"),
  ("the gate's (own) value", "the gate's (own) value"), ("k = the gate's", "[k] = the gate's"), ("tanh(g)", "tanh([g])"),
  ("SGD", "SGD"), ("", ""), ("w", "[w]"),
])
func `single letters are variables, words are not`(text: String, marked: String) {
  #expect(variables(in: text).map { $0.isVariable ? "[\($0.text)]" : $0.text }.joined() == marked)
}
