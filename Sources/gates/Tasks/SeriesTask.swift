import FourGates

/// The next value of a series from the last few.
struct SeriesTask: LearningTask {
  let name: String
  let about: String
  let windows: Windows
  /// The numbers of the windows that training sees, and of those that it does not.
  let shown: [Int]
  let heldOut: [Int]
  let batchSize: Int
  let floor: Double?
  let baselines: [(name: String, loss: Double)]
  let example: [[Scalar]]
  let scales: [Standardizer]
  let dataFingerprint: String

  var inputs: Int { 1 }
  var outputs: Int { 1 }
  var lossName: String { "mean squared error" }

  /// - Parameters:
  ///   - series: As the network sees it.
  ///   - heldOut: The windows to validate on, by the place of their target; all others are for training.
  ///   - floor: What no prediction gets below.
  private init(
    _ name: String, _ about: String, _ series: Series, window: Int, batchSize: Int, floor: Double? = nil,
    scale: Standardizer? = nil, baselines: [any SeriesPredictor], heldOut: (_ place: Int) -> Bool
  ) throws {
    self.name = name
    self.batchSize = batchSize
    self.floor = floor
    scales = scale.map { [$0] } ?? []
    windows = try Windows(of: series, steps: window)
    let isHeld = (0..<windows.count).map { heldOut($0 + window) }
    shown = isHeld.indices.filter { !isHeld[$0] }
    self.heldOut = isHeld.indices.filter { isHeld[$0] }
    guard !shown.isEmpty, !self.heldOut.isEmpty else {
      throw TaskError.windowTooLong(window, series: series.name, values: series.count)
    }
    self.about = "\(about) The \(shown.count) windows of an epoch are shuffled anew each time."
    let places = self.heldOut.map { $0 + window }
    let losses = try baselines.filter { $0.reach <= places[0] }.map { rule in
      let said = try places.map { try rule.predictions(of: series, at: $0..<$0 + 1)[0] }
      return (name: rule.name, loss: meanSquaredError(said, places.map { series.values[$0] }))
    }
    self.baselines = losses.sorted { $0.loss > $1.loss }
    example = series.values.suffix(200).map { [Scalar($0)] }
    var fingerprint = Fingerprint()
    series.values.forEach { fingerprint.add($0) }
    dataFingerprint = fingerprint.digits
  }

  func batches(dice: inout Dice) -> TaskBatches {
    batches(of: dice.permutation(of: shown.count).map { shown[$0] }, size: batchSize)
  }

  var validation: TaskBatches { batches(of: heldOut, size: 256) }

  private func batches(of order: [Int], size: Int) -> TaskBatches {
    let windows = windows
    return TaskBatches((order.count + size - 1) / size) { index in
      TaskBatch(windows.batch(Array(order[index * size..<min((index + 1) * size, order.count)])))
    }
  }
}

extension SeriesTask {
  /// A sine without noise: 500 values, the first 300 to train on.
  static func sine(window: Int, batchSize: Int) throws -> SeriesTask {
    try SeriesTask(
      "sine", "500 values of a sine of period 50, the first 300 to train on, the rest to validate.",
      .sine(count: 500, period: 50), window: window, batchSize: batchSize, baselines: [Baseline.persistence]
    ) { $0 >= 300 }
  }

  /// The noisy sine of the course assignment: 1,000 values, the first 600 to train on.
  static func noisySine(seed: UInt64, window: Int, batchSize: Int) throws -> SeriesTask {
    var dice = Dice(seed: seed)
    let series = Series.courseSine(dice: &dice)
    let line = try? Autoregression(ofLast: window, fittedTo: series[0..<600])
    return try SeriesTask(
      "noisy-sine",
      """
      1,000 values of sin(0.01 t) with noise of deviation 0.2, the first 600 to train on, the rest to validate. The floor is the \
      noise's variance, 0.04: what nobody can foresee.
      """, series, window: window, batchSize: batchSize, floor: 0.04,
      baselines: [Baseline.persistence, Baseline.mean(ofLast: 4)] + (line.map { [$0] } ?? [])
    ) { $0 >= 600 }
  }

  /// 10, 20, … 200, standardized; every fourth window is held out.
  static func numbers(window: Int, batchSize: Int) throws -> SeriesTask {
    let series = Series("numbers", values: (1...20).map { 10 * Double($0) })
    let scale = Standardizer(fittedTo: series)
    return try SeriesTask(
      "numbers",
      """
      The numbers 10, 20, … 200, standardized to mean 0 and deviation 1; every fourth window is held out to validate. Adding the last \
      difference once more is never wrong.
      """, scale.standardized(series), window: window, batchSize: batchSize, scale: scale,
      baselines: [Baseline.persistence]
    ) { ($0 - window) % 4 == 2 }
  }

  /// A series from a file: the first 80 % to train on.
  static func file(_ name: String, path: String, column: String?, window: Int, batchSize: Int) throws -> SeriesTask {
    let series = try Series(csv: path, column: column)
    let split = try series.split(trainFraction: 0.8)
    let scale = Standardizer(fittedTo: series[split.train])
    guard scale.deviation.isFinite, series.values.allSatisfy({ Scalar(scale.standardized($0)).isFinite }) else {
      throw DatasetError.tooLarge(series.name)
    }
    guard split.train.count > window else {
      throw TaskError.windowTooLong(window, series: series.name, values: series.count)
    }
    let season = seasonLength(of: series[split.train]).map { [Baseline.seasonal(period: $0)] } ?? []
    return try SeriesTask(
      name,
      """
      \(series.name): \(series.count) values, the first \(split.train.count) to train on, the rest to validate. They are standardized \
      by the training part's mean \(shortText(scale.mean)) and deviation \(shortText(scale.deviation)), and so is the loss.
      """, scale.standardized(series), window: window, batchSize: batchSize, scale: scale,
      baselines: [.persistence, .mean(ofLast: 4)] + season
    ) { split.test.contains($0) }
  }
}
