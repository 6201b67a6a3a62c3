import Foundation

/// A line of a table: words flush left, numbers flush right, each in a column of its own width.
struct Columns {
  let widths: [Int]

  func line(words: [String], numbers: [String]) -> String {
    let cells = words.map { ($0, isNumber: false) } + numbers.map { ($0, isNumber: true) }
    return zip(cells, widths).map { cell, width in
      let space = String(repeating: " ", count: max(0, width - cell.0.count))
      return cell.isNumber ? space + cell.0 : cell.0 + space
    }.joined(separator: "  ")
  }
}

/// A number with so many digits after the point: 2057.4.
func decimal(_ number: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)f", number)
}
