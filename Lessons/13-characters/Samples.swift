import FourGates

/// What a network writes, and what the narrator says of it.
struct Samples: Sendable {
  /// The sentences of 20 rows, without those that a row began or ended in.
  let sentences: [String]
  /// How many of them the grammar could have made, as a share of all.
  let sayable: Double
  /// How many of these stand in the text that the network was trained on, as a share of them.
  let copied: Double

  /// Each row is begun by the end of a sentence, and has 250 symbols.
  init(by net: Network, at temperature: Double, known: Set<String>, _ narrator: NatureShow.Narrator, seed: UInt64) {
    let alphabet = NatureShow.alphabet
    var dice = Dice(seed: seed)
    var writer = SymbolWriter(net, rows: 20)
    for symbol in alphabet.numbers(of: ". ")! { writer.read(Array(repeating: symbol, count: writer.rows)) }
    var texts = Array(repeating: "", count: writer.rows)
    for _ in 0..<250 {
      for (row, symbol) in writer.write(Sampling(temperature: temperature), dice: &dice).enumerated() {
        texts[row] += alphabet.symbols[symbol]
      }
    }
    sentences = texts.flatMap { NatureShow.sentences(of: $0) }
    let right = sentences.filter(narrator.canSay)
    sayable = Double(right.count) / Double(max(1, sentences.count))
    copied = Double(right.count { known.contains($0) }) / Double(max(1, right.count))
  }
}
