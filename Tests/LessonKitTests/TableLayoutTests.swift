import Testing

@testable import LessonKit

@Test func `numbers stand flush right, text flush left, under a rule`() {
  let table = TableLayout(
    ["rate", "loss", "what"], [["0.1", "0.02", "falls"], ["0.01", "−12.5", "it diverges"], ["–", "NaN", ""]])
  #expect(
    table.lines(width: 80) == [
      "rate   loss  what",
      "────  ─────  ───────────",
      " 0.1   0.02  falls",
      "0.01  −12.5  it diverges",
      "   –    NaN",
    ])
}

@Test func `text is wrapped where the table is too wide`() {
  let table = TableLayout(["n", "what"], [["1", "a long story of memory"]])
  #expect(table.lines(width: 16) == ["n  what", "─  ─────────────", "1  a long story", "   of memory"])
}

@Test func `columns that do not fit continue below, the first one repeated`() {
  let table = TableLayout(["cell", "100000", "200000", "300000"], [["RNN", "1", "2", "3"]])
  #expect(
    table.lines(width: 20) == [
      "cell  100000  200000", "────  ──────  ──────", "RNN        1       2", "",
      "cell  300000", "────  ──────", "RNN        3",
    ])
}

@Test(arguments: 8...60) func `no line of a table is wider than asked`(width: Int) {
  let table = TableLayout(
    ["a very long name", "0.123456789", "c", "extraordinarily"], [["text text", "1", "3.14159265358979", "b c d e f"]])
  #expect(table.lines(width: width).allSatisfy { $0.count <= width })
}

@Test func `a table without rows is a header and a rule`() {
  #expect(TableLayout(["a", "b"], []).lines(width: 40) == ["a  b", "─  ─"])
}

@Test func `a row with a cell too few is refused`() async {
  let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
    _ = TableLayout(["a", "b"], [["1", "2"], ["3"]])
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message == "FourGates: a table with 2 columns has 2 cells in every row, and row 1 has 1.\n")
}
