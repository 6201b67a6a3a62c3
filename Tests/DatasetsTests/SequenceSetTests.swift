import Tensors
import Testing

@testable import Datasets

/// Sequences of 1, 2, 3 … steps with two channels, by three people, of two classes.
private func ladder(_ count: Int) -> SequenceSet {
  SequenceSet(
    "ladder", classes: ["even", "odd"], channels: ["a", "b"], people: ["P", "Q", "R"],
    sequences: (0..<count).map { number in
      LabelledSequence(
        values: (0..<2 * (number + 1)).map { Scalar(100 * number + $0) }, steps: number + 1, label: number % 2,
        person: number % 3)
    })
}

@Suite struct `A set of sequences` {
  @Test func `puts sequences side by side, the shorter ones followed by zeros`() {
    let batch = ladder(4).batch([2, 0])
    #expect(batch.inputs.map(\.scalars) == [[200, 201, 0, 1], [202, 203, 0, 0], [204, 205, 0, 0]])
    #expect(batch.inputs.allSatisfy { $0.shape == [2, 2] })
    #expect(batch.lengths == [3, 1])
    #expect(batch.targets == [0, 0])
    #expect(ladder(4).batch([0], paddedTo: 3).inputs.count == 3)
  }

  @Test func `becomes rows, each sequence one`() {
    #expect(ladder(2).flattened(paddedTo: 3) == Tensor(rows: [[0, 1, 0, 0, 0, 0], [100, 101, 102, 103, 0, 0]]))
  }

  @Test func `shows each sequence once an epoch, in another order each time`() {
    let set = ladder(10)
    var dice = Dice(seed: 4)
    let epochs = (0..<2).map { _ in set.batches(of: 4, dice: &dice).flatMap { $0.lengths! } }
    #expect(epochs[0].sorted() == Array(1...10))
    #expect(epochs[1].sorted() == Array(1...10))
    #expect(epochs[0] != epochs[1])
    #expect(set.batches(of: 4).map(\.count) == [4, 4, 2])
  }

  @Test func `is split at random, in its order, or by person, and nothing gets lost`() {
    let set = ladder(10)
    var dice = Dice(seed: 4)
    let random = set.split(trainFraction: 0.8, dice: &dice)
    #expect((random.train.sequences + random.rest.sequences).map(\.steps).sorted() == Array(1...10))
    #expect(random.train.count == 8)
    #expect(random.train.sequences.map(\.steps) != Array(1...8))
    let ordered = set.split(firstFraction: 0.75)
    #expect(ordered.train.sequences.map(\.steps) == Array(1...8))
    #expect(ordered.rest.sequences.map(\.steps) == [9, 10])
    let strangers = set.split(leavingOut: 1)
    #expect(strangers.rest.sequences.map(\.steps) == [2, 5, 8])
    #expect(strangers.train.sequences.allSatisfy { $0.person != 1 })
    #expect(strangers.train.count == 7)
  }

  @Test func `is standardized by its training part`() {
    let (train, rest) = ladder(4).split(firstFraction: 0.5)
    let standardizer = ChannelStandardizer(fittedTo: train)
    let scaled = standardizer.standardized(train)
    for channel in 0..<2 {
      let numbers = scaled.sequences.flatMap { sequence in
        (0..<sequence.steps).map { Double(sequence.values[2 * $0 + channel]) }
      }
      #expect(abs(numbers.reduce(0, +)) < 1e-5)
      #expect(abs(numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count) - 1) < 1e-5)
    }
    let mean = (0.0 + 100 + 102) / 3
    let deviation = ((mean * mean + (100 - mean) * (100 - mean) + (102 - mean) * (102 - mean)) / 3).squareRoot()
    #expect(abs(Double(standardizer.standardized(rest).sequences[0].values[0]) - (200 - mean) / deviation) < 1e-4)
  }

  @Test func `says which class has too few examples`() throws {
    #expect(throws: DatasetError.rareClass("ladder", className: "odd", count: 1, needs: 2)) {
      try ladder(3).requireClasses(ofAtLeast: 2)
    }
    #expect(
      "\(DatasetError.rareClass("ladder", className: "odd", count: 1, needs: 2))"
        == "ladder has 1 example of “odd”, and 2 are needed, to learn from and to be judged by; add examples, or leave the class out."
    )
    try ladder(4).requireClasses(ofAtLeast: 2)
  }
}

