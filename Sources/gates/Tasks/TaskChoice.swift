import FourGates

/// The tasks, by the names that one types.
enum TaskChoice: String, CaseIterable, Sendable {
  case sine
  case noisySine = "noisy-sine"
  case numbers, recall, adding, gestures, characters

  /// - Throws: `TaskError`, with the nearest name.
  init(named name: String) throws {
    guard let choice = TaskChoice(rawValue: name) else { throw TaskError.unknown(name: name) }
    self = choice
  }

  /// Whether the data may come from a file.
  var takesData: Bool {
    switch self {
    case .sine, .noisySine, .gestures, .characters: true
    case .numbers, .recall, .adding: false
    }
  }

  /// The share of the data that is held back to validate on, where nothing else is wished; nil if nobody can choose it.
  var defaultValidation: Double? {
    switch self {
    case .characters: 0.1
    case .gestures: 0.2
    case .sine, .noisySine, .numbers, .recall, .adding: nil
    }
  }

  var defaults: TaskDefaults {
    switch self {
    case .sine: TaskDefaults(window: 20, batch: 32, hidden: 32, epochs: 50)
    case .noisySine: TaskDefaults(window: 32, batch: 32, hidden: 32, epochs: 20)
    case .numbers: TaskDefaults(window: 3, batch: 16, hidden: 20, epochs: 500)
    case .recall:
      TaskDefaults(window: 20, batch: 32, hidden: 32, epochs: 20, initial: InitialChoice(.pytorch, forget: 3, update: 2))
    case .adding: TaskDefaults(window: 20, batch: 32, hidden: 32, epochs: 40)
    case .gestures: TaskDefaults(window: 0, batch: 32, cell: .gru, hidden: 64, epochs: 5)
    case .characters: TaskDefaults(window: 50, batch: 20, hidden: 64, clip: 5, epochs: 20)
    }
  }

  /// Makes the task.
  ///
  /// - Throws: `TaskError`, or `DatasetError` about the file.
  func make(_ options: TaskOptions = TaskOptions()) throws -> any LearningTask {
    try check(options)
    let window = options.window ?? defaults.window
    let batch = options.batch ?? defaults.batch
    switch self {
    case .sine, .noisySine:
      if let path = options.data {
        return try SeriesTask.file(rawValue, path: path, column: options.column, window: window, batchSize: batch)
      }
      return self == .sine
        ? try SeriesTask.sine(window: window, batchSize: batch)
        : try SeriesTask.noisySine(seed: options.seed, window: window, batchSize: batch)
    case .numbers: return try SeriesTask.numbers(window: window, batchSize: batch)
    case .recall: return RecallTask(seed: options.seed, distractors: window, batchSize: batch)
    case .adding: return AddingTask(seed: options.seed, steps: window, batchSize: batch)
    case .gestures: return try GesturesTask(options, batchSize: batch)
    case .characters: return try CharactersTask(options, chunk: window, batchSize: batch)
    }
  }

  /// Says what is wrong with options before any data are made or read.
  ///
  /// - Throws: `TaskError`.
  func check(_ options: TaskOptions) throws {
    let window = options.window ?? defaults.window
    let batch = options.batch ?? defaults.batch
    if self == .gestures, options.window != nil { throw TaskError.noWindow(task: rawValue) }
    try require(window, in: smallestWindow...10_000, for: "--window")
    try require(batch, in: 1...10_000, for: "--batch")
    if options.data != nil, !takesData { throw TaskError.makesItsOwnData(task: rawValue) }
    if options.column != nil, options.data == nil || self == .gestures || self == .characters {
      throw TaskError.noColumn(task: rawValue)
    }
    try checkParts(options)
  }

  /// Says what is wrong with how the data are parted.
  private func checkParts(_ options: TaskOptions) throws {
    for (option, isWished) in [
      ("--reading", options.reading != .last), ("--leave-out", options.leaveOut != nil), ("--test", options.test != nil),
    ] where isWished && self != .gestures {
      throw TaskError.notOfTask(option: option, task: rawValue, of: [TaskChoice.gestures.rawValue])
    }
    if let share = options.validation {
      guard defaultValidation != nil else {
        let takers = TaskChoice.allCases.filter { $0.defaultValidation != nil }
        throw TaskError.notOfTask(option: "--validation", task: rawValue, of: takers.map(\.rawValue))
      }
      if options.leaveOut != nil { throw TaskError.twoValidations }
      guard share > 0 || options.test != nil else { throw TaskError.nothingToValidateOn }
      guard share >= 0, share <= 0.5 else { throw TaskError.validationShare(share) }
    }
    if options.test != nil, options.data == nil { throw TaskError.testWithoutData }
  }

  private var smallestWindow: Int {
    switch self {
    case .adding: 2
    case .gestures: 0
    default: 1
    }
  }

  private func require(_ value: Int, in range: ClosedRange<Int>, for option: String) throws {
    guard range.contains(value) else { throw TaskError.outOfRange(option: option, value: value, range: range) }
  }
}
