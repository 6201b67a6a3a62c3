import Foundation

/// Softmax of what is left, with the highest score taken off first: e to the power of a large number would be infinite.
func chancesAtATemperature(_ scores: [Double], temperature: Double, top: Int) -> [Double] {
  let order = scores.sorted(by: >)
  let (highest, lowestTaken) = (order[0], order[min(top, order.count) - 1])
  let powers = scores.map { $0 < lowestTaken ? 0 : exp(($0 - highest) / temperature) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
