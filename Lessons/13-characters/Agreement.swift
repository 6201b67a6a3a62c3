import FourGates

/// One wolf or many? What a network, or a count, says of the letter that decides it.
struct Agreement {
  /// The beginning of a sentence up to that letter, and the letters that are right and wrong.
  struct Place {
    let before: String
    let right: String
    let wrong: String
    /// Whether a word stands between “the” or “three” and the animal.
    let isFar: Bool
  }

  static let places: [Place] = [
    ("wol", "f", "v", ["hungry ", "grey "]), ("squirrel", " ", "s", ["red ", "quick "]),
    ("bear", " ", "s", ["brown ", "sleepy "]),
    ("oak", " ", "s", ["mighty ", "crooked "]),
  ].flatMap { stem, one, many, traits in
    ["the ", "two ", "three ", "many "].flatMap { count in
      (["", "old ", "young "] + traits).map { trait in
        let isOne = count == "the "
        return Place(
          before: ". " + count + trait + stem, right: isOne ? one : many, wrong: isOne ? many : one, isFar: !trait.isEmpty)
      }
    }
  }

  /// The share of right against wrong, in the mean of the near places and of the far ones.
  let near: Double
  let far: Double

  init(_ probability: (_ symbol: Int, _ before: [Int]) -> Double) {
    let alphabet = NatureShow.alphabet
    func share(_ place: Place) -> Double {
      let before = alphabet.numbers(of: place.before)!
      let chances = [place.right, place.wrong].map { probability(alphabet.numbers(of: $0)![0], before) }
      return chances[0] / (chances[0] + chances[1])
    }
    func mean(_ isFar: Bool) -> Double {
      let shares = Self.places.filter { $0.isFar == isFar }.map(share)
      return shares.reduce(0, +) / Double(shares.count)
    }
    (near, far) = (mean(false), mean(true))
  }

  /// What a network says.
  init(of net: Network) {
    self.init { symbol, before in
      var writer = SymbolWriter(net)
      for symbol in before { writer.read([symbol]) }
      return Sampling().chances(of: writer.scores.scalars)[symbol]
    }
  }
}
