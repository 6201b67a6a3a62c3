import FourGates
import LessonKit

/// What a report says of settings that are not as usual.
extension RunSettings {
  /// The schedule and what belongs to the rule for updates, each after a comma.
  var updateWords: String {
    var words = ""
    if let schedule { words += ", schedule \(schedule)" }
    if let weightDecay { words += ", weight decay \(exactText(weightDecay))" }
    if let smoothing { words += ", smoothing \(exactText(smoothing))" }
    return words
  }

  /// How gradients are clipped.
  var gradientWords: String {
    if let clipValue { return "gradients cut off at ±\(exactText(clipValue))" }
    return clip.map { "gradients clipped at a norm of \(shortText($0))" } ?? "gradients as they are"
  }

  /// The dropout, and where the weights start if that is not as usual, each after a comma.
  var dropoutWords: String {
    let start = initial.map { ", initial weights \($0)" } ?? ""
    guard dropout > 0 else { return start }
    guard dropoutPlace == .between else { return ", dropout \(shortText(dropout))\(start)" }
    let remark = layers == 1 ? ", of which there is one, so that nothing is dropped" : ""
    return ", dropout \(shortText(dropout)) between layers\(remark)\(start)"
  }
}
