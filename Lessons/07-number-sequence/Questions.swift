import FourGates
import LessonKit

extension NumberSequence {
  static let questions = [
    Question(
      "largest",
      "20 units, numbers as they are, 1,000 updates with Adam at a rate of 0.001. What does the network say where 200 is right?",
      ["about 20", "about 120, the middle of all answers", "about 200"], right: "a",
      because:
        "Each unit shows at most 1, and each weight of the readout can grow by about 1 in 1,000 updates: 20 units, about 20."
    ),
    Question(
      "repair", "The same 20 units, and as many updates. What brings their error down a hundredfold?",
      ["nothing, 20 units are too few", "numbers scaled to mean 0 and deviation 1", "a longer window"], right: "b",
      because: "On scaled numbers the answers lie between −2 and 2, and a readout reaches them from where it starts."),
    Question(
      "beyond", "Suppose that a network has learned 10, 20, … 200 well. What does it say to [970, 980, 990]?",
      ["about 1000", "far too little", "far too much"], right: "b",
      because: "Beyond the numbers that it has seen, its units approach 1 and stay there; the line ends where the data ended."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the scaling to mean 0 and deviation 1, and the way back.",
    hints: [
      "Three numbers come first: how many there are, their mean, and the mean of (x − mean)².",
      "The deviation is the root of that last mean. Where it is 0, take 1, or you divide by 0.",
      "return (scaled: { ($0 - mean) / deviation }, restored: { $0 * deviation + mean })",
    ],
    yours: yourScale, solution: scale
  ) { scale, check in
    let eight = try scale([2, 4, 4, 4, 5, 5, 7, 9])
    check.expect("mean 5, deviation 2: the number 9", eight.scaled(9), equals: 2, within: 1e-9)
    check.expect("the number 5", eight.scaled(5), equals: 0, within: 1e-9)
    check.expect("the way back of −1.5", eight.restored(-1.5), equals: 2, within: 1e-9)
    let known = (1...20).map { 10 * Double($0) }
    let numbers = try scale(known)
    let scaled = known.map { numbers.scaled($0) }
    check.expect("the mean of 10, 20, … 200, scaled", scaled.reduce(0, +) / 20, equals: 0, within: 1e-9)
    check.expect("their mean square, scaled", scaled.reduce(0) { $0 + $1 * $1 } / 20, equals: 1, within: 1e-9)
    check.expect("there and back", scaled.map { numbers.restored($0) }, equals: known, within: 1e-9)
    check.expect(
      "280, which was not among the known", numbers.scaled(280), equals: 3.03488489, within: 1e-6)
    let equal = try scale([7, 7, 7])
    check.expect("equal numbers become 0", equal.scaled(7), equals: 0, within: 1e-9)
    check.expect("and come back", equal.restored(0), equals: 7, within: 1e-9)
  }
}
