import FourGates
import LessonKit

/// Why weights are not converted.
enum WeightsError: Error, Equatable {
  case ownInput(path: String)
  case isThere(path: String)
  case isPyTorch(path: String)
  case isOurs(path: String)
  case bareReadout
  case notForPyTorch(path: String, PyTorchFault)
}

extension WeightsError: CustomStringConvertible {
  var description: String {
    switch self {
    case .ownInput(let path):
      "\(path) is the file that is read, and stays as it is; name another with --out FILE."
    case .isThere(let path):
      "\(path) is there already; name another file with --out FILE, or replace it with --force."
    case .isPyTorch(let path):
      "\(path) is a PyTorch state dict already; gates weights import makes a network of FourGates of it."
    case .isOurs(let path):
      "\(path) is a network of FourGates already; gates inspect and gates train --init-from take it as it is."
    case .bareReadout:
      "without a prefix the layers are a module by themselves, which has no readout; add --no-readout, or give a --prefix."
    case .notForPyTorch(let path, let fault):
      "\(path) \(fault)"
    }
  }
}
