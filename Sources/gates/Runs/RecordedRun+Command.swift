import FourGates
import LessonKit

extension RecordedRun {
  /// What one types to train it again.
  var trainCommand: String {
    let options = SettingOrder.sorted(record.options.keys).map { key in
      " --\(key) \(shellQuoted(record.options[key] ?? ""))"
    }
    return "gates train \(record.task)" + options.joined()
  }
}
