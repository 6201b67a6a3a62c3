import FourGates
import LessonKit

/// A text of the reader's own: what counting knows of it, and what a network learns.
struct YourText {
  let file: String
  let lesson: Lesson

  /// A count looks at up to so many symbols before.
  private static let longest = 5

  /// How the network is made, and how long it learns.
  private struct Recipe {
    var layers = 1
    var rows: Int
    var updates: Int
    let optimizer: any Optimizer
    let clipping: Clipping
    var initial = Initialisation.pyTorch.forgetBias(1)
    let words: String
  }

  /// char-rnn's own settings in a full run; in others a network that is done within a minute.
  private func recipe(symbols: Int) -> Recipe {
    guard lesson.isFull else {
      return Recipe(
        rows: max(1, min(16, symbols / 400)), updates: lesson.isQuick ? 100 : 1000, optimizer: Adam(learningRate: 0.005),
        clipping: .norm(1), words: "Adam at a rate of 0.005")
    }
    return Recipe(
      layers: 2, rows: max(1, min(50, symbols / 400)), updates: 4000,
      optimizer: RMSProp(learningRate: 0.002, smoothing: 0.95), clipping: .value(5), initial: .charRNN,
      words: "the settings of char-rnn, RMSProp at a rate of 0.002")
  }

  func tell() throws {
    let text = try String(textFile: file)
    let alphabet = Alphabet(of: text)
    let recipe = recipe(symbols: text.count)
    let (training, validation) = try TextStreams.split(
      alphabet.numbers(of: text)!, rows: recipe.rows, steps: 50, named: file)
    lesson.section("Your text")
    lesson.say(
      """
      \(file) has \(text.count) symbols, \(alphabet.count) different ones. It is read in \(counted(recipe.rows, "row")), 50 symbols at a time; the end \
      of each row, a tenth of it, is for validation. What the lowest possible loss is, nobody knows of a text that no grammar made. What \
      counting reaches is known.
      """)
    let counts = SymbolCounts(of: training.stretches, symbols: alphabet.count, longest: Self.longest + 1)
      .losses(on: validation.stretches)
    let (watched, net) = try trained(recipe, alphabet, training, validation)
    lesson.fingerprint = fingerprint(of: net.parameters)
    let best = watched.min { $0.validation < $1.validation }!
    lesson.number("network.lowest", best.validation)
    for (place, loss) in counts.enumerated().dropFirst() { lesson.number("count.before\(place - 1)", loss) }
    lesson.table(
      ["what predicts", "loss in nats a symbol"],
      counts.enumerated().map { place, loss in
        [place == 0 ? "every symbol equally likely" : "a count that looks at \(counted(place - 1, "symbol"))", nats(loss)]
      } + [["the network", nats(best.validation)]])
    let count = counts.dropFirst().min()!
    lesson.show(
      Figure(
        "Training and validation", x: Axis("update"), y: Axis("loss (nats a symbol)"),
        [
          .line("training", x: watched.map { Double($0.update) }, y: watched.map(\.training), ink: .training),
          .line("validation", x: watched.map { Double($0.update) }, y: watched.map(\.validation), ink: .validation),
          .level("the best count", at: count, ink: .baseline),
        ]), named: "your-text", says: "The training loss is the mean since the point before.")
    lesson.say(
      """
      \(best.validation < count ? "The network is better than every count." : "The best count is better than the network; more text, or more updates, may help it.") \
      \(best.update < watched.last!.update ? "Its validation loss was lowest before the end: there it should be stopped." : "Its validation loss was still falling at the end: it may go on.") \
      It writes, from its best checkpoint:
      """)
    write(net, alphabet, after: validation)
  }

  private func trained(
    _ recipe: Recipe, _ alphabet: Alphabet, _ training: TextStreams, _ validation: TextStreams
  ) throws -> (watched: [TextRun.Epoch], best: Network) {
    var dice = lesson.dice()
    let net = Network(
      Architecture(.lstm, inputs: alphabet.count, hidden: 128, layers: recipe.layers, outputs: alphabet.count),
      initial: recipe.initial, dice: &dice)
    lesson.say(
      """
      The network is an LSTM of \(counted(recipe.layers, "layer")) of 128 units, with \(parameterCount(net.parameters)) parameters. It makes \
      \(recipe.updates) updates, with \(recipe.words).
      """)
    func loss(_ streams: TextStreams, _ chunk: Int, _ tape: Tape, _ memory: inout NetworkMemory?) -> Variable {
      let (inputs, targets) = streams.chunk(chunk)
      let run = net.run(overSymbols: inputs, on: tape, from: chunk == 0 ? nil : memory)
      memory = run.memory
      return crossEntropy(net.read(run.outputs), targets: targets)
    }
    var trainer = Trainer(
      net.parameters, optimizer: recipe.optimizer,
      schedule: lesson.isFull
        ? .exponential(every: .updates(training.count), factor: 0.97, delay: 10 * training.count)
        : .cosine(over: .updates(recipe.updates), finalFraction: 0.05),
      clipping: recipe.clipping,
      progress: lesson.isInteractive ? .automatic : .silent)
    var (memory, watched, best) = (nil as NetworkMemory?, [TextRun.Epoch](), Snapshot(of: net.parameters))
    let stretch = max(1, recipe.updates / 10)
    for start in stride(from: 0, to: recipe.updates, by: stretch) {
      try trainer.runEpoch(batches: start..<min(start + stretch, recipe.updates)) { update, tape in
        loss(training, update % training.count, tape, &memory)
      }
      var carried: NetworkMemory?
      let losses = (0..<validation.count).map { Double(loss(validation, $0, Tape(), &carried).value.scalar) }
      let now = losses.reduce(0, +) / Double(losses.count)
      if now < watched.map(\.validation).min() ?? .infinity { best = Snapshot(of: net.parameters) }
      watched.append(
        TextRun.Epoch(update: trainer.updates, training: trainer.history.losses.last!, validation: now))
    }
    best.restore(net.parameters)
    return (watched, net)
  }

  /// Goes on after the first symbols of the part to validate on.
  private func write(_ net: Network, _ alphabet: Alphabet, after validation: TextStreams) {
    let prime = validation.stretches[0].prefix(20)
    for temperature in [0.25, 0.5, 1] {
      var dice = lesson.dice()
      var writer = SymbolWriter(net)
      for symbol in prime { writer.read([symbol]) }
      let written = (0..<300).map { _ in writer.write(Sampling(temperature: temperature), dice: &dice)[0] }
      lesson.say("At a temperature of \(shortText(temperature)):")
      let text = (prime + written).map { alphabet.symbols[$0] }.joined()
      lesson.code(String(text.map { $0.isNewline ? "\n" : $0 }))
    }
  }
}

/// A number of things, with the noun in its form.
private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
