import FourGates
import LessonKit

extension Characters {
  /// Samples at several temperatures, judged by the narrator.
  func writing(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("What it writes")
    let narrator = NatureShow.Narrator()
    let (short, long) = (runs[runs.plain][0], runs.runs(on: runs.long)[0])
    let writer = long.network(long.best)
    lesson.say(
      """
      A network that says how likely each symbol is can write: choose one, let the network read it, and so on. The scores are divided by a \
      temperature first. At 1 each symbol comes as often as the network says; below, the likely ones come more often; at 0 the likeliest \
      always. The network of \(runs.long) sentences goes on after “in winter, ”:
      """)
    lesson.code("writer.write(Sampling(temperature: 0.5), dice: &dice)")
    let temperatures = lesson.isQuick ? [0.5, 1] : [0.25, 0.5, 1, 1.5]
    var dice = lesson.dice()
    lesson.list(temperatures.map { "\(shortText($0)): in winter, " + Self.text(by: writer, at: $0, dice: &dice) })
    lesson.say(
      """
      The narrator knows all sentences, so each one that a network writes can be looked up. Of those that the grammar has, some stand in the \
      text that the network was trained on. Three networks: the one of \(runs.plain.sentences) sentences as it was when its validation loss \
      was lowest, the same at the end of its training, and the one of \(runs.long) sentences. In each field: how many of the \
      sentences the grammar has → how many of these are copied.
      """)
    let writers = [("best", short, short.best), ("last", short, short.last), ("long", long, long.best)]
    let known = [runs.plain.sentences, runs.plain.sentences, runs.long].map { length in
      Set(NatureShow.sentences(of: runs.corpora(length)[0].text))
    }
    let table = temperatures.map { temperature in
      zip(writers, known).map { writer, known in
        let samples = Samples(
          by: writer.1.network(writer.2), at: temperature, known: known, narrator, seed: lesson.seed)
        let key = "sample.\(writer.0).t\(Int(100 * temperature))"
        lesson.number("\(key).sayable", samples.sayable)
        lesson.number("\(key).copied", samples.copied)
        return samples
      }
    }
    lesson.table(
      [
        "temperature", "\(runs.plain.sentences) sentences, best", "\(runs.plain.sentences) sentences, last",
        "\(runs.long) sentences",
      ],
      zip(temperatures, table).map { temperature, row in
        [shortText(temperature)] + row.map { "\(percent($0.sayable)) → \(percent($0.copied))" }
      })
    let (half, whole) = (table[temperatures.firstIndex(of: 0.5)!], table[temperatures.firstIndex(of: 1)!])
    if !lesson.isQuick {
      lesson.claim(
        "at a temperature of 1, the last parameters write more sentences that the grammar has than the best checkpoint does",
        whole[1].sayable > whole[0].sayable, shown: "\(percent(whole[1].sayable)) against \(percent(whole[0].sayable))")
      lesson.claim(
        "at 0.5, they copy more of them", half[1].copied > half[0].copied,
        shown: "\(percent(half[1].copied)) against \(percent(half[0].copied))")
    }
    lesson.claim(
      "the network of \(runs.long) sentences writes at least \(lesson.isQuick ? "half" : "nine tenths") of its sentences rightly",
      half[2].sayable > (lesson.isQuick ? 0.5 : 0.9), shown: percent(half[2].sayable))
    lesson.say(
      """
      So one cannot see by the samples when to stop: a network that knows its text by heart writes well, because it recites. Its loss on \
      other text tells.
      """)
  }

  /// The rest of a sentence, and of the one after it.
  private static func text(by net: Network, at temperature: Double, dice: inout Dice) -> String {
    let alphabet = NatureShow.alphabet
    var writer = SymbolWriter(net)
    for symbol in alphabet.numbers(of: ". in winter, ")! { writer.read([symbol]) }
    var text = ""
    while text.count < 90 || (!text.hasSuffix(".") && text.count < 140) {
      text += alphabet.symbols[writer.write(Sampling(temperature: temperature), dice: &dice)[0]]
    }
    return text
  }

  /// What a count of few symbols cannot know, and which unit knows it.
  func oneOrMany(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("One wolf or many")
    let corpus = runs.corpora(runs.long)[0]
    let (before, loss) = corpus.bestCount
    lesson.say(
      """
      “The crooked oak stands”, but “three crooked oaks stand”: whether an s follows is decided by a word two words before. Here is the share \
      that each model gives to the right letter, against the wrong one, where the animal or the tree follows its number at \
      once, and where there is a word between. Not to know would be one half. The best count looks at \(before) symbols (\(nats(loss)) \
      nats), and further back it is blind.
      """)
    let counts = Corpus.counts(of: corpus.training)
    let (short, long) = (runs[runs.plain][0], runs.runs(on: runs.long)[0])
    let net = long.network(long.best)
    let rows: [(key: String, name: String, agreement: Agreement)] = [
      (
        "count", "the best count, \(runs.long) sentences",
        Agreement { symbol, text in counts.probability(of: symbol, after: Array(text.suffix(before))) }
      ),
      ("short", "the network, \(runs.plain.sentences) sentences, best", Agreement(of: short.network(short.best))),
      ("long", "the network, \(runs.long) sentences", Agreement(of: net)),
    ]
    lesson.table(
      ["model", "the oak", "the crooked oak"],
      rows.map { row in
        [
          row.name, percent(lesson.number("agree.\(row.key).near", row.agreement.near)),
          percent(lesson.number("agree.\(row.key).far", row.agreement.far)),
        ]
      })
    let (count, network) = (rows[0].agreement.far, rows[2].agreement.far)
    if !lesson.isQuick {
      lesson.claim(
        "over a word, the network of \(runs.long) sentences knows the number better than the best count", network > count,
        shown: "\(percent(network)) against \(percent(count))")
    }
    let memory = NumberInMemory(of: net)
    lesson.number("unit.correlation", memory.correlation)
    lesson.say(
      """
      Where does it keep this? For each unit, take its long-term memory at every letter between the number and the end of the animal, and \
      compare it with the number itself, 1 for many and −1 for one. Unit \(memory.unit) goes with it most: its correlation is \
      \(shortText(memory.correlation, digits: 2)), where 1 or −1 would be a straight line and 0 nothing. So look at all units together: a \
      weighted sum of their memories, fitted on everything but the bears by logistic regression, says of a bear's letters whether there is one \
      or many, and is right in \(percent(lesson.number("memory.accuracy", memory.accuracy))).
      """)
    lesson.show(
      TextRuns.numberFigure(memory), named: "number",
      says:
        "What the weighted sum says of one bear and of three, letter by letter; it was fitted from the word between on."
    )
    lesson.say(
      """
      What a network remembers may be spread over all its units; a unit that has one thing to itself is a find. To look at all gates of a network of your own, \
      and to hold one to see what becomes of the rest: gates train characters, and then gates inspect \
      out/train-characters/best.safetensors --text "three crooked oaks stand". With gates sample it writes.
      """)
  }
}
