import FourGates
import Foundation

extension ModelFile {
  /// What a checkpoint of `gates train` says about its run, as far as it concerns what the network reads.
  struct RunNote: Decodable {
    let seed: UInt64
    let window: Int
    let batch: Int
    /// Whether the data came from a file.
    let hasFile: Bool
    /// The mean and the deviation that each input was standardized with.
    let scales: [[Double]]
  }

  var runNote: RunNote? {
    metadata["run"].flatMap { try? JSONDecoder().decode(RunNote.self, from: Data($0.utf8)) }
  }

  /// What was chosen about its task when it was trained, as far as the file says.
  var taskOptions: TaskOptions {
    guard let note = runNote else { return TaskOptions() }
    return TaskOptions(seed: note.seed, window: note.window, batch: note.batch)
  }

  /// What each input was standardized with, if it was.
  var scales: [Standardizer] {
    (runNote?.scales ?? []).compactMap { numbers in
      guard numbers.count == 2, numbers.allSatisfy(\.isFinite), numbers[1] > 0 else { return nil }
      return Standardizer(mean: numbers[0], deviation: numbers[1])
    }
  }
}
