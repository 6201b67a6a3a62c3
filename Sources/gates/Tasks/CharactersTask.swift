import FourGates

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The next symbol of a text, at every step of it.
struct CharactersTask: LearningTask {
  /// How many sentences the text has that is made where no file is given.
  static let sentences = 1000

  /// How many symbols in a row are counted, for the baselines.
  static let longest = 10

  let about: String
  let symbols: Alphabet
  let training: TextStreams
  let heldOut: TextStreams
  let floor: Double?
  let baselines: [(name: String, loss: Double)]
  let guessing: Double?
  let dataFingerprint: String

  /// - Throws: `DatasetError` about the file.
  init(_ options: TaskOptions, chunk: Int, batchSize: Int) throws {
    let path = options.data
    var dice = Dice(seed: options.seed)
    let text = try path.map { try String(textFile: $0) } ?? NatureShow.text(sentences: Self.sentences, dice: &dice)
    let name = path ?? "the nature show"
    symbols = Alphabet(of: text)
    let numbers = symbols.numbers(of: text) ?? []
    (training, heldOut) = try TextStreams.split(
      numbers, rows: batchSize, steps: chunk, holding: options.validation ?? TaskChoice.characters.defaultValidation!,
      named: name)
    floor = path == nil ? NatureShow.entropy : nil
    // A long text has too many different long n-grams to be kept.
    let longest = numbers.count > 1_500_000 ? 4 : Self.longest
    let counts = SymbolCounts(of: training.stretches, symbols: symbols.count, longest: longest)
    baselines = Self.baselines(counts.losses(on: heldOut.stretches))
    guessing = mostFrequentShare(of: training.targets, in: heldOut.targets)
    let source =
      path ?? "A text of \(Self.sentences) sentences of a nature show, made by a small grammar:"
    about =
      """
      \(source)\(path == nil ? "" : ":") \(text.count) symbols, \(symbols.count) different ones, read in \(batchSize) rows and in \
      chunks of \(chunk); \(training.count) chunks of each row are for training, the last \(heldOut.count) for validation. The memory is \
      carried from chunk to chunk.
      """
    var fingerprint = Fingerprint()
    fingerprint.add(text)
    dataFingerprint = fingerprint.digits
  }

  /// Equally likely symbols, frequencies, one symbol before and two, and the number of symbols before that serves best; the highest
  /// loss first.
  private static func baselines(_ losses: [Double]) -> [(name: String, loss: Double)] {
    let names =
      ["every symbol equally likely", "symbols by their frequency", "by the symbol before"]
      + (2..<longest).map { "by the \($0) symbols before" }
    let best = losses.indices.min { losses[$0] < losses[$1] }!
    return zip(names, losses).enumerated().filter { $0.offset <= 3 || $0.offset == best }.map(\.element)
      .sorted { $0.loss > $1.loss }
  }

  let name = "characters"
  var inputs: Int { symbols.count }
  var outputs: Int { symbols.count }
  let lossName = "cross-entropy in nats a symbol"
  var alphabet: Alphabet? { symbols }
  var explosion: ExplosionRule { ExplosionRule(times: 3, floor: 0) }

  /// In the order of the text: nothing is rolled.
  func batches(dice: inout Dice) -> TaskBatches { batches(of: training) }

  var validation: TaskBatches { batches(of: heldOut) }

  private func batches(of streams: TextStreams) -> TaskBatches {
    TaskBatches(streams.count) { [symbols] index in
      let chunk = streams.chunk(index)
      return TaskBatch(
        inputs: chunk.inputs.map { symbols.oneHot($0) }, targets: .symbols(chunk.targets), continues: index > 0)
    }
  }

  var example: [[Scalar]] {
    (0..<Swift.min(heldOut.count, 4)).flatMap { chunk in
      heldOut.chunk(chunk).inputs.map { symbols.oneHot([$0[0]]).scalars }
    }
  }
}

extension TextStreams {
  /// The symbols that are to come next, of all stretches.
  fileprivate var targets: [Int] { stretches.flatMap { $0.dropFirst() } }
}
