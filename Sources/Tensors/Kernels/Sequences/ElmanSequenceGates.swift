/// The squashing of a plain recurrent network.
///
/// It must equal the step of `ElmanCell`, number by number.
///
///     h′ = tanh(x·W + b + h·U)        back:  da = ∂h ⊙ (1 − h′²)
///
/// The only block that is kept is h′ itself, once more, so that it lies where every cell keeps what it needs.
enum ElmanGates: SequenceGates {
  static var maps: Int { 1 }
  static var kept: Int { 1 }
  static var gradients: Int { 1 }
  static var memoryGradients: Int { 0 }
  static var inputGradients: Int { 0 }
  static var hasLongTerm: Bool { false }
  static var hasShortcut: Bool { false }
  static var rowParameters: [(gradient: Int, times: RowFactor)] { [] }
  static var isPlaceByPlace: Bool { true }

  static func forward(_ row: ForwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let h = ((row.fromInput + u).lanes + (row.fromMemory + u).lanes).hyperbolicTangent()
      (row.nextH + u).store(h)
      (row.kept + u).store(h)
    } while places.advance()
  }

  static func backward(_ row: BackwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let h = (row.kept + u).lanes
      let dh = ((row.fromOutput + u).lanes + (row.fromLater + u).lanes).withoutTiny
      (row.gradients + u).store(dh * (1 - h * h))
    } while places.advance()
  }
}
