import Foundation

/// The SHA-256 of some bytes, by which a page's policy names the one script and the one style that may run.
///
/// - Source: FIPS 180-4, [NIST15] in Docs/Sources.md.
struct SHA256 {
  let bytes: [UInt8]

  init(of message: [UInt8]) {
    var state = Self.fractions(of: 8) { $0.squareRoot() }
    let constants = Self.fractions(of: 64) { cbrt($0) }
    let length = UInt64(message.count) * 8
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      Self.mix(padded[start..<start + 64], into: &state, constants)
    }
    bytes = state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32], _ constants: [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
      block[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for t in 16..<64 {
      let (early, late) = (words[t - 15], words[t - 2])
      let a = turned(early, 7) ^ turned(early, 18) ^ early >> 3
      let b = turned(late, 17) ^ turned(late, 19) ^ late >> 10
      words.append(words[t - 16] &+ a &+ words[t - 7] &+ b)
    }
    var s = state
    for t in 0..<64 {
      let chosen = s[4] & s[5] ^ ~s[4] & s[6]
      let most = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
      let first = s[7] &+ (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) &+ chosen &+ constants[t] &+ words[t]
      let second = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) &+ most
      s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
    }
    for i in 0..<8 { state[i] &+= s[i] }
  }

  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  /// The first 32 bits after the point of the square or cube roots of the first primes.
  private static func fractions(of count: Int, _ root: (Double) -> Double) -> [UInt32] {
    var primes: [Int] = []
    for number in 2... {
      if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
      if primes.count == count { break }
    }
    return primes.map { UInt32(truncatingIfNeeded: UInt64(root(Double($0)) * 4_294_967_296)) }
  }
}
