import FourGates
import Foundation

/// A number as it stands on the screen, in at most 7 columns: a few decimals, and powers of ten where it is large.
///
///     0.784    +0.784    −12.35    +1.2e9    NaN
func shownNumber(_ number: Scalar, isSigned: Bool = true, decimals: Int = 3) -> String {
  let size = Double(abs(number))
  guard !size.isNaN else { return "NaN" }
  let sign = number < 0 ? "−" : isSigned && number > 0 ? "+" : ""
  guard size < .infinity else { return sign + "∞" }
  let digits = size < 9.9995 ? 0 : size < 99.995 ? 1 : size < 999.95 ? 2 : 3
  guard size < 9999.5 else { return sign + String(format: "%.1e", size).replacing(/e\+?(-?)0*/) { "e\($0.output.1)" } }
  return sign + String(format: "%.\(max(0, decimals - digits))f", size)
}

/// A part of 1 as percent: 62%, <1%.
func shownShare(_ share: Double) -> String {
  share > 0 && share < 0.005 ? "<1%" : "\(share.isFinite ? Int((100 * share).rounded()) : 0)%"
}
