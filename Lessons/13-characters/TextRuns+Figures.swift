import FourGates
import LessonKit

extension TextRuns {
  /// The loss of counting over how far it looks back.
  var countFigure: Figure {
    let places = Array(1...Corpus.longest + 1)
    let lines = lengths.enumerated().map { index, length in
      Mark.line(
        "\(length) sentences", x: places.map { Double($0 - 1) },
        y: places.map { place in median(corpora(length).map { $0.counted[place] }) }, ink: .series(index))
    }
    let floor = median(corpora(long).map(\.validation.floor))
    return Figure(
      "Counting on texts of several lengths", x: Axis("symbols before that a count looks at"),
      y: Axis("loss on another text (nats a symbol)", .logarithmic, range: 0.15...4, ticks: Self.ticks),
      lines + [.level("the grammar itself", at: floor)])
  }

  /// The plain run of the first seed.
  var stopFigure: Figure {
    let (run, corpus) = (self[plain][0], corpora(plain.sentences)[0])
    let updates = run.epochs.map { Double($0.update) }
    return Figure(
      "64 units, \(plain.sentences) sentences", x: Axis("update"),
      y: Axis("loss (nats a symbol)", .logarithmic, range: 0.08...4, ticks: [Axis.Tick(0.1, "0.1")] + Self.ticks),
      [
        .line("training", x: updates, y: run.epochs.map(\.training), ink: .training),
        .line("validation", x: updates, y: run.epochs.map(\.validation), ink: .validation),
        .level("the best count", at: corpus.bestCount.loss, ink: .baseline),
        .level("the grammar itself", at: corpus.validation.floor),
        .moment("best checkpoint", at: Double(run.epochs[run.bestEpoch - 1].update)),
      ])
  }

  /// The loss over the length of the text.
  var lengthFigure: Figure {
    let symbols = lengths.map { length in median(corpora(length).map { Double($0.text.count) }) }
    return Figure(
      "The same network on more text", x: Axis("symbols of text", .logarithmic),
      y: Axis("lowest loss on another text (nats a symbol)"),
      [
        .line("64 units", x: symbols, y: lengths.map { median(runs(on: $0).map(\.lowest)) }, ink: .model),
        .points("", x: symbols, y: lengths.map { median(runs(on: $0).map(\.lowest)) }, ink: .model),
        .line("the best count", x: symbols, y: lengths.map { median(corpora($0).map(\.bestCount.loss)) }, ink: .baseline),
        .points("", x: symbols, y: lengths.map { median(corpora($0).map(\.bestCount.loss)) }, ink: .baseline),
        .level("the grammar itself", at: median(corpora(long).map(\.validation.floor))),
      ])
  }

  /// What the memory says of the number over two sentences, each in a panel with its letters below.
  static func numberFigure(_ memory: NumberInMemory) -> Figure {
    let sentences = ["the sleepy bear", "three sleepy bears"]
    let panels = sentences.map { sentence in
      let ticks = sentence.enumerated().map { Axis.Tick(Double($0), $1 == " " ? "␣" : String($1)) }
      let many = memory.many(over: sentence)
      return Panel(
        "", x: Axis("symbol just read", range: 0...Double(sentences[1].count - 1), ticks: ticks),
        y: Axis("share given to many", range: 0...1),
        [.line("", y: many, ink: .model), .points("", y: many, ink: .model), .level("", at: 0.5)])
    }
    return Figure("One bear, and three", panels: panels)
  }

  private static let ticks = [0.2, 0.5, 1, 2].map { Axis.Tick($0, shortText($0)) }
}
