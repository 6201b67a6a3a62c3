/// The four gates of an LSTM in one pass over a row, with or without peepholes.
///
/// It must equal the steps of `LSTMCell` and `PeepholeLSTMCell`, number by number. Blocks: f, i, o, g.
///
///     f = σ(… [+ c ⊙ pf])     i = σ(… [+ c ⊙ pi])     o = σ(… [+ c′ ⊙ po])     g = tanh(…)
///     c′ = f ⊙ c + i ⊙ g      h′ = o ⊙ tanh(c′)
///
/// and back, with a gradient of h′ (∂h) and one of c′ from the step after (∂c′):
///
///     do  = ∂h ⊙ tanh(c′) ⊙ o ⊙ (1 − o)
///     ∂c′ ← ∂c′ + ∂h ⊙ o ⊙ (1 − tanh²(c′)) [+ do ⊙ po]
///     df  = ∂c′ ⊙ c ⊙ f ⊙ (1 − f)    di = ∂c′ ⊙ g ⊙ i ⊙ (1 − i)    dg = ∂c′ ⊙ i ⊙ (1 − g²)
///     ∂c  = ∂c′ ⊙ f [+ df ⊙ pf + di ⊙ pi]
///
/// What it gains: steps on a tape write every one of these products to an array of its own, for the whole batch; here they stay in
/// registers, and what the way back needs is written once. Docs/Speed.md has the numbers.
enum LSTMGates<Peephole: PeepholeChoice>: SequenceGates {
  static var maps: Int { 4 }
  static var kept: Int { 5 }
  static var gradients: Int { 4 }
  static var memoryGradients: Int { 0 }
  static var inputGradients: Int { 0 }
  static var hasLongTerm: Bool { true }
  static var hasShortcut: Bool { false }
  static var rowParameters: [(gradient: Int, times: RowFactor)] {
    Peephole.isThere ? [(0, .longTermBefore), (1, .longTermBefore), (2, .longTermAfter)] : []
  }

  /// First the gates, then the memories: each loop is a short chain of dependent operations, so that the processor works on several
  /// registers at once.
  static func forward(_ row: ForwardRow) {
    let units = row.units
    if Peephole.isThere {
      for block in 0...1 { open(row, block * units, units: units, seeing: row.c, times: row.rowParameters + block * units) }
    } else {
      open(row, 0, units: 3 * units)
    }
    var places = RegisterPlaces(units)
    repeat {
      let u = 3 * units + places.place
      (row.kept + u).store(((row.fromInput + u).lanes + (row.fromMemory + u).lanes).hyperbolicTangent())
    } while places.advance()
    places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let kept = (row.kept + u).lanes * (row.c + u).lanes
      (row.nextC + u).store(kept + (row.kept + units + u).lanes * (row.kept + 3 * units + u).lanes)
    } while places.advance()
    if Peephole.isThere {
      open(row, 2 * units, units: units, seeing: Source(row.nextC), times: row.rowParameters + 2 * units)
    }
    places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let squashed = (row.nextC + u).lanes.hyperbolicTangent()
      (row.kept + 4 * units + u).store(squashed)
      (row.nextH + u).store((row.kept + 2 * units + u).lanes * squashed)
    } while places.advance()
  }

  /// σ of some neighbouring maps; with peepholes, they also see a memory.
  @inline(__always)
  private static func open(
    _ row: ForwardRow, _ first: Int, units: Int, seeing memory: Source? = nil, times peephole: Source? = nil
  ) {
    var places = RegisterPlaces(units)
    repeat {
      let u = first + places.place
      var a = (row.fromInput + u).lanes + (row.fromMemory + u).lanes
      if let memory, let peephole { a += (memory + places.place).lanes * (peephole + places.place).lanes }
      (row.kept + u).store(a.openness())
    } while places.advance()
  }

  static func backward(_ row: BackwardRow) {
    let units = row.units
    var places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let (f, i) = ((row.kept + u).lanes, (row.kept + units + u).lanes)
      let (o, g) = ((row.kept + 2 * units + u).lanes, (row.kept + 3 * units + u).lanes)
      let squashed = (row.kept + 4 * units + u).lanes
      let c = (row.c + u).lanes
      let dh = ((row.fromOutput + u).lanes + (row.fromLater + u).lanes).withoutTiny
      let dO = (dh * squashed * o * (1 - o)).withoutTiny
      var dc = (row.fromLaterC + u).lanes.withoutTiny + dh * o * (1 - squashed * squashed)
      if Peephole.isThere { dc += dO * (row.rowParameters + 2 * units + u).lanes }
      let df = (dc * c * f * (1 - f)).withoutTiny
      let di = (dc * g * i * (1 - i)).withoutTiny
      var earlier = dc * f
      if Peephole.isThere {
        earlier += df * (row.rowParameters + u).lanes + di * (row.rowParameters + units + u).lanes
      }
      (row.gradients + u).store(df)
      (row.gradients + units + u).store(di)
      (row.gradients + 2 * units + u).store(dO)
      (row.gradients + 3 * units + u).store((dc * i * (1 - g * g)).withoutTiny)
      (row.toEarlierC + u).store(earlier)
    } while places.advance()
  }
}

/// Whether the gates of an LSTM look at the long-term memory: a type, so that each kind is compiled to a loop without the question.
protocol PeepholeChoice: Sendable {
  static var isThere: Bool { get }
}

enum WithPeepholes: PeepholeChoice { static var isThere: Bool { true } }
enum WithoutPeepholes: PeepholeChoice { static var isThere: Bool { false } }
