import Recurrent
import Tensors

/// Why a file of tensors is not a network that can be used. Its description follows the name of the file.
package enum ModelFault: Error, Equatable {
  /// What it says about itself is not what FourGates writes.
  case noNote
  case version(Int, known: Int)
  case size(String, Int)
  case noteUseGate(cell: String)
  case task(String)
  case alphabetSize(Int, inputs: Int)
  case alphabetOutputs(Int, outputs: Int)
  case alphabet
  /// A tensor that the network needs, which is not there.
  case missing(String)
  case shape(String, has: [Int], needs: [Int])
  /// A tensor that looks like one of the network's, which such a network does not have.
  case surplus(String)
  case notFinite(String, Double)
  /// It says nothing about itself, and is no PyTorch state dict that can be used either.
  case pyTorch(PyTorchFault)
}

extension ModelFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noNote:
      "has metadata “\(ModelNote.key)” that are not what FourGates writes; take another copy, or another checkpoint."
    case .version(let version, let known):
      "is of version \(version), and this FourGates knows version \(known); use the FourGates that wrote it."
    case .size(let name, let size):
      "is for a network with \(name) \(size), which must be 1 or more; take another copy, or another checkpoint."
    case .noteUseGate(let cell):
      "is for a network of \(cell) with the lesson notes' use gate, which only an lstm has; take another copy, or another checkpoint."
    case .task(let task):
      "says that it was trained on \(quotedName(task)), which is no name of a task; take another copy, or another checkpoint."
    case .alphabetSize(let count, let inputs):
      "has an alphabet of \(count) symbols for \(inputs) inputs, and each symbol has one; take another copy, or another checkpoint."
    case .alphabetOutputs(let count, let outputs):
      "has an alphabet of \(count) symbols for \(outputs) outputs, and each symbol has one; take another copy, or another checkpoint."
    case .alphabet:
      "has an alphabet in which something is not a symbol, or stands twice; take another copy, or another checkpoint."
    case .missing(let name):
      "lacks the tensor \(quotedName(name)), which its network needs; take another copy, or another checkpoint."
    case .shape(let name, let has, let needs):
      "gives the tensor \(quotedName(name)) the shape \(shortShape(has)), and its network needs \(shortShape(needs)); "
        + "take another copy, or another checkpoint."
    case .surplus(let name):
      "holds the tensor \(quotedName(name)), which its network does not have; take another copy, or another checkpoint."
    case .notFinite(let name, let number):
      "holds \(shortText(number)) in the tensor \(quotedName(name)), so its training went wrong; take a checkpoint from before."
    case .pyTorch(let fault):
      "\(fault)"
    }
  }
}
