import FourGates

extension ModelFile {
  /// What a checkpoint of `gates train` says about its run.
  var settings: RunSettings? { metadata[RunSettings.key].flatMap { RunSettings(json: $0) } }

  /// What was chosen about its task when it was trained, as far as the file says.
  var taskOptions: TaskOptions { settings?.taskOptions() ?? TaskOptions() }

  /// What each input was standardized with, if it was.
  var scales: [Standardizer] {
    (settings?.scales ?? []).compactMap { numbers in
      guard numbers.count == 2, numbers.allSatisfy(\.isFinite), numbers[1] > 0 else { return nil }
      return Standardizer(mean: numbers[0], deviation: numbers[1])
    }
  }
}
