/// The slow change of a leaky network.
///
/// It must equal the step of `LeakyCell`, number by number.
///
///     n = tanh(x·W + b + h·U)        h′ = (1 − a)·h + a·n
///     back:  da = a·∂h′ ⊙ (1 − n²)   and (1 − a)·∂h′ past h·U
///
/// n is kept; the leak a stands in the parameters of one row, as often as there are units, and has no gradient.
enum LeakyGates: SequenceGates {
  static var maps: Int { 1 }
  static var kept: Int { 1 }
  static var gradients: Int { 1 }
  static var memoryGradients: Int { 0 }
  static var inputGradients: Int { 0 }
  static var hasLongTerm: Bool { false }
  static var hasShortcut: Bool { true }
  static var rowParameters: [(gradient: Int, times: RowFactor)] { [] }

  static func forward(_ row: ForwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let leak = (row.rowParameters + u).lanes
      let n = ((row.fromInput + u).lanes + (row.fromMemory + u).lanes).hyperbolicTangent()
      (row.nextH + u).store((1 - leak) * (row.h + u).lanes + leak * n)
      (row.kept + u).store(n)
    } while places.advance()
  }

  static func backward(_ row: BackwardRow) {
    var places = RegisterPlaces(row.units)
    repeat {
      let u = places.place
      let leak = (row.rowParameters + u).lanes
      let n = (row.kept + u).lanes
      let dh = ((row.fromOutput + u).lanes + (row.fromLater + u).lanes).withoutTiny
      (row.gradients + u).store(leak * dh * (1 - n * n))
      (row.shortcut + u).store((1 - leak) * dh)
    } while places.advance()
  }
}
