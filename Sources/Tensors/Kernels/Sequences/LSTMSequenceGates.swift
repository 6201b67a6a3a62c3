/// The four gates of an LSTM in one pass over a row, with or without peepholes.
///
/// It must equal the steps of `LSTMCell` and `PeepholeLSTMCell`, number by number. Blocks: f, i, g, o.
///
///     f = σ(…) [+ c ⊙ pf inside]     i = σ(…) [+ c ⊙ pi]     g = tanh(…)     o = σ(…) [+ c′ ⊙ po]
///     c′ = f ⊙ c + i ⊙ g             h′ = o ⊙ tanh(c′)
///
/// and back, with a gradient of h′ (∂h) and one of c′ from the step after (∂c′):
///
///     do  = ∂h ⊙ tanh(c′) ⊙ o ⊙ (1 − o)
///     ∂c′ ← ∂c′ + ∂h ⊙ o ⊙ (1 − tanh²(c′)) [+ do ⊙ po]
///     df  = ∂c′ ⊙ c ⊙ f ⊙ (1 − f)    di = ∂c′ ⊙ g ⊙ i ⊙ (1 − i)    dg = ∂c′ ⊙ i ⊙ (1 − g²)
///     ∂c  = ∂c′ ⊙ f [+ df ⊙ pf + di ⊙ pi]
///
/// What it gains: steps on a tape write every one of these products to memory and read it again; here they stay in registers.
package enum LSTMGates<Peephole: PeepholeChoice>: SequenceGates {
  package static var maps: Int { 4 }
  package static var kept: Int { 5 }
  package static var gradients: Int { 4 }
  package static var memoryGradients: Int { 0 }
  package static var inputGradients: Int { 0 }
  package static var hasLongTerm: Bool { true }
  package static var hasShortcut: Bool { false }
  package static var rowParameters: [(gradient: Int, times: RowFactor)] {
    Peephole.isThere ? [(0, .longTermBefore), (1, .longTermBefore), (3, .longTermAfter)] : []
  }

  package static func forward(_ row: ForwardRow) {
    let units = row.units
    var places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let c = (row.c + u).lanes
      var f = (row.fromInput + u).lanes + (row.fromMemory + u).lanes
      var i = (row.fromInput + units + u).lanes + (row.fromMemory + units + u).lanes
      let g = ((row.fromInput + 2 * units + u).lanes + (row.fromMemory + 2 * units + u).lanes).hyperbolicTangent()
      var o = (row.fromInput + 3 * units + u).lanes + (row.fromMemory + 3 * units + u).lanes
      if Peephole.isThere {
        f += c * (row.rowParameters + u).lanes
        i += c * (row.rowParameters + units + u).lanes
      }
      f = f.logistic()
      i = i.logistic()
      let next = f * c + i * g
      if Peephole.isThere { o += next * (row.rowParameters + 2 * units + u).lanes }
      o = o.logistic()
      let squashed = next.hyperbolicTangent()
      (row.nextC + u).store(next)
      (row.nextH + u).store(o * squashed)
      (row.kept + u).store(f)
      (row.kept + units + u).store(i)
      (row.kept + 2 * units + u).store(g)
      (row.kept + 3 * units + u).store(o)
      (row.kept + 4 * units + u).store(squashed)
    } while places.advance()
  }

  package static func backward(_ row: BackwardRow) {
    let units = row.units
    var places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let (f, i) = ((row.kept + u).lanes, (row.kept + units + u).lanes)
      let (g, o) = ((row.kept + 2 * units + u).lanes, (row.kept + 3 * units + u).lanes)
      let squashed = (row.kept + 4 * units + u).lanes
      let c = (row.c + u).lanes
      let dh = (row.fromOutput + u).lanes + (row.fromLater + u).lanes
      let dO = dh * squashed * o * (1 - o)
      var dc = (row.fromLaterC + u).lanes + dh * o * (1 - squashed * squashed)
      if Peephole.isThere { dc += dO * (row.rowParameters + 2 * units + u).lanes }
      let df = dc * c * f * (1 - f)
      let di = dc * g * i * (1 - i)
      var earlier = dc * f
      if Peephole.isThere {
        earlier += df * (row.rowParameters + u).lanes + di * (row.rowParameters + units + u).lanes
      }
      (row.gradients + u).store(df)
      (row.gradients + units + u).store(di)
      (row.gradients + 2 * units + u).store(dc * i * (1 - g * g))
      (row.gradients + 3 * units + u).store(dO)
      (row.toEarlierC + u).store(earlier)
    } while places.advance()
  }
}

/// Whether the gates of an LSTM look at the long-term memory: a type, so that each kind is compiled to a loop without the question.
package protocol PeepholeChoice: Sendable {
  static var isThere: Bool { get }
}

package enum WithPeepholes: PeepholeChoice { package static var isThere: Bool { true } }
package enum WithoutPeepholes: PeepholeChoice { package static var isThere: Bool { false } }
