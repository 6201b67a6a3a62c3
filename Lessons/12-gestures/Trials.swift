import FourGates
import LessonKit

/// The rows of the lesson, on one set of recordings.
struct Trials: Sendable {
  /// A row of the table, and as many seeds as it was run with.
  struct Row: Sendable {
    /// Its name in `results.json`.
    let key: String
    let name: String
    let settings: Trial.Settings
    /// Whether the lesson shows nothing else of it, and can do without it.
    var isOnlyAskedForItsAccuracy = false
    var trials: [Trial] = []

    /// The median over the seeds.
    var accuracy: Double { median(trials.map(\.accuracy)) }

    /// Why training was given up, if it was.
    var failure: String? { trials.compactMap(\.failure).first }
  }

  let set: SequenceSet
  /// Where the rows are kept, in a full run.
  let folder: String?
  private let seed: UInt64
  let rows: [Row]
  /// The share that a classifier without a hidden unit gets right.
  let regression: Double
  /// The shares that the nearest neighbour gets right, and those of it for a person that it does not know.
  let neighbours: [NearestNeighbour.Distance: (random: Double, stranger: Double)]

  /// Whom the rows with a stranger leave out of training.
  static let stranger = 1

  init(_ lesson: Lesson, on set: SequenceSet) throws {
    self.set = set
    seed = lesson.seed
    let (set, seed) = (set, seed)
    let plans = Self.plans(lesson, people: set.people.count)
    let kept = lesson.isFull ? KeptTrials(in: try lesson.folder(named: KeptTrials.folderName), of: set) : nil
    folder = kept?.folder
    let jobs = plans.enumerated().flatMap { place, plan in (0..<plan.seeds).map { (place: place, seed: seed &+ UInt64($0)) } }
    let trials = try lesson.inParallel("classifiers trained", jobs) { job in
      let row = plans[job.place].row
      if row.isOnlyAskedForItsAccuracy, let trial = kept?.trial(row.settings, seed: job.seed) { return trial }
      let trial: Trial
      do {
        trial = try Trial(row.settings, on: set, split: seed, seed: job.seed)
      } catch let error as TrainingError where row.isOnlyAskedForItsAccuracy {
        trial = Trial(row.settings, measured: [], failure: "\(error)")
      }
      try kept?.keep(trial, seed: job.seed)
      return trial
    }
    rows = plans.enumerated().map { place, plan in
      var row = plan.row
      row.trials = zip(jobs, trials).filter { $0.0.place == place }.map(\.1)
      return row
    }
    let accuracies = try lesson.inParallel("baselines measured", Self.baselines) { distance, stranger in
      let (train, rest) = Trial.split(set, stranger: stranger, seed: seed)
      return NearestNeighbour(among: train, by: distance).accuracy(on: rest)
    }
    let (train, rest) = Trial.split(set, stranger: nil, seed: seed)
    let longest = set.longest
    regression = LogisticRegression(
      train.flattened(paddedTo: longest), labels: train.sequences.map(\.label), classes: set.classes.count
    ).accuracy(on: rest.flattened(paddedTo: longest), labels: rest.sequences.map(\.label))
    neighbours = Dictionary(
      uniqueKeysWithValues: NearestNeighbour.Distance.allCases.enumerated().map { place, distance in
        (distance, (random: accuracies[2 * place], stranger: accuracies[2 * place + 1]))
      })
  }

  subscript(key: String) -> Row { rows.first { $0.key == key }! }

  private static let baselines = NearestNeighbour.Distance.allCases.flatMap { [($0, nil as Int?), ($0, stranger)] }

  /// The note's own setting; a quick run has fewer recordings, and takes smaller batches.
  static func plain(_ lesson: Lesson) -> Trial.Settings {
    lesson.isQuick ? Trial.Settings(batch: 8, epochs: 8) : Trial.Settings()
  }

  /// The rows, each with the number of its seeds; the slow ones first, so that no core waits for them at the end.
  private static func plans(_ lesson: Lesson, people: Int) -> [(row: Row, seeds: Int)] {
    var plans: [(row: Row, seeds: Int)] = []
    func plan(_ key: String, _ name: String, seeds: Int = 1, _ change: (inout Trial.Settings) -> Void = { _ in }) {
      var settings = plain(lesson)
      change(&settings)
      plans.append((Row(key: key, name: name, settings: settings), seeds))
    }
    if !lesson.isQuick { plan("wide", "128 units") { $0.hidden = 128 } }
    plan("note", "the note's: GRU, 64 units\(lesson.isQuick ? "" : " (median of 3)")", seeds: lesson.isQuick ? 1 : 3)
    plan("dropout", "dropout of 0.5 between layers") { $0.dropout = 0.5 }
    if !lesson.isQuick {
      plan("fast", "rate 0.01") { $0.rate = 0.01 }
      plan("mean", "mean over the real steps") { $0.reading = .meanOfRealSteps }
    }
    plan("real", "last real step") { $0.reading = .lastRealStep }
    plan("stranger", "last real step, a stranger") {
      $0.reading = .lastRealStep
      $0.stranger = stranger
    }
    if lesson.isFull {
      for row in fullTable(people: people) { plans.append((row, 1)) }
    }
    return plans
  }
}
