import FourGates

extension RecordedRun {
  /// What one can ask of every run besides its settings.
  static let ownKeys = ["task", "state", "seed", "done", "parameters", "loss", "accuracy", "seconds"]

  /// How many epochs it has.
  var done: Int { max(record.epochs, metrics.epochs.last?.number ?? 0) }

  /// The beginning of its fingerprint, which mostly is enough to name it.
  var shortName: String { String(record.fingerprint.prefix(8)) }

  /// The settings without the seed.
  var settings: [String: String] { record.options.filter { $0.key != "seed" } }

  /// What was measured after the epoch with the lowest validation loss, or after the last one.
  func epoch(at moment: RunMoment) -> RunMetrics.Epoch? {
    switch moment {
    case .best:
      metrics.epochs.filter { $0.validationLoss?.isFinite == true }.min { $0.validationLoss! < $1.validationLoss! }
    case .last: metrics.epochs.last
    }
  }

  /// The loss or the accuracy on the validation data; nil where there is none yet, or it is no number.
  func result(_ measure: RunMeasure, at moment: RunMoment = .best) -> Double? {
    let epoch = epoch(at: moment)
    let number =
      switch measure {
      case .loss: epoch?.validationLoss ?? (moment == .best ? record.best?.validationLoss : nil)
      case .accuracy: epoch?.accuracy
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// What it says to a key: one of `ownKeys`, or a setting. Nil where it has none.
  func fact(_ key: String) -> SettingValue? {
    switch key {
    case "task": SettingValue(record.task)
    case "state": SettingValue(state.rawValue)
    case "seed": SettingValue(String(record.seed))
    case "done": SettingValue(String(done))
    case "parameters": record.parameters.map { SettingValue(String($0)) }
    case "loss": result(.loss).map(SettingValue.init(_:))
    case "accuracy": result(.accuracy).map(SettingValue.init(_:))
    case "seconds": SettingValue(record.seconds)
    default: record.options[key].map { SettingValue($0) }
    }
  }
}
