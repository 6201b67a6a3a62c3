import Tensors

/// Sequences with classes, as a classifier is trained on: of different lengths, of one or several channels.
///
///     let gestures = SequenceSet.madeGestures(dice: &dice)
///     let (train, test) = gestures.split(trainFraction: 0.8, dice: &dice)
///
/// Several ways to split, and they do not ask the same question. A random split lets the same person stand on both sides; leaving
/// one person out asks whether a stranger is understood.
public struct SequenceSet: Equatable, Sendable {
  public let name: String
  /// Their names; a label is a place in this list.
  public let classes: [String]
  /// The names of the numbers of a step.
  public let channels: [String]
  /// Who made the sequences; empty if that is not known.
  public let people: [String]
  public let sequences: [LabelledSequence]

  /// - Precondition: each sequence has as many channels as there are names, and a label and a person from the lists.
  public init(_ name: String, classes: [String], channels: [String], people: [String] = [], sequences: [LabelledSequence]) {
    for sequence in sequences {
      guard sequence.channels == channels.count, classes.indices.contains(sequence.label),
        sequence.person.map(people.indices.contains) ?? true
      else {
        refuse(
          """
          a set with \(channels.count) channels, \(classes.count) classes and \(people.count) people cannot have a sequence with \
          \(sequence.channels) channels, the label \(sequence.label) and \(sequence.person.map { "the person \($0)" } ?? "nobody").
          """)
      }
    }
    self.name = name
    self.classes = classes
    self.channels = channels
    self.people = people
    self.sequences = sequences
  }

  public var count: Int { sequences.count }

  /// The steps of the longest sequence; 0 if there is none.
  public var longest: Int { sequences.lazy.map(\.steps).max() ?? 0 }

  /// The same set with these sequences only.
  public func keeping(_ sequences: [LabelledSequence]) -> SequenceSet {
    SequenceSet(name, classes: classes, channels: channels, people: people, sequences: sequences)
  }
}
