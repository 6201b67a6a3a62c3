import FourGates

/// A text to train on, with two more by the same narrator: one to choose by, one to judge by.
struct Corpus: Sendable {
  /// So many sentences are in the text to choose by, and in that to judge by.
  static let watched = 150
  /// A count looks at up to so many symbols before.
  static let longest = 15

  /// A text that training does not see, read in 8 rows and in chunks of 50. The first chunk only fills the memory: nobody can know in what
  /// sentence a row begins.
  struct Watched: Sendable {
    let streams: TextStreams
    /// The loss of whoever knows the grammar by heart, on the same symbols.
    let floor: Double

    init(_ text: String, _ narrator: NatureShow.Narrator) throws {
      let numbers = NatureShow.alphabet.numbers(of: text)!
      let streams = try TextStreams(numbers, rows: 8, steps: 50, named: "the text")
      let (length, surprises) = (numbers.count / streams.rows, narrator.surprises(of: text))
      let counted = (0..<streams.rows).flatMap { row in
        (row * length + streams.steps + 1...row * length + streams.count * streams.steps).map { surprises[$0] }
      }
      self.streams = streams
      floor = counted.reduce(0, +) / Double(counted.count)
    }
  }

  let sentences: Int
  let text: String
  let training: TextStreams
  let validation: Watched
  let test: Watched
  /// The losses of counting on the text to choose by: with all symbols equally likely, by frequencies, by 1 symbol before, by 2, …
  let counted: [Double]

  /// Texts of the same seed begin alike, and are watched on the same two.
  init(sentences: Int, seed: UInt64, _ narrator: NatureShow.Narrator) throws {
    var dice = Dice(seed: seed)
    var (own, others) = (dice.split(), dice.split())
    self.sentences = sentences
    text = NatureShow.text(sentences: sentences, dice: &own)
    validation = try Watched(NatureShow.text(sentences: Self.watched, dice: &others), narrator)
    test = try Watched(NatureShow.text(sentences: Self.watched, dice: &others), narrator)
    training = try TextStreams(NatureShow.alphabet.numbers(of: text)!, rows: 8, steps: 32, named: "the text")
    counted = Self.counts(of: training).losses(on: validation.streams.stretches.map { Array($0.dropFirst(50)) })
  }

  static func counts(of streams: TextStreams) -> SymbolCounts {
    SymbolCounts(of: streams.stretches, symbols: NatureShow.alphabet.count, longest: longest + 1)
  }

  /// The count with the lowest loss: how many symbols before it looks at.
  var bestCount: (before: Int, loss: Double) {
    let place = counted.indices.dropFirst().min { counted[$0] < counted[$1] }!
    return (place - 1, counted[place])
  }
}
