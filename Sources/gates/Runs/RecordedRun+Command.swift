import FourGates
import LessonKit

extension RecordedRun {
  /// What one types to train it again.
  var trainCommand: String { trainCommand(without: []) }

  /// The same without some of the options.
  func trainCommand(without left: Set<String>) -> String {
    let options = SettingOrder.sorted(record.options.keys.filter { !left.contains($0) }).map { key in
      " --\(key) \(shellQuoted(record.options[key] ?? ""))"
    }
    return "gates train \(record.task)" + options.joined()
  }
}
