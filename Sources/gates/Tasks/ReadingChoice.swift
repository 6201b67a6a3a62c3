import FourGates

/// What the readout gets to see of a sequence, by the names that one types.
enum ReadingChoice: String, CaseIterable, Sendable, Codable {
  case padded, last, mean

  var reading: SequenceClassifier.Reading {
    switch self {
    case .padded: .lastPaddedStep
    case .last: .lastRealStep
    case .mean: .meanOfRealSteps
    }
  }
}
