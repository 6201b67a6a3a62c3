import Autograd
import Tensors

extension Trainer {
  /// Puts the trainer and its parameters where they were when the checkpoint was made.
  ///
  /// - Throws: `CheckpointError` if it is of another model, or of another optimizer or rate; then nothing is changed.
  public mutating func restore(_ checkpoint: Checkpoint) throws(CheckpointError) {
    guard var optimizer = optimizer as? any ResumableOptimizer, optimizer.name == checkpoint.optimizer else {
      throw .optimizer(has: checkpoint.optimizer, needs: optimizer.name)
    }
    guard learningRate == checkpoint.learningRate else {
      throw .learningRate(has: checkpoint.learningRate, needs: learningRate)
    }
    let needed = parameters.map { ($0.name, $0.value.shape) }
    let values = try tensors(of: checkpoint.parameters, for: needed)
    let best = try checkpoint.bestValues.map { (best) throws(CheckpointError) in try tensors(of: best, for: needed) }
    let moments = checkpoint.updates == 0 ? [] : optimizer.moments
    let remembered = moments.flatMap { moment in needed.map { ("\(moment).\($0.0)", $0.1) } }
    let state = try tensors(of: Snapshot(checkpoint.optimizerTensors), for: remembered)

    for (parameter, value) in zip(parameters, values) { parameter.value = value }
    optimizer.state = OptimizerState(
      updates: checkpoint.optimizerUpdates, tensors: Array(zip(remembered.map(\.0), state)).map { (name: $0.0, tensor: $0.1) })
    self.optimizer = optimizer
    history = checkpoint.history
    updates = checkpoint.updates
    unfinished = checkpoint.unfinished
    firstLoss = checkpoint.firstLoss
    bestValues = best.map { Snapshot(names: parameters.map(\.name), values: $0) }
  }

  /// The tensors of these names and shapes, in this order.
  ///
  /// - Throws: `CheckpointError` if one is missing, or has another shape, or there is another one besides.
  private func tensors(
    of snapshot: Snapshot, for needed: [(name: String, shape: [Int])]
  ) throws(CheckpointError) -> [Tensor] {
    var rest = Dictionary(zip(snapshot.names, snapshot.values)) { first, _ in first }
    var found: [Tensor] = []
    for (name, shape) in needed {
      guard let tensor = rest.removeValue(forKey: name), tensor.shape == shape else {
        throw .tensor(name: name, has: snapshot.names.firstIndex(of: name).map { snapshot.values[$0].shape }, needs: shape)
      }
      found.append(tensor)
    }
    if let other = snapshot.names.first(where: { rest[$0] != nil }) { throw .leftOver(name: other) }
    return found
  }
}
