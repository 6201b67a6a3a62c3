import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SequenceSet {
  /// Made-up gestures, as a watch's three accelerometers might record them: for those who have no recordings.
  ///
  ///     x_a(u) = A · Σₖ (1 + 0.15 N) · a_ck · sin(2πk·u + φ_ck) + tilt_a + 0.2 N,       k = 1, 2, 3
  ///
  /// Each class c has for each axis three harmonics of its own, with amplitudes a_ck from N(0, 1)/√k. Each person has a strength, a tempo
  /// and a tilt of the watch, and no two gestures of a person are alike: A is the person's e^(0.25 N) times e^(0.1 N), the length is
  /// 38 · tempo · e^(0.2 N) steps, from 20 to 60, with a tempo of e^(0.2 N), the tilt is 0.3 N + 0.15 N, and u, which goes from 0 to 1,
  /// is early or late in the middle: u + 0.3 · U(−1, 1) · u(1 − u). N is a number from N(0, 1), a new one wherever it stands.
  ///
  /// - Precondition: at least one class, person, and gesture a class and person.
  public static func madeGestures(classes: Int = 20, people: Int = 8, each: Int = 20, dice: inout Dice) -> SequenceSet {
    guard classes >= 1, people >= 1, each >= 1 else {
      refuse("made gestures need at least 1 class, 1 person and 1 gesture of each, and got \(classes), \(people) and \(each).")
    }
    let shapes = (0..<classes).map { _ in (0..<3).map { _ in (1...3).map { Harmonic($0, dice: &dice) } } }
    let persons = (0..<people).map { _ in Person(dice: &dice) }
    var sequences: [LabelledSequence] = []
    for label in shapes.indices {
      for person in persons.indices {
        for _ in 0..<each {
          sequences.append(
            gesture(of: shapes[label], by: persons[person], label: label, person: person, dice: &dice))
        }
      }
    }
    return SequenceSet(
      "made gestures", classes: (1...classes).map { "gesture \($0)" }, channels: ["x", "y", "z"],
      people: (1...people).map { "person \($0)" }, sequences: sequences)
  }

  private struct Harmonic {
    let turns: Double
    let amplitude: Double
    let phase: Double

    init(_ number: Int, dice: inout Dice) {
      turns = Double(number)
      amplitude = dice.normal() / turns.squareRoot()
      phase = dice.uniform(in: 0...2 * .pi)
    }
  }

  private struct Person {
    let strength: Double
    let tempo: Double
    let tilt: [Double]

    init(dice: inout Dice) {
      strength = exp(0.25 * dice.normal())
      tempo = exp(0.2 * dice.normal())
      tilt = (0..<3).map { _ in 0.3 * dice.normal() }
    }
  }

  private static func gesture(
    of axes: [[Harmonic]], by maker: Person, label: Int, person: Int, dice: inout Dice
  ) -> LabelledSequence {
    let steps = min(max(Int((38 * maker.tempo * exp(0.2 * dice.normal())).rounded()), 20), 60)
    let bend = 0.3 * dice.uniform(in: -1...1)
    let strength = maker.strength * exp(0.1 * dice.normal())
    let factors = axes.map { $0.map { _ in 1 + 0.15 * dice.normal() } }
    let tilt = maker.tilt.map { $0 + 0.15 * dice.normal() }
    var values: [Scalar] = []
    for step in 0..<steps {
      let even = Double(step) / Double(steps - 1)
      let u = even + bend * even * (1 - even)
      for (axis, harmonics) in axes.enumerated() {
        var sum = 0.0
        for (harmonic, factor) in zip(harmonics, factors[axis]) {
          sum += factor * harmonic.amplitude * sin(2 * .pi * harmonic.turns * u + harmonic.phase)
        }
        values.append(Scalar(strength * sum + tilt[axis] + 0.2 * dice.normal()))
      }
    }
    return LabelledSequence(values: values, steps: steps, label: label, person: person)
  }
}
