import FourGates
import Testing

@testable import LessonKit

/// What the checks print, and how many held.
private func shown(_ checks: (inout Check) -> Void) -> (text: String, passed: Int) {
  let screen = Screen()
  var check = Check(on: screen.terminal())
  checks(&check)
  return (screen.text, check.passed)
}

@Test func `numbers are the same within the distance, and NaN never is`() {
  let result = shown { check in
    check.expect("close", 0.5, equals: 0.5 + 1e-9, within: 1e-6)
    check.expect("infinite", Double.infinity, equals: .infinity, within: 0)
    check.expect("NaN", Double.nan, equals: 0.5, within: .infinity)
  }
  #expect(result.passed == 2)
  #expect(result.text.hasSuffix("✗ NaN\n    got      NaN\n    expected 0.5\n"))
}

@Test func `as many digits are shown as tell the numbers apart`() {
  let result = shown { $0.expect("nearly", 0.5 + 1e-8, equals: 0.5, within: 1e-9) }
  #expect(result.text == "✗ nearly\n    got      0.50000001\n    expected 0.5\n")
}

@Test func `tensors are compared by shape, then by number`() {
  let result = shown { check in
    check.expect("same", Tensor(row: [1, 2]), equals: Tensor(row: [1, 2]), within: 0)
    check.expect("shape", Tensor(row: [1, 2]), equals: Tensor(rows: [[1, 2]]), within: 0)
    check.expect("number", Tensor(row: [1, 2]), equals: Tensor(row: [1, 3]), within: 0.5)
  }
  #expect(result.passed == 1)
  #expect(result.text.contains("got      the shape [2]\n    expected the shape [1, 2]\n"))
  #expect(result.text.contains("got      [1, 2]\n    expected [1, 3]\n"))
}

@Test func `of many numbers the first wrong one is shown`() {
  var got = [Double](repeating: 0, count: 20)
  got[7] = 1
  let result = shown { $0.expect("zeros", got, equals: [Double](repeating: 0, count: 20), within: 0) }
  #expect(result.text == "✗ zeros\n    got      1 as number 7 of 20\n    expected 0\n")
}

@Test func `lists of different lengths are told apart by their length`() {
  let result = shown { $0.expect("list", [1.0], equals: [], within: 0) }
  #expect(result.text == "✗ list\n    got      1 number\n    expected 0 numbers\n")
}

@Test func `text and truth are compared exactly`() {
  let result = shown { check in
    check.expect("word", "keep", equals: "keep")
    check.expect("truth", true, equals: false)
  }
  #expect(result.text == "✓ word\n✗ truth\n    got      true\n    expected false\n")
}
