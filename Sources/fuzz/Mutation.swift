import FourGates

/// The changes of a run: from the seed and its number, each can be made again by itself.
struct Mutation {
  let seed: UInt64
  let samples: [[UInt8]]

  /// A spoiled file, and what was done to it.
  func file(_ number: Int) -> (bytes: [UInt8], changes: [String]) {
    var dice = Dice(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    let sample = samples[dice.index(below: samples.count)]
    let end = 8 + sample.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    var (header, numbers) = (Array(sample[8..<end]), Array(sample[end...]))
    var changes: [String] = []
    var keepsLength = false
    for _ in 0..<[1, 1, 1, 2, 3][dice.index(below: 5)] {
      let change = Change.allCases[dice.index(below: Change.allCases.count)]
      changes.append("\(change)")
      switch change {
      case .length: keepsLength = true
      case .numberBits: flip(&numbers, &dice)
      case .cutNumbers: numbers.removeLast(min(numbers.count, 1 + dice.index(below: 16)))
      case .addNumbers: numbers += (0...dice.index(below: 16)).map { _ in UInt8(dice.index(below: 256)) }
      case .notFinite:
        let place = dice.index(below: max(1, numbers.count))
        for index in numbers.indices.dropFirst(place).prefix(8) { numbers[index] = 0xFF }
      case .splice:
        let other = samples[dice.index(below: samples.count)].dropFirst(8)
        header = Array(
          header.prefix(dice.index(below: header.count + 1)) + other.prefix(2000).dropFirst(dice.index(below: 500)))
      default: change.apply(to: &header, &dice)
      }
    }
    let fits = Samples.length(header.count)
    var bytes = (keepsLength ? wrongLength(near: header.count, &dice) : fits) + header + numbers
    if dice.index(below: 8) == 0 {
      changes.append("cut")
      bytes.removeLast(dice.index(below: bytes.count + 1))
    }
    return (bytes, changes)
  }

  private func flip(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    bytes[dice.index(below: bytes.count)] ^= 1 << UInt8(dice.index(below: 8))
  }

  private func wrongLength(near count: Int, _ dice: inout Dice) -> [UInt8] {
    switch dice.index(below: 4) {
    case 0: Samples.length(count - 4 + dice.index(below: 9))
    case 1: Samples.length(dice.index(below: 200_000_000))
    case 2: (0..<8).map { _ in UInt8(dice.index(below: 256)) }
    default: Samples.length([0, 1, 2, .max, .min, -1, 100_000_000, 1 << 32][dice.index(below: 8)])
    }
  }
}
