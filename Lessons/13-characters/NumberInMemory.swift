import FourGates

/// Where a network keeps whether there is one or many: what can be read off its long-term memory, between “the” or “three” and the animal.
struct NumberInMemory {
  /// The unit whose long-term memory goes with the number most.
  let unit: Int
  /// How much it does: from −1 to 1, where the number is 1 for many and −1 for one.
  let correlation: Double
  /// How often a weighted sum of all units is right about a bear, which its weights were not fitted on.
  let accuracy: Double
  private let weights: LogisticRegression
  private let net: Network

  init(of net: Network) {
    self.net = net
    let places = Agreement.places.filter(\.isFar)
    let (memories, numbers) = Self.letters(places, net)
    let correlations = (0..<net.architecture.hidden).map { unit in
      FourGates.correlation(memories.map { Double($0[unit]) }, numbers.map { $0 == 1 ? 1 : -1 })
    }
    unit = correlations.indices.max { abs(correlations[$0]) < abs(correlations[$1]) }!
    correlation = correlations[unit]
    let known = Self.letters(places.filter { !$0.before.hasSuffix("bear") }, net)
    let bears = Self.letters(places.filter { $0.before.hasSuffix("bear") }, net)
    weights = LogisticRegression(Tensor(rows: known.memories), labels: known.numbers, classes: 2)
    accuracy = weights.accuracy(on: Tensor(rows: bears.memories), labels: bears.numbers)
  }

  /// The share that the weighted sum gives to many, after each symbol of a sentence.
  func many(over sentence: String) -> [Double] {
    Self.longTerm(of: net, over: ". " + sentence).dropFirst(2).map { memory in
      let scores = (0..<2).map { place in
        memory.indices.reduce(weights.b.value[flat: place]) { $0 + memory[$1] * weights.W.value[$1, place] }
      }
      return Sampling().chances(of: scores)[1]
    }
  }

  /// The memory at every letter between the number and the end of the animal's common part, and whether there are many there.
  private static func letters(_ places: [Agreement.Place], _ net: Network) -> (memories: [[Scalar]], numbers: [Int]) {
    var (memories, numbers) = ([[Scalar]](), [Int]())
    for place in places {
      let number = place.before.hasPrefix(". the ") ? 0 : 1
      let start = 2 + place.before.dropFirst(2).prefix { $0 != " " }.count
      for memory in longTerm(of: net, over: place.before)[(start + 1)...] {
        memories.append(memory)
        numbers.append(number)
      }
    }
    return (memories, numbers)
  }

  /// The long-term memory of the lowest layer after each symbol of a text.
  private static func longTerm(of net: Network, over text: String) -> [[Scalar]] {
    var writer = SymbolWriter(net)
    return NatureShow.alphabet.numbers(of: text)!.map { symbol in
      writer.read([symbol])
      return writer.memory!.layers[0][0].scalars
    }
  }
}
