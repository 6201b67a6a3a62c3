import LessonKit

/// Why a network cannot write.
enum SampleError: Error, Equatable {
  case writesNoText(path: String, inputs: Int)
  case noReadout(path: String)
  case looksAhead(path: String)
  case notFinite(path: String)
}

extension SampleError: CustomStringConvertible {
  var description: String {
    switch self {
    case .writesNoText(let path, let inputs):
      "\(shownPath(path)) reads \(counted(inputs, "number")) at each step and knows no symbols, so it cannot write; "
        + "take a checkpoint of gates train characters."
    case .noReadout(let path):
      "\(shownPath(path)) has no readout, so it gives no symbol a score; take a checkpoint of gates train characters."
    case .looksAhead(let path):
      "\(shownPath(path)) has filters, which see the symbols that come next, so it cannot write; take a checkpoint without filters."
    case .notFinite(let path):
      "\(shownPath(path)) has weights so large that its scores are no numbers any more; take a checkpoint from before."
    }
  }
}