@Suite struct `Made gestures` {
  @Test func `are 20 classes by 8 people, 160 of each class, of 20 to 60 steps`() {
    var dice = Dice(seed: 1)
    let set = SequenceSet.madeGestures(dice: &dice)
    #expect(set.count == 3200)
    for label in 0..<20 { #expect(set.sequences.count { $0.label == label } == 160) }
    for person in 0..<8 { #expect(set.sequences.count { $0.person == person } == 400) }
    let lengths = set.sequences.map(\.steps)
    #expect(lengths.min()! >= 20 && lengths.max()! <= 60 && Set(lengths).count > 30)
    #expect(set.sequences.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  }

  @Test func `are the same for the same seed, and others for another`() {
    func made(_ seed: UInt64) -> SequenceSet {
      var dice = Dice(seed: seed)
      return .madeGestures(classes: 3, people: 2, each: 2, dice: &dice)
    }
    #expect(made(5) == made(5))
    #expect(made(5) != made(6))
  }
}

@Suite struct `The nearest neighbour` {
  private func set(_ sequences: [([Scalar], Int)]) -> SequenceSet {
    SequenceSet(
      "hand-made", classes: ["A", "B"], channels: ["x"],
      sequences: sequences.map { LabelledSequence(values: $0, steps: $0.count, label: $1) })
  }

  @Test func `by warping follows a shape that comes later, and by Euclid does not`() {
    // A is a bump, B is flat; the sequence is the bump, later and longer.
    let training = set([([0, 0, 3, 0, 0, 0, 0, 0], 0), ([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 1)])
    let late = LabelledSequence(values: [0, 0, 0, 0, 0, 3, 3, 0], steps: 8, label: 0)
    #expect(NearestNeighbour(among: training, by: .dynamicTimeWarping).label(of: late) == 0)
    #expect(NearestNeighbour(among: training, by: .euclidean).label(of: late) == 1)
  }

  @Test func `by Euclid goes on with zeros where one sequence is shorter`() {
    let training = set([([1, 1, 5], 0), ([1, 2], 1)])
    let neighbour = NearestNeighbour(among: training, by: .euclidean)
    #expect(neighbour.label(of: LabelledSequence(values: [1, 1], steps: 2, label: 0)) == 1)
    #expect(neighbour.label(of: LabelledSequence(values: [1, 1, 4], steps: 3, label: 0)) == 0)
    #expect(neighbour.accuracy(on: set([([1, 1], 1), ([1, 1, 4], 0), ([1, 2], 0)])) == 2.0 / 3)
  }

  @Test func `by warping finds the smallest sum among all ways to match the steps`() {
    /// Every way, tried out.
    func smallest(_ a: ArraySlice<Scalar>, _ b: ArraySlice<Scalar>) -> Scalar {
      let here = (a.first! - b.first!) * (a.first! - b.first!)
      if a.count == 1, b.count == 1 { return here }
      var ways: [Scalar] = []
      if a.count > 1 { ways.append(smallest(a.dropFirst(), b)) }
      if b.count > 1 { ways.append(smallest(a, b.dropFirst())) }
      if a.count > 1, b.count > 1 { ways.append(smallest(a.dropFirst(), b.dropFirst())) }
      return here + ways.min()!
    }
    var dice = Dice(seed: 7)
    for _ in 0..<20 {
      let rows = (0..<6).map { _ in (0..<1 + dice.index(below: 6)).map { _ in Scalar(dice.normal()) } }
      let training = set(rows.dropFirst().enumerated().map { ($1, $0 % 2) })
      let best = rows.dropFirst().map { smallest(rows[0][...], $0[...]) }
      let expected = best.firstIndex(of: best.min()!)! % 2
      let found = NearestNeighbour(among: training, by: .dynamicTimeWarping)
        .label(of: LabelledSequence(values: rows[0], steps: rows[0].count, label: 0))
      #expect(found == expected)
    }
  }
}
