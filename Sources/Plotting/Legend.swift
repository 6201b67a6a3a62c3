/// The names of marks with a sample of each, in rows that fit a width.
struct Legend: Equatable {
  struct Entry: Equatable {
    let name: String
    let sample: Sample
  }

  enum Sample: Equatable {
    case line(Ink.Look)
    case points(Ink.Look)
    case area(Ink.Look, density: Double)
  }

  let entries: [Entry]

  init(of frames: [PanelFrame]) {
    var entries: [Entry] = []
    for frame in frames {
      for case let entry? in frame.legendEntries where !entries.contains(entry) { entries.append(entry) }
    }
    self.entries = entries
  }

  /// Whether no sample stands for two names, so that one legend can serve all panels.
  var isUnambiguous: Bool {
    entries.indices.allSatisfy { i in !entries[..<i].contains { $0.sample == entries[i].sample } }
  }

  /// The entries with their places from the left, row after row, in the middle of the width.
  func rows(in width: Double, size: Double) -> [[(entry: Entry, x: Double)]] {
    var rows: [[(entry: Entry, x: Double)]] = []
    var ends: [Double] = []
    for entry in entries {
      let room = Legend.sampleWidth + 0.5 * size + textWidth(Legend.shown(entry.name, in: width, size: size), size: size)
      if let end = ends.last, end + 1.6 * size + room <= width {
        rows[rows.count - 1].append((entry, end + 1.6 * size))
        ends[ends.count - 1] = end + 1.6 * size + room
      } else {
        rows.append([(entry, 0)])
        ends.append(room)
      }
    }
    return zip(rows, ends).map { row, end in row.map { ($0.entry, $0.x + max(0, (width - end) / 2)) } }
  }

  static let sampleWidth = 32.0

  static func shown(_ name: String, in width: Double, size: Double) -> String {
    shortened(cleaned(name, limit: 200), to: characters(in: width - sampleWidth - 0.5 * size, size: size))
  }
}

extension PanelFrame {
  /// One for every mark of the panel; nil for those without a name in the legend.
  var legendEntries: [Legend.Entry?] {
    panel.marks.enumerated().map { index, mark in
      guard !mark.name.isEmpty else { return nil }
      switch mark.content {
      case .line(_, _, let dashed): return Legend.Entry(name: mark.name, sample: .line(mark.ink.look.dashed(dashed)))
      case .level: return Legend.Entry(name: mark.name, sample: .line(mark.ink.look.dashed(true)))
      case .points: return Legend.Entry(name: mark.name, sample: .points(mark.ink.look))
      case .band: return Legend.Entry(name: mark.name, sample: .area(mark.ink.look, density: Mark.bandDensity))
      case .bars: return Legend.Entry(name: mark.name, sample: .area(mark.ink.look, density: barDensity(of: index)))
      case .heatMap, .moment, .note: return nil
      }
    }
  }

  /// Bars beside each other differ in lightness, too.
  func barDensity(of index: Int) -> Double {
    [1, 0.55, 0.25, 0.8, 0.4][barPosition(of: index) % 5]
  }

  /// Which of the bars of a group a mark is, from the left.
  func barPosition(of index: Int) -> Int {
    panel.marks[..<index].filter(\.isBars).count
  }
}

extension Mark {
  static let bandDensity = 0.22

  var isBars: Bool { if case .bars = content { true } else { false } }
  var isHeatMap: Bool { if case .heatMap = content { true } else { false } }
}

extension Ink.Look {
  /// The same with dashes, where it had none.
  func dashed(_ isDashed: Bool) -> Ink.Look {
    isDashed && dashes.isEmpty ? Ink.Look(colour: colour, dashes: [8, 5], point: point) : self
  }
}
