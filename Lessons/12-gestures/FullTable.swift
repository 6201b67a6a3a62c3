import FourGates

extension Trials {
  /// The rows of the notes that the default run leaves out; `--full` has them all.
  static func fullTable(people: Int) -> [Row] {
    var rows: [Row] = []
    func row(_ key: String, _ name: String, _ change: (inout Trial.Settings) -> Void) {
      var settings = Trial.Settings()
      change(&settings)
      rows.append(Row(key: key, name: name, settings: settings, isOnlyAskedForItsAccuracy: true))
    }
    for hidden in [16, 32, 256] { row("hidden\(hidden)", "\(hidden) units") { $0.hidden = hidden } }
    for (key, rate) in [("1e-4", 1e-4), ("1e-2", 0.01), ("0_1", 0.1), ("1", 1)] {
      row("wide.rate\(key)", "128 units, rate \(rate)") { ($0.hidden, $0.rate) = (128, rate) }
    }
    for batch in [4, 16, 64] {
      row("wide.batch\(batch)", "128 units, batches of \(batch)") { ($0.hidden, $0.batch) = (128, batch) }
    }
    for layers in [2, 3, 5, 7] { row("layers\(layers)", "\(layers) layers") { $0.layers = layers } }
    row("layers2.dropout", "2 layers, dropout of 0.5 between them") { ($0.layers, $0.dropout) = (2, 0.5) }
    for cell in [Architecture.Cell.rnn, .lstm] {
      for reading in [SequenceClassifier.Reading.lastPaddedStep, .lastRealStep] {
        row("\(cell.rawValue).\(reading.rawValue)", "\(cell.rawValue.uppercased()), \(called(reading))") {
          ($0.cell, $0.reading) = (cell, reading)
        }
      }
    }
    row("filters", "32 filters in front") { $0.filters = 32 }
    row("filters.real", "32 filters in front, last real step") { ($0.filters, $0.reading) = (32, .lastRealStep) }
    row("wide.real", "128 units, last real step") { ($0.hidden, $0.reading) = (128, .lastRealStep) }
    for stranger in [0, people - 1] {
      row("wide.stranger\(stranger + 1)", "128 units, person \(stranger + 1) left out") {
        ($0.hidden, $0.stranger) = (128, stranger)
      }
    }
    return rows
  }

  private static func called(_ reading: SequenceClassifier.Reading) -> String {
    switch reading {
    case .lastPaddedStep: "last padded step"
    case .lastRealStep: "last real step"
    case .meanOfRealSteps: "mean over the real steps"
    }
  }
}
