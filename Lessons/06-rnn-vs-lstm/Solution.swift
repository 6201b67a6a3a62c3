import Foundation

/// The half-life of unit u is longest^(u / (units − 1)); its gate is the n-th root of 1/2, and σ(b) = k solved for b is log(k / (1 − k)).
func spreadBiases(longest: Double, units: Int) -> [Double] {
  (0..<units).map { unit in
    let halfLife = pow(longest, Double(unit) / Double(units - 1))
    let kept = pow(0.5, 1 / halfLife)
    return log(kept / (1 - kept))
  }
}
