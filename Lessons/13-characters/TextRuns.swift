import FourGates
import LessonKit

/// All runs of the lesson: texts and plans, several seeds each.
struct TextRuns {
  typealias Plan = TextRun.Plan

  /// The network of the lesson on texts of several lengths.
  let lengths: [Int]
  /// What is changed about it, on the short text.
  let settings: [(key: String, name: String, plan: Plan)]
  let seeds: Int
  let plain: Plan
  /// The length of the text that is long enough to learn the grammar from.
  let long: Int
  private let corpora: [Int: [Corpus]]
  private let runs: [Plan: [TextRun]]

  static let updates = 2400

  init(_ lesson: Lesson) throws {
    let isQuick = lesson.isQuick
    let seeds = isQuick ? 1 : lesson.isFull ? 10 : 3
    let lengths = isQuick ? [100, 1000] : [100, 300, 1000, 3000]
    let plain = Plan()
    func changed(_ change: (inout Plan) -> Void) -> Plan {
      var plan = plain
      change(&plan)
      return plan
    }
    var settings = [("plain", "64 units, one-hot", plain)]
    if !isQuick {
      settings += [
        ("embedding", "an embedding of 16 numbers", changed { $0.embedding = 16 }),
        ("dropout", "dropout of 0.3", changed { $0.dropout = 0.3 }), ("layers", "2 layers", changed { $0.layers = 2 }),
        ("wide", "128 units", changed { $0.hidden = 128 }), ("narrow", "16 units", changed { $0.hidden = 16 }),
      ]
    }
    let plans = lengths.map { Self.plan($0, plain, isQuick: isQuick) } + settings.map(\.2)
    let narrator = NatureShow.Narrator()
    let texts = lengths.flatMap { length in (0..<UInt64(seeds)).map { (length, lesson.seed &+ $0) } }
    corpora = Dictionary(
      grouping: try lesson.inParallel("texts counted", texts) { length, seed in
        try Corpus(sentences: length, seed: seed, narrator)
      }, by: \.sentences)
    let (corpora, seed) = (corpora, lesson.seed)
    let work = Set(plans).sorted { $0.work > $1.work }.flatMap { plan in (0..<seeds).map { (plan, $0) } }
    let done = try lesson.inParallel("networks trained", work) { plan, place in
      try TextRun(plan, on: corpora[plan.sentences]![place], seed: seed &+ UInt64(place))
    }
    runs = Dictionary(grouping: done, by: \.plan)
    (self.lengths, self.settings, self.seeds, self.plain) = (lengths, settings, seeds, plain)
    long = 1000
  }

  private static func plan(_ length: Int, _ plain: Plan, isQuick: Bool) -> Plan {
    guard length != plain.sentences else { return plain }
    var plan = plain
    (plan.sentences, plan.updates) = (length, isQuick ? 1500 : updates)
    return plan
  }

  subscript(plan: Plan) -> [TextRun] { runs[plan]! }

  /// The lesson's own network on a text of so many sentences.
  func runs(on length: Int) -> [TextRun] {
    runs.first { $0.key.sentences == length && (length != plain.sentences || $0.key == plain) }!.value
  }

  func corpora(_ length: Int) -> [Corpus] { corpora[length]! }
}

extension TextRun.Plan {
  /// About how long it takes.
  fileprivate var work: Int { updates * hidden * (hidden + 30) * layers }
}
