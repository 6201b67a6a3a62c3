import FourGates
import Foundation
import Plotting

/// The values of a setting as places from 0 to 1 along an axis.
struct SettingAxis {
  let key: String
  /// From the lowest up; words by the alphabet after the numbers.
  let values: [SettingValue]

  init(_ key: String, of groups: [RunGroup], at column: Int) {
    self.key = key
    values = Set(groups.compactMap { $0.values[column] }).sorted()
  }

  /// Few values stand equally far from each other; many numbers at their size, by powers of ten where they span several.
  func place(of value: SettingValue) -> Double? {
    guard let index = values.firstIndex(of: value) else { return nil }
    guard values.count > 1 else { return 0.5 }
    let numbers = values.compactMap(\.number)
    guard values.count > 8, numbers.count == values.count, let number = value.number else {
      return Double(index) / Double(values.count - 1)
    }
    return share(of: number, from: numbers[0], to: numbers[numbers.count - 1])
  }

  /// The values that are named beside the axis, with their places: not closer to each other than a line of text is high.
  var labels: [(place: Double, text: String)] {
    var labels: [(place: Double, text: String)] = []
    for value in values {
      guard let place = place(of: value), place - (labels.last?.place ?? -1) > 0.055 else { continue }
      labels.append((place, value.text.count > 14 ? value.text.prefix(13) + "…" : value.text))
    }
    return labels
  }
}

/// How far a number lies between two others, from 0 to 1: by its logarithm where they are more than ten times apart.
func share(of number: Double, from low: Double, to high: Double) -> Double {
  guard high > low else { return 0.5 }
  guard low > 0, high / low > 10 else { return (number - low) / (high - low) }
  return log10(number / low) / log10(high / low)
}
