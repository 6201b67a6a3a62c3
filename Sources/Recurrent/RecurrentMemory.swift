import Autograd

/// What a cell carries from step to step: one variable or several, a row for each member of the batch.
public protocol RecurrentMemory {
  /// The same memory with each of its parts put through `change`, in the order of `parts`.
  ///
  ///     memory.mapParts { tape.data($0.value) }        the same numbers on a new tape, where no gradient goes further back
  func mapParts(_ change: (Variable) -> Variable) -> Self

  /// The memory after a step in which only some members of the batch took part: theirs is the next, the others' stays.
  func replacing(where takesPart: [Bool], with next: Self) -> Self
}

extension RecurrentMemory {
  /// What it is made of, each [B, H]: h; c and h; or those of every layer, from the lowest.
  public var parts: [Variable] {
    var parts: [Variable] = []
    _ = mapParts { part in
      parts.append(part)
      return part
    }
    return parts
  }
}

extension Variable: RecurrentMemory {
  public func mapParts(_ change: (Variable) -> Variable) -> Variable { change(self) }

  public func replacing(where takesPart: [Bool], with next: Variable) -> Variable {
    replacingRows(where: takesPart, with: next)
  }
}

extension LSTMMemory: RecurrentMemory {
  public func mapParts(_ change: (Variable) -> Variable) -> LSTMMemory {
    let longTerm = change(longTerm)
    return LSTMMemory(longTerm: longTerm, shortTerm: change(shortTerm))
  }

  public func replacing(where takesPart: [Bool], with next: LSTMMemory) -> LSTMMemory {
    LSTMMemory(
      longTerm: longTerm.replacingRows(where: takesPart, with: next.longTerm),
      shortTerm: shortTerm.replacingRows(where: takesPart, with: next.shortTerm))
  }
}

extension Array: RecurrentMemory where Element: RecurrentMemory {
  public func mapParts(_ change: (Variable) -> Variable) -> [Element] { map { $0.mapParts(change) } }

  public func replacing(where takesPart: [Bool], with next: [Element]) -> [Element] {
    zip(self, next).map { $0.replacing(where: takesPart, with: $1) }
  }
}
