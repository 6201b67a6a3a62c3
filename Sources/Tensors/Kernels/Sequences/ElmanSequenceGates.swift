/// The squashing of a plain recurrent network.
///
/// It must equal the step of `ElmanCell`, number by number.
///
///     h′ = tanh(x·W + b + h·U)        back:  da = ∂h ⊙ (1 − h′²)
///
/// The only block that is kept is h′ itself, once more, so that it lies where every cell keeps what it needs.
package enum ElmanGates: SequenceGates {
  package static var maps: Int { 1 }
  package static var kept: Int { 1 }
  package static var gradients: Int { 1 }
  package static var memoryGradients: Int { 0 }
  package static var inputGradients: Int { 0 }
  package static var hasLongTerm: Bool { false }
  package static var hasShortcut: Bool { false }
  package static var rowParameters: [(gradient: Int, times: RowFactor)] { [] }

  package static func forward(_ row: ForwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let h = ((row.fromInput + u).lanes + (row.fromMemory + u).lanes).hyperbolicTangent()
      (row.nextH + u).store(h)
      (row.kept + u).store(h)
    } while places.advance()
  }

  package static func backward(_ row: BackwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let h = (row.kept + u).lanes
      (row.gradients + u).store(((row.fromOutput + u).lanes + (row.fromLater + u).lanes) * (1 - h * h))
    } while places.advance()
  }
}
