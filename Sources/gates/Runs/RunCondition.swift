import FourGates

/// What runs are chosen by: a key, a comparison and a value, such as `hidden=64` or `rate<0.01`.
struct RunCondition: Equatable, Sendable {
  enum Comparison: String, CaseIterable, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case unequal = "!="
    case equal = "="
    case less = "<"
    case more = ">"

    /// Whether it asks which of two numbers is larger.
    var needsNumbers: Bool { self != .equal && self != .unequal }
  }

  let key: String
  let comparison: Comparison
  let value: SettingValue

  /// - Throws: `RunsError` for what is no condition.
  init(typed text: String) throws(RunsError) {
    guard let match = text.wholeMatch(of: /\s*([A-Za-z][A-Za-z\-]*)\s*(<=|>=|!=|==|=|<|>)\s*(\S.*?)\s*/) else {
      throw .noCondition(text)
    }
    let sign = match.2 == "==" ? "=" : String(match.2)
    guard let comparison = Comparison(rawValue: sign), !"=<>!".contains(match.3.first ?? "=") else { throw .noCondition(text) }
    self.comparison = comparison
    key = String(match.1)
    value = SettingValue(String(match.3))
    if comparison.needsNumbers, value.number == nil { throw .notANumber(text, value: value.text) }
  }

  /// As one types it.
  var text: String { "\(key)\(comparison.rawValue)\(value.text)" }

  /// Whether it is true of a run; of a run that knows nothing of the key it is not.
  func holds(for run: RecordedRun) -> Bool {
    guard let fact = run.fact(key) else { return false }
    switch comparison {
    case .equal: return fact == value
    case .unequal: return fact != value
    default: break
    }
    guard let number = fact.number, let limit = value.number else { return false }
    switch comparison {
    case .less: return number < limit
    case .atMost: return number <= limit
    case .more: return number > limit
    default: return number >= limit
    }
  }
}
