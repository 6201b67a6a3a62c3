import Foundation
import LessonKit

/// A table of runs: columns with a name for programs and a title for people, and rows of cells.
struct RunTable {
  struct Column {
    /// As in a CSV file: `loss_median`.
    let name: String
    /// As in a table that one reads.
    let title: String

    init(_ name: String, _ title: String? = nil) { (self.name, self.title) = (name, title ?? name) }
  }

  enum Cell: Equatable {
    case none
    case text(String)
    case whole(Int)
    case number(Double)

    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
    init(_ number: Int?) { self = number.map { .whole($0) } ?? .none }
    init(_ number: Double?) { self = number.map { $0.isFinite ? .number($0) : .none } ?? .none }
    init(_ value: SettingValue?) {
      self = value.map { value in value.number.map { .number($0) } ?? .text(value.text) } ?? .none
    }

    var text: String {
      switch self {
      case .none: ""
      case .text(let text): text
      case .whole(let number): String(number)
      case .number(let number): exactText(number)
      }
    }
  }

  enum Format: String, CaseIterable { case text, csv, markdown, json }

  let columns: [Column]
  let rows: [[Cell]]

  /// Where not all columns fit side by side, the rest follows below; then rows that begin alike get a number, to be found again.
  func lines(width: Int) -> [String] {
    let (titles, cells) = (columns.map(\.title), rows.map { $0.map(\.text) })
    let layout = TableLayout(titles, cells)
    guard !layout.isWhole(width: width), Set(cells.map(\.first)).count < cells.count else { return layout.lines(width: width) }
    let numbered = cells.enumerated().map { ["\($0.offset + 1)"] + $0.element }
    return TableLayout(["row"] + titles, numbered).lines(width: width)
  }

  /// With a header, as RFC 4180 has it, but for the line ends.
  var csv: String {
    func quoted(_ text: String) -> String {
      let isPlain = !text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    let lines = [columns.map(\.name)] + rows.map { $0.map(\.text) }
    return lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// Columns of numbers flush right.
  var markdown: String {
    func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: " ")
    }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let signs = columns.indices.map { column in
      rows.allSatisfy { row in row[column] == .none || row[column].isNumber } ? "---:" : "---"
    }
    return line(columns.map { escaped($0.title) }) + line(signs) + rows.map { line($0.map { escaped($0.text) }) }.joined()
  }

  /// One object a row, without what is not there.
  var objects: [[String: JSONValue]] {
    rows.map { row in
      var object: [String: JSONValue] = [:]
      for (column, cell) in zip(columns, row) {
        switch cell {
        case .none: continue
        case .text(let text): object[column.name] = .text(text)
        case .whole(let number): object[column.name] = .number(Double(number))
        case .number(let number): object[column.name] = .number(number)
        }
      }
      return object
    }
  }

  /// As an array of objects, a line each.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try objects.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    return lines.isEmpty ? "[]\n" : "[\n  " + lines.joined(separator: ",\n  ") + "\n]\n"
  }
}

extension RunTable.Cell {
  /// Whether it is a number, or reads as one.
  fileprivate var isNumber: Bool {
    switch self {
    case .whole, .number: true
    case .text(let text): SettingValue(text).number != nil
    case .none: false
    }
  }
}

/// A text or a number in JSON.
enum JSONValue: Encodable, Equatable {
  case text(String)
  case number(Double)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }
}
