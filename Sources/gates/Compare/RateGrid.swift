import Foundation

/// The rates 0.001, 0.003, 0.01, 0.03, … by their places: about as far from each to the next, seen as factors.
enum RateGrid {
  /// How many places a sweep reaches to each side of the default.
  static let reach = 3
  /// How many more it reaches where the best rate is the first or the last.
  static let widening = 2

  static func rate(at place: Int) -> Double {
    let exponent = place >= 0 ? place / 2 : (place - 1) / 2
    return Double("\(place - 2 * exponent == 0 ? 1 : 3)e\(exponent)") ?? .nan
  }

  static func places(around rate: Double) -> [Int] {
    let middle = (-40...40).min { abs(distance(to: rate, $0)) < abs(distance(to: rate, $1)) } ?? 0
    return Array(middle - reach...middle + reach)
  }

  /// The places beyond an end of these rates.
  static func more(than rates: [Double], beyond edge: RateEdge) -> [Double] {
    let ends = [rates.min(), rates.max()].compactMap { $0 }.map { end in
      (-60...60).min { abs(distance(to: end, $0)) < abs(distance(to: end, $1)) } ?? 0
    }
    switch edge {
    case .lowest: return (1...widening).map { rate(at: ends[0] - $0) }.reversed()
    case .highest: return (1...widening).map { rate(at: ends[1] + $0) }
    }
  }

  private static func distance(to rate: Double, _ place: Int) -> Double {
    log10(rate) - log10(self.rate(at: place))
  }
}
