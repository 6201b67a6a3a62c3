import FourGates

extension ModelFile {
  /// What was chosen about its task when it was trained, as far as the file says.
  var taskOptions: TaskOptions { TaskOptions() }

  /// What its series was standardized with, if it was.
  var scale: Standardizer? { nil }
}
