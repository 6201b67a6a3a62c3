import Tensors

extension SequenceSet {
  /// A random part to train on, and the rest.
  ///
  /// - Precondition: the fraction is from 0 to 1.
  public func split(trainFraction: Double, dice: inout Dice) -> (train: SequenceSet, rest: SequenceSet) {
    let order = dice.permutation(of: count).map { sequences[$0] }
    return keeping(order).split(firstFraction: trainFraction)
  }

  /// The first part of the set, in its order, to train on, and what came later.
  ///
  /// - Precondition: the fraction is from 0 to 1.
  public func split(firstFraction: Double) -> (train: SequenceSet, rest: SequenceSet) {
    guard (0...1).contains(firstFraction) else {
      refuse("a split takes a fraction from 0 to 1 to train on, and got \(firstFraction).")
    }
    let border = Int((firstFraction * Double(count)).rounded())
    return (keeping(Array(sequences[..<border])), keeping(Array(sequences[border...])))
  }

  /// Everybody else's sequences to train on, and this person's: is a stranger understood?
  ///
  /// - Precondition: there is such a person.
  public func split(leavingOut person: Int) -> (train: SequenceSet, rest: SequenceSet) {
    guard people.indices.contains(person) else {
      refuse("there is no person \(person) among the \(people.count) of \(name).")
    }
    return (keeping(sequences.filter { $0.person != person }), keeping(sequences.filter { $0.person == person }))
  }

  /// - Throws: `DatasetError.tooFewPeople` if fewer people than this made the sequences.
  public func requirePeople(ofAtLeast least: Int) throws(DatasetError) {
    guard people.count >= least else { throw .tooFewPeople(name, count: people.count, needs: least) }
  }

  /// - Throws: `DatasetError.rareClass` if a class has fewer sequences than this: too few to train on and to be judged by.
  public func requireClasses(ofAtLeast least: Int = 2) throws(DatasetError) {
    for (label, className) in classes.enumerated() {
      let count = sequences.count { $0.label == label }
      guard count >= least else { throw .rareClass(name, className: className, count: count, needs: least) }
    }
  }
}
