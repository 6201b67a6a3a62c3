import ArgumentParser

/// What is chosen on the command line.
enum Choices {
  /// `6,11` or `06,11`
  static func lessons(_ text: String) throws -> [Int] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let number = Int(part), number > 0, number < 100 else {
        throw ValidationError("“\(part)” is not the number of a lesson; write for example 06,11.")
      }
      return number
    }
  }

  /// `21-25`, `3`, `1,7,20-22`
  static func seeds(_ text: String) throws -> [UInt64] {
    let seeds = try text.split(separator: ",", omittingEmptySubsequences: false).flatMap { part -> [UInt64] in
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
      case (1, let seed?, _): return [seed]
      case (2, let first?, let last?) where first <= last && last - first < 1000: return Array(first...last)
      default: throw ValidationError("“\(part)” is neither a seed nor some, as 21-25 is, from the smaller to the larger.")
      }
    }
    return seeds
  }
}
