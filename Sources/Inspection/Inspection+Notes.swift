import Tensors

extension Inspection {
  /// The bias bu of the lesson notes' use gate; nil where the use gate is the standard one.
  ///
  /// Shapes: [H].
  package func notesBias(layer: Int) -> [Scalar]? { weights.layers[layer].notes?.b.scalars }
}
