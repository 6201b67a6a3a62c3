import Tensors

/// A bar that is full when the share is 1: [####......]
///
/// - Precondition: at least two columns.
package func progressBar(_ share: Double, columns: Int) -> String {
  let full = Int((min(1, max(0, share)) * Double(columns - 2)).rounded(.down))
  return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: columns - 2 - full) + "]"
}

/// A time as one says it: two units at most.
///
/// A file may say any number; one that is no time, or one of more than thirty thousand years, is not known.
package func spokenTime(_ seconds: Double) -> String {
  guard seconds.magnitude < 1e12 else { return "unknown" }
  let whole = Int(seconds.rounded())
  switch whole {
  case ..<1: return "\(shortText(seconds, digits: 1)) s"
  case ..<60: return "\(whole) s"
  case ..<3600: return "\(whole / 60) min \(whole % 60) s"
  default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
