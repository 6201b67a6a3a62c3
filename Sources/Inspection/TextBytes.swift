import Tensors

/// Text that grows, as bytes.
struct TextBytes {
  var bytes: [UInt8] = []

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// As a list in JSON.
  mutating func add(_ numbers: [Scalar]) {
    bytes.append(UInt8(ascii: "["))
    for (index, number) in numbers.enumerated() {
      if index > 0 { add(", ") }
      add(number.isFinite ? number.description : "null")
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
