import Tensors

/// A ``Standardizer`` for each channel of a set of sequences.
///
/// Fit it to the training part only; what validation and test look like must not reach the network:
///
///     let standardizer = ChannelStandardizer(fittedTo: train)
///     let (scaledTrain, scaledTest) = (standardizer.standardized(train), standardizer.standardized(test))
public struct ChannelStandardizer: Equatable, Sendable {
  /// In the order of the channels.
  public let standardizers: [Standardizer]

  /// - Precondition: the set has at least one sequence.
  public init(fittedTo set: SequenceSet) {
    let width = set.channels.count
    standardizers = (0..<width).map { channel in
      Standardizer(
        fittedTo: set.sequences.flatMap { sequence in
          stride(from: channel, to: sequence.values.count, by: width).map { Double(sequence.values[$0]) }
        })
    }
  }

  /// - Precondition: the set has as many channels as the one that this was fitted to.
  public func standardized(_ set: SequenceSet) -> SequenceSet {
    guard set.channels.count == standardizers.count else {
      refuse("a standardizer of \(standardizers.count) channels got a set of \(set.channels.count).")
    }
    return set.keeping(
      set.sequences.map { sequence in
        LabelledSequence(
          values: sequence.values.enumerated().map { place, value in
            let standardizer = standardizers[place % standardizers.count]
            return Scalar((Double(value) - standardizer.mean) / standardizer.deviation)
          }, steps: sequence.steps, label: sequence.label, person: sequence.person, origin: sequence.origin)
      })
  }
}
