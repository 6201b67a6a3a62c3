import FourGates

/// A table as lines: columns two spaces apart, a rule under the header, columns of numbers flush right.
///
/// What is too wide for the terminal is narrowed where there is text to wrap; what is then still too wide continues below, with
/// the first column repeated.
package struct TableLayout {
  private let header: [String]
  private let rows: [[String]]
  private let natural: [Int]
  private let least: [Int]
  /// For each column, whether all that is in it are numbers.
  let isNumeric: [Bool]
  private let gap = 2

  /// - Precondition: every row has as many cells as the header.
  package init(_ header: [String], _ rows: [[String]]) {
    for (index, row) in rows.enumerated() where row.count != header.count {
      refuse("a table with \(header.count) columns has \(header.count) cells in every row, and row \(index) has \(row.count).")
    }
    self.header = header
    self.rows = rows
    let cells = header.indices.map { column in ([header] + rows).map { $0[column] } }
    natural = cells.map { $0.map(\.count).max() ?? 0 }
    least = cells.map { $0.flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 0 }
    isNumeric = header.indices.map { column in
      let filled = rows.map { $0[column] }.filter { !$0.isEmpty }
      return !filled.isEmpty && filled.allSatisfy(TableLayout.isNumber)
    }
  }

  /// Whether all columns stand side by side, and none below.
  package func isWhole(width: Int) -> Bool { blocks(width: width).count == 1 }

  package func lines(width: Int) -> [String] {
    let blocks = blocks(width: width).map { columns in lines(columns, widths(of: columns, width: width)) }
    return Array(blocks.joined(separator: [""]))
  }

  /// The columns that stand side by side: all of them, or the first with as many others as fit.
  private func blocks(width: Int) -> [[Int]] {
    var blocks: [[Int]] = []
    for column in header.indices {
      if let block = blocks.last, block.count < 2 || total(block + [column], least) <= width {
        blocks[blocks.count - 1].append(column)
      } else {
        blocks.append(blocks.isEmpty ? [column] : [0, column])
      }
    }
    return blocks
  }

  private func total(_ columns: [Int], _ widths: [Int]) -> Int {
    columns.reduce(0) { $0 + widths[$1] } + gap * (columns.count - 1)
  }

  /// Natural widths, the widest column narrowed until the block fits; within words only where nothing else helps.
  private func widths(of columns: [Int], width: Int) -> [Int] {
    var widths = natural
    for floor in [least, least.map { min($0, 1) }] {
      while total(columns, widths) > width,
        let widest = columns.filter({ widths[$0] > floor[$0] }).max(by: { widths[$0] < widths[$1] })
      {
        widths[widest] -= 1
      }
    }
    return widths
  }

  private func lines(_ columns: [Int], _ widths: [Int]) -> [String] {
    let rule = columns.map { String(repeating: "─", count: widths[$0]) }.joined(separator: String(repeating: " ", count: gap))
    return lines(of: header, columns, widths) + [rule] + rows.flatMap { lines(of: $0, columns, widths) }
  }

  private func lines(of row: [String], _ columns: [Int], _ widths: [Int]) -> [String] {
    let cells = columns.map { wrapped(row[$0], width: max(1, widths[$0])) }
    return (0..<(cells.map(\.count).max() ?? 0)).map { line in
      let parts = zip(columns, cells).map { column, cell in
        let text = line < cell.count ? cell[line] : ""
        let space = String(repeating: " ", count: max(0, widths[column] - text.count))
        return isNumeric[column] ? space + text : text + space
      }
      let whole = parts.joined(separator: String(repeating: " ", count: gap))
      return String(whole.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    if ["–", "—", "NaN", "∞", "−∞"].contains(cell) { return true }
    let digits = cell.replacing("−", with: "-").replacing("\u{202F}", with: "")
    return Double(digits.last.map { "%×".contains($0) } == true ? String(digits.dropLast()) : digits) != nil
  }
}
