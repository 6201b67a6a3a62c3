import FourGates
import LessonKit

extension Architecture {
  /// The network as one says it: an LSTM with 1 input, 2 layers of 50 units, and 1 output.
  var words: String {
    let kind =
      switch (cell, useGate) {
      case (.rnn, _): "a plain RNN"
      case (.gru, _): "a GRU"
      case (.peephole, _): "an LSTM with peepholes"
      case (.lstm, .standard): "an LSTM"
      case (.lstm, .lessonNotes): "an LSTM with the lesson notes' use gate"
      }
    let size = "\(counted(layers, "layer")) of \(counted(hidden, "unit"))"
    let readout = outputs.map { "and \(counted($0, "output"))" } ?? "and no readout"
    let embedded = embedding.map { ", each embedded as \(counted($0, "number"))" } ?? ""
    let filtered = filters.map { ", \(counted($0, "filter")) of 5 steps" } ?? ""
    return "\(kind), with \(counted(inputs, "input"))\(embedded)\(filtered), \(size), \(readout)"
  }
}
