import Tensors

/// Why a checkpoint is not read, or not taken by a trainer; its description is one sentence.
public enum CheckpointError: Error, Equatable {
  /// The file itself is not as it should be.
  case file(SafetensorsError)
  /// A safetensors file in which nothing is said of training.
  case noTraining(path: String)
  case version(String, path: String)
  /// What one of its words says of training makes no sense.
  case damaged(key: String, path: String)
  /// Its numbers have another width than this build.
  case width(ElementType, path: String)
  /// A parameter, or what is remembered of it, is not there, or has another shape.
  case tensor(name: String, has: [Int]?, needs: [Int])
  /// It has a tensor that nothing here takes.
  case leftOver(name: String)
  case optimizer(has: String, needs: String)
  case learningRate(has: Double, needs: Double)
}

extension CheckpointError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .noTraining(let path):
      "\(path) holds weights, and nothing of the training that made them, so training cannot go on from it; "
        + "take its weights to begin with."
    case .version(let version, let path):
      "\(path) was written by another version of this program (\(quotedName(version)) instead of \(Checkpoint.version)); "
        + "go on with that one."
    case .damaged(let key, let path):
      "\(path) has a damaged header: what stands under \(quotedName(key)) makes no sense; take an earlier checkpoint."
    case .width(let type, let path):
      "\(path) has numbers of \(type.bytes * 8) bits, and this build computes with \(ElementType.scalar.bytes * 8); "
        + "to go on bit for bit, use the build that wrote it."
    case .tensor(let name, nil, let needs):
      "the checkpoint is of another model: \(quotedName(name)), of shape \(needs), is not in it."
    case .tensor(let name, let has?, let needs):
      "the checkpoint is of another model: \(quotedName(name)) has the shape \(has), and here \(needs) is needed."
    case .leftOver(let name):
      "the checkpoint is of another model: this one has no \(quotedName(name))."
    case .optimizer(let has, let needs):
      "the checkpoint was made with the optimizer \(quotedName(has)), and training cannot go on with \(needs)."
    case .learningRate(let has, let needs):
      "the checkpoint was made at the learning rate \(shortText(has)), and training cannot go on at \(shortText(needs))."
    }
  }
}
