import Tensors

/// What the narrator of a nature show says: sentences about wolves, squirrels, bears and trees, made by a small grammar from dice.
///
///     in winter, three hungry wolves run through the snow. the old oak stands in the wind.
///
/// To write like this, a network has to spell, to end sentences, and to remember over several words whether there was one wolf or many.
/// All choices are rolled, each way equally likely, so the best that any prediction can do is known: ``entropy``.
public enum NatureShow {
  /// So many sentences in a row, on one line.
  ///
  /// - Precondition: the count is not negative.
  public static func text(sentences: Int, dice: inout Dice) -> String {
    guard sentences >= 0 else { refuse("a nature show cannot have \(sentences) sentences.") }
    return (0..<sentences).map { _ in sentence.rolled(&dice) }.joined()
  }

  /// All symbols that its sentences have, whichever of them a text happens to hold.
  public static let alphabet = Alphabet(of: sentence.everyWay.map(\.text).joined())

  /// What is left to chance, in nats a symbol: no prediction has a lower cross-entropy on average, in a long text.
  ///
  ///     entropy of a sentence's choices / mean length of a sentence
  ///
  /// No two choices make the same sentence, and every sentence ends in a full stop, so the choices can be read off the text.
  public static var entropy: Double { sentence.entropy / sentence.length }

  static let sentence = Phrase.row([
    .oneOf(["", "in spring, ", "in summer, ", "in autumn, ", "in winter, ", "at night, ", "look: "].map(Phrase.words)),
    .oneOf(subjects), .words(". "),
  ])

  private static let subjects: [Phrase] = [
    subject(
      "wolf", "wolves", ["hungry", "grey"],
      [
        ("howls", "howl", "at the moon"), ("runs", "run", "through the snow"), ("follows", "follow", "the deer"),
        ("rests", "rest", "near the den"),
      ]),
    subject(
      "squirrel", "squirrels", ["red", "quick"],
      [
        ("hides", "hide", "nuts under the bark"), ("climbs", "climb", "the old oak"),
        ("leaps", "leap", "from branch to branch"), ("sleeps", "sleep", "in a nest"),
      ]),
    subject(
      "bear", "bears", ["brown", "sleepy"],
      [
        ("fishes", "fish", "in the river"), ("looks", "look", "for honey"), ("sleeps", "sleep", "until spring"),
        ("scratches", "scratch", "the bark of a tree"),
      ]),
    subject(
      "oak", "oaks", ["mighty", "crooked"],
      [
        ("stands", "stand", "in the wind"), ("grows", "grow", "slowly"), ("drops", "drop", "acorns for the squirrels"),
        ("shelters", "shelter", "an owl"),
      ]),
  ]

  /// One of them or several, with what they are like and what they do.
  private static func subject(
    _ one: String, _ many: String, _ traits: [String], _ deeds: [(one: String, many: String, rest: String)]
  ) -> Phrase {
    let trait = Phrase.oneOf(["", "old ", "young "].map(Phrase.words) + traits.map { .words($0 + " ") })
    return .oneOf([
      .row([.words("the "), trait, .words(one + " "), .oneOf(deeds.map { .words("\($0.one) \($0.rest)") })]),
      .row([
        .oneOf(["two ", "three ", "many "].map(Phrase.words)), trait, .words(many + " "),
        .oneOf(deeds.map { .words("\($0.many) \($0.rest)") }),
      ]),
    ])
  }
}
