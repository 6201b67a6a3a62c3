import Autograd

/// What a cell carries from step to step: one variable or several, a row for each member of the batch.
public protocol RecurrentMemory {
  /// The memory after a step in which only some members of the batch took part: theirs is the next, the others' stays.
  func replacing(where takesPart: [Bool], with next: Self) -> Self
}

extension Variable: RecurrentMemory {
  public func replacing(where takesPart: [Bool], with next: Variable) -> Variable {
    replacingRows(where: takesPart, with: next)
  }
}

extension LSTMMemory: RecurrentMemory {
  public func replacing(where takesPart: [Bool], with next: LSTMMemory) -> LSTMMemory {
    LSTMMemory(
      longTerm: longTerm.replacingRows(where: takesPart, with: next.longTerm),
      shortTerm: shortTerm.replacingRows(where: takesPart, with: next.shortTerm))
  }
}

extension Array: RecurrentMemory where Element: RecurrentMemory {
  public func replacing(where takesPart: [Bool], with next: [Element]) -> [Element] {
    zip(self, next).map { $0.replacing(where: takesPart, with: $1) }
  }
}
