/// The gates of a GRU in one pass over a row, with PyTorch's place of the reset.
///
/// It must equal the step of `GRUCell`, number by number. Blocks of the maps: r, z, n; the parameter of one row: cn.
///
///     r = σ(…)    z = σ(…)    m = h·Un + cn    n = tanh(x·Wn + bn + r ⊙ m)    h′ = n + z ⊙ (h − n)
///
/// and back, with the gradient ∂h of h′:
///
///     dz = ∂h ⊙ (h − n) ⊙ z ⊙ (1 − z)      dn = ∂h ⊙ (1 − z) ⊙ (1 − n²)
///     dm = dn ⊙ r                          dr = dn ⊙ m ⊙ r ⊙ (1 − r)          past h·U:  ∂h ⊙ z
///
/// The gradients stand as dm, dr, dz, dn beside each other: the first three go back through h·U, whose maps stand in the order
/// n, r, z; the last three through x·W. So both products read neighbours.
enum GRUGates: SequenceGates {
  static var maps: Int { 3 }
  static var kept: Int { 4 }
  static var gradients: Int { 4 }
  static var memoryGradients: Int { 0 }
  static var inputGradients: Int { 1 }
  static var hasLongTerm: Bool { false }
  static var hasShortcut: Bool { true }
  static var rowParameters: [(gradient: Int, times: RowFactor)] { [(0, .one)] }

  /// First the gates, then the memory: each loop is a short chain of dependent operations, so that the processor works on several
  /// registers at once.
  static func forward(_ row: ForwardRow) {
    let units = row.units
    var places = RegisterPlaces(2 * units)
    repeat {
      let u = places.place
      (row.kept + u).store(((row.fromInput + u).lanes + (row.fromMemory + units + u).lanes).openness())
    } while places.advance()
    places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let m = (row.fromMemory + u).lanes + (row.rowParameters + u).lanes
      let (r, z) = ((row.kept + u).lanes, (row.kept + units + u).lanes)
      let n = ((row.fromInput + 2 * units + u).lanes + r * m).hyperbolicTangent()
      (row.nextH + u).store(n + z * ((row.h + u).lanes - n))
      (row.kept + 2 * units + u).store(n)
      (row.kept + 3 * units + u).store(m)
    } while places.advance()
  }

  static func backward(_ row: BackwardRow) {
    let units = row.units
    var places = RegisterPlaces(units)
    repeat {
      let u = places.place
      let (r, z) = ((row.kept + u).lanes, (row.kept + units + u).lanes)
      let (n, m) = ((row.kept + 2 * units + u).lanes, (row.kept + 3 * units + u).lanes)
      let dh = ((row.fromOutput + u).lanes + (row.fromLater + u).lanes).withoutTiny
      let dn = dh * (1 - z) * (1 - n * n)
      (row.gradients + u).store((dn * r).withoutTiny)
      (row.gradients + units + u).store((dn * m * r * (1 - r)).withoutTiny)
      (row.gradients + 2 * units + u).store((dh * ((row.h + u).lanes - n) * z * (1 - z)).withoutTiny)
      (row.gradients + 3 * units + u).store(dn.withoutTiny)
      (row.shortcut + u).store(dh * z)
    } while places.advance()
  }
}
