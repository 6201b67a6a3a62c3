import FourGates

/// The tests of an exercise as they run: each says its name and whether it held, and if not, what it got and expected.
public struct Check {
  private(set) var passed = 0
  private(set) var failed = 0
  private let terminal: Terminal?

  /// Without a terminal it only counts.
  init(on terminal: Terminal?) {
    self.terminal = terminal
  }

  /// The same number, but for a distance.
  public mutating func expect<Number: BinaryFloatingPoint>(
    _ name: String, _ got: Number, equals expected: Number, within distance: Number
  ) {
    let pair = digits(Double(got), Double(expected))
    record(name, isClose(got, expected, distance), got: pair.got, expected: pair.expected)
  }

  /// The same numbers in the same order, each but for a distance.
  public mutating func expect<Number: BinaryFloatingPoint>(
    _ name: String, _ got: [Number], equals expected: [Number], within distance: Number
  ) {
    guard got.count == expected.count else {
      return record(name, false, got: counted(got.count, "number"), expected: counted(expected.count, "number"))
    }
    guard let place = got.indices.first(where: { !isClose(got[$0], expected[$0], distance) }) else {
      return record(name, true, got: "", expected: "")
    }
    guard got.count > 8 else {
      let pairs = zip(got, expected).map { digits(Double($0), Double($1)) }
      return record(name, false, got: list(pairs.map(\.got)), expected: list(pairs.map(\.expected)))
    }
    let pair = digits(Double(got[place]), Double(expected[place]))
    record(name, false, got: "\(pair.got) as number \(place) of \(got.count)", expected: pair.expected)
  }

  /// A tensor of the same shape, with the same numbers but for a distance.
  public mutating func expect(_ name: String, _ got: Tensor, equals expected: Tensor, within distance: Scalar) {
    guard got.shape == expected.shape else {
      return record(name, false, got: "the shape \(got.shape)", expected: "the shape \(expected.shape)")
    }
    expect(name, got.scalars, equals: expected.scalars, within: distance)
  }

  /// The same text, truth, count, shape.
  public mutating func expect<Value: Equatable>(_ name: String, _ got: Value, equals expected: Value) {
    record(name, got == expected, got: "\(got)", expected: "\(expected)")
  }

  private mutating func record(_ name: String, _ holds: Bool, got: String, expected: String) {
    if holds { passed += 1 } else { failed += 1 }
    terminal?.item(name, sign: holds ? "✓" : "✗")
    guard !holds else { return }
    terminal?.item(got, sign: "    got     ")
    terminal?.item(expected, sign: "    expected")
  }

  /// The same infinity is close; NaN is close to nothing.
  private func isClose<Number: BinaryFloatingPoint>(_ got: Number, _ expected: Number, _ distance: Number) -> Bool {
    got == expected || abs(got - expected) <= distance
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.joined(separator: ", ") + "]"
  }

  /// As few digits as tell the two apart.
  private func digits(_ got: Double, _ expected: Double) -> (got: String, expected: String) {
    let enough = [6, 9, 17].first { got == expected || shortText(got, digits: $0) != shortText(expected, digits: $0) } ?? 17
    return (shortText(got, digits: enough), shortText(expected, digits: enough))
  }
}
