/// The marks of a panel in characters: a line is drawn in one of gnuplot's seven, everything else in points of a character.
struct TextMarks {
  let frame: PanelFrame

  /// The characters of gnuplot's line types 1, 2, …
  private static let lines = Array("*#$%@&=")
  private static let points = Array("ox^v")
  private static let levels = Array(".-~:")

  /// The character of each mark; nil for those that have none.
  private var characters: [Character?] {
    var (lines, points, levels) = (0, 0, 0)
    func next(_ characters: [Character], _ count: inout Int) -> Character {
      count += 1
      return characters[(count - 1) % characters.count]
    }
    return frame.panel.marks.map { mark in
      switch mark.content {
      case .line: next(Self.lines, &lines)
      case .points: next(Self.points, &points)
      case .level: next(Self.levels, &levels)
      case .band: ":"
      case .moment: "|"
      case .bars, .heatMap, .note: nil
      }
    }
  }

  /// The names with their characters, in lines of at most this width.
  func legend(_ width: Int) -> [String] {
    var lines: [String] = []
    for case (let mark, let character?) in zip(frame.panel.marks, characters) where !mark.name.isEmpty {
      let entry = shortened("\(character)\(character) \(cleaned(mark.name, limit: 200))", to: width)
      if let last = lines.last, last.count + 3 + entry.count <= width {
        lines[lines.count - 1] = last + "   " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  func elements(columns: Int, in script: inout Script) -> [String] {
    zip(frame.panel.marks, characters).flatMap { mark, character -> [String] in
      guard let character else { return [] }
      switch mark.content {
      case .line(let x, let y, _): return line(x, y, character, in: &script)
      case .points(let x, let y): return points(Array(zip(x, y)), character, in: &script)
      case .band(let x, let low, let high): return points(Array(zip(x, low)) + Array(zip(x, high)), character, in: &script)
      case .level(let height): return points(across(columns).map { ($0, height) }, character, in: &script)
      case .moment(let place):
        guard frame.x.contains(place) else { return [] }
        return ["\(script.block([[place, frame.y.low], [place, frame.y.high]])) using 1:2 with lines lt -1 notitle"]
      case .bars, .heatMap, .note: return []
      }
    }
  }

  private func line(_ x: [Double], _ y: [Double], _ character: Character, in script: inout Script) -> [String] {
    let pieces = runs(x.indices.map { hasPlace(x[$0], y[$0]) })
    let long = pieces.filter { $0.count > 1 }.map { $0.map { [x[$0], y[$0]] } }
    let alone = pieces.filter { $0.count == 1 }.joined().map { (x[$0], y[$0]) }
    var elements = points(alone, character, in: &script)
    if !long.isEmpty {
      let type = (Self.lines.firstIndex(of: character) ?? 0) + 1
      elements.append("\(script.block(Array(long.joined(separator: [[]])))) using 1:2 with lines lt \(type) notitle")
    }
    return elements
  }

  private func points(_ places: [(Double, Double)], _ character: Character, in script: inout Script) -> [String] {
    let rows = places.filter { hasPlace($0, $1) && frame.x.contains($0) && frame.y.contains($1) }.map { [$0, $1] }
    return rows.isEmpty ? [] : ["\(script.block(rows)) using 1:2 with points pt '\(character)' notitle"]
  }

  private func hasPlace(_ x: Double, _ y: Double) -> Bool {
    Extent.has(place: x, on: frame.x.scale) && Extent.has(place: y, on: frame.y.scale)
  }

  /// A place along the axis for every second column.
  private func across(_ columns: Int) -> [Double] {
    stride(from: 0, through: columns, by: 2).map { frame.x.number(at: Double($0) / Double(columns)) }
  }
}
