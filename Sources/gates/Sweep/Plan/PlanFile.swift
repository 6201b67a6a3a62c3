/// What stands in a plan, with the lines where it stands; what it means is not asked yet.
struct PlanFile: Equatable, Sendable {
  /// What is behind a key.
  indirect enum Value: Equatable, Sendable {
    case text(String)
    /// With its digits as they were typed.
    case number(String)
    case flag(Bool)
    case list([Value])
  }

  /// A key and its value.
  struct Entry: Equatable, Sendable {
    let key: String
    let value: Value
    let line: Int
  }

  /// Entries under a heading of their own.
  struct Table: Equatable, Sendable {
    let name: String
    let line: Int
    /// Whether there may be several of this name: `[[also]]`.
    let isOneOfMany: Bool
    var entries: [Entry] = []
  }

  /// What stands before the first heading.
  var entries: [Entry] = []
  var tables: [Table] = []
}

extension PlanFile.Value {
  /// One value, or all of a list.
  var values: [PlanFile.Value] {
    if case .list(let values) = self { values } else { [self] }
  }

  /// As one types it behind an option; nil for a list.
  var typed: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .flag(let isSet): isSet ? "true" : "false"
    case .list: nil
    }
  }
}
