/// One thing that the doctor looked at.
struct Finding: Codable, Equatable {
  enum State: String, Codable {
    /// It is there.
    case good
    /// It is missing, and needed.
    case missing
    /// It is missing, and one can do without.
    case optional

    var sign: String {
      switch self {
      case .good: "✓"
      case .missing: "✗"
      case .optional: "–"
      }
    }
  }

  let name: String
  let state: State
  let found: String
  /// What to do about it, where something can be done.
  var remedy: String?

  init(_ name: String, _ state: State, _ found: String, remedy: String? = nil) {
    (self.name, self.state, self.found, self.remedy) = (name, state, found, remedy)
  }

  var line: String { "\(name): \(found)" + (remedy.map { "; \($0)" } ?? "") + "." }
}
