import Tensors

/// Gives a sequence the class of the training sequence that is nearest to it: a baseline without any training.
///
///     let neighbour = NearestNeighbour(among: train, by: .dynamicTimeWarping)
///     let share = neighbour.accuracy(on: test)
///
/// - Complexity: a distance to every training sequence; most are given up early, when they are larger than the nearest so far.
public struct NearestNeighbour: Sendable {
  /// How far two sequences are from each other.
  public enum Distance: String, CaseIterable, Sendable {
    /// Step by step; the shorter one goes on with zeros, as in a padded batch.
    ///
    ///     d(a, b)² = Σ_t ‖a_t − b_t‖²
    case euclidean

    /// The steps of one are matched with those of the other in their order, one or several with one, so that the sum is smallest.
    ///
    ///     D(s, t) = ‖a_s − b_t‖² + min(D(s−1, t), D(s, t−1), D(s−1, t−1))        d(a, b)² = D(last, last)
    ///
    /// - Source: [SC78], without a band.
    case dynamicTimeWarping
  }

  public let training: SequenceSet
  public let distance: Distance

  /// - Precondition: at least one training sequence.
  public init(among training: SequenceSet, by distance: Distance) {
    guard training.count >= 1 else { refuse("a nearest neighbour needs at least one training sequence, and got none.") }
    self.training = training
    self.distance = distance
  }

  /// The class of the nearest training sequence; of the earliest, if several are equally near.
  ///
  /// - Precondition: the sequence has as many channels as the training sequences.
  public func label(of sequence: LabelledSequence) -> Int {
    guard sequence.channels == training.channels.count else {
      refuse("a sequence of \(sequence.channels) channels has no neighbours among those of \(training.channels.count).")
    }
    var (nearest, label) = (Scalar.infinity, training.sequences[0].label)
    for other in training.sequences {
      let squared =
        switch distance {
        case .euclidean: squaredDistance(sequence.values, other.values, upTo: nearest)
        case .dynamicTimeWarping: warpedDistance(sequence, other, upTo: nearest)
        }
      if squared < nearest { (nearest, label) = (squared, other.label) }
    }
    return label
  }

  /// The share of sequences whose class it gets right.
  ///
  /// - Precondition: at least one sequence.
  public func accuracy(on set: SequenceSet) -> Double {
    guard set.count >= 1 else { refuse("an accuracy needs at least one sequence, and got none.") }
    return Double(set.sequences.count { label(of: $0) == $0.label }) / Double(set.count)
  }
}

/// Infinite, once it cannot get below the limit.
private func squaredDistance(_ a: [Scalar], _ b: [Scalar], upTo limit: Scalar) -> Scalar {
  let (long, short) = a.count >= b.count ? (a, b) : (b, a)
  var sum: Scalar = 0
  for place in short.indices {
    sum += (long[place] - short[place]) * (long[place] - short[place])
    if sum >= limit { return .infinity }
  }
  for place in short.count..<long.count { sum += long[place] * long[place] }
  return sum
}

/// Infinite, once it cannot get below the limit: the smallest number of a row only grows from row to row.
private func warpedDistance(_ a: LabelledSequence, _ b: LabelledSequence, upTo limit: Scalar) -> Scalar {
  let channels = a.channels
  // D(s, t) for the last s, and t from −1 on.
  var row = [Scalar](repeating: .infinity, count: b.steps + 1)
  row[0] = 0
  for step in 0..<a.steps {
    var diagonal = row[0]
    row[0] = .infinity
    var least = Scalar.infinity
    for other in 0..<b.steps {
      var apart: Scalar = 0
      for channel in 0..<channels {
        let difference = a.values[step * channels + channel] - b.values[other * channels + channel]
        apart += difference * difference
      }
      let above = row[other + 1]
      let best = min(min(above, row[other]), diagonal)
      diagonal = above
      row[other + 1] = apart + best
      least = min(least, row[other + 1])
    }
    if least >= limit { return .infinity }
  }
  return row[b.steps]
}
