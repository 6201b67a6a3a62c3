/// Sixteen digits that are equal when all that was added is equal, byte for byte and in the same order.
///
///     h ← (h ⊕ byte) · 0x100000001B3      in 64 bits, from 0xCBF29CE484222325 on
///
/// - Source: [FNV11], the variant 1a.
package struct Fingerprint: Equatable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ text: String) {
    text.utf8.forEach { mix($0) }
  }

  package mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { $0.forEach { mix($0) } }
  }

  package mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { $0.forEach { mix($0) } }
  }

  /// A shape and its numbers.
  package mutating func add(_ tensor: Tensor) {
    for size in tensor.shape { add(size) }
    for scalar in tensor.numbers { withUnsafeBytes(of: scalar.bitPattern.littleEndian) { $0.forEach { mix($0) } } }
  }

  package var digits: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
