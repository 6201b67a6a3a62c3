import Tensors

extension Inspection {
  /// The largest size of a quantity over all units of a layer and all steps: what a bar without bounds of its own is drawn against.
  ///
  /// Numbers that are not finite do not count.
  ///
  /// - Precondition: the layer is one of the network, and the cell has the quantity.
  public func largest(_ quantity: Quantity, layer: Int) -> Scalar {
    steps.reduce(0) { largest, step in
      step.layers[layer][quantity].reduce(largest) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
  }
}
