import Foundation
import Testing

@testable import Tensors

@Suite struct `exp, tanh and the logistic function` {
  /// Every 4,099th of all finite 32-bit numbers (a prime, so that no digit of the mantissa is favoured), as scalars.
  private static let inputs: [Scalar] = stride(from: UInt32(0), through: UInt32.max, by: 4099)
    .map { Scalar(Float(bitPattern: $0)) }.filter(\.isFinite)

  /// By how many units in the last place the worst result is off.
  private func worst(_ results: [Scalar], _ reference: (Double) -> Double) -> (ulps: Double, at: Scalar) {
    var worst = (ulps: 0.0, at: Scalar(0))
    for (x, y) in zip(Self.inputs, results) {
      let exact = reference(Double(x))
      let rounded = Scalar(exact)
      if y == rounded { continue }
      let unit = max(Double(rounded.magnitude.ulp), Double(Scalar.leastNonzeroMagnitude))
      let ulps = (Double(y) - exact).magnitude / unit
      if ulps.isNaN { return (.infinity, x) }
      if ulps > worst.ulps { worst = (ulps, x) }
    }
    return worst
  }

  private func result(_ f: (Tensor) -> Tensor) -> [Scalar] { f(Tensor(row: Self.inputs)).scalars }

  @Test func `a gate has the bits of the logistic function up to ±70, and beyond those at ±70`() {
    for x in Self.inputs + [.nan, -.nan, .infinity, -.infinity, 70, -70] {
      let (gate, limited) = (Lanes(repeating: x).openness(), Lanes(repeating: min(max(x, -70), 70)).logistic())
      #expect(gate[0].isNaN == x.isNaN)
      #expect(x.isNaN || gate == limited, "at \(x)")
    }
  }

  #if !DoublePrecision
    @Test func `the exponential of moderate numbers has the bits of the one of all numbers`() {
      for x in Self.inputs where x.magnitude <= 87 {
        #expect(Lanes(repeating: x).moderateExponential() == Lanes(repeating: x).exponential(), "at \(x)")
      }
    }
  #endif

  @Test func `exp is right to 2 units in the last place`() {
    let worst = worst(result { $0.exp() }, Foundation.exp)
    #expect(worst.ulps <= 2, "\(worst)")
  }

  @Test func `the logistic function is right to 2 units in the last place`() {
    let worst = worst(result { $0.sigmoid() }) { x in
      let e = Foundation.exp(-abs(x))
      return (x >= 0 ? 1 : e) / (1 + e)
    }
    #expect(worst.ulps <= 2, "\(worst)")
  }

  @Test func `tanh is right to 3 units in the last place`() {
    let worst = worst(result { $0.tanh() }, Foundation.tanh)
    #expect(worst.ulps <= 3, "\(worst)")
  }

  @Test func `are exact at 0 and infinity, and keep NaN`() {
    let x = Tensor(row: [0, -0.0, .infinity, -.infinity, .nan])
    #expect(x.exp().scalars.prefix(4) == [1, 1, .infinity, 0])
    #expect(x.sigmoid().scalars.prefix(4) == [0.5, 0.5, 1, 0])
    #expect(x.tanh().scalars.prefix(4) == [0, 0, 1, -1])
    #expect(x.tanh()[flat: 1].sign == .minus)
    for y in [x.exp(), x.sigmoid(), x.tanh()] { #expect(y[flat: 4].isNaN) }
  }

  @Test(arguments: 1...20)
  func `give the same numbers in a row of any length`(_ count: Int) {
    let row = (0..<count).map { Scalar($0) / 3 - 2 }
    for f in [{ $0.exp() }, { $0.tanh() }, { $0.sigmoid() }] as [(Tensor) -> Tensor] {
      #expect(f(Tensor(row: row)).scalars == row.map { f(Tensor($0)).scalar })
    }
  }
}
