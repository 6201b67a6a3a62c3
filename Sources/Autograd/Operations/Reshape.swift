import Tensors

extension Variable {
  /// The same numbers in the same order under another shape; the gradient takes the old shape back.
  ///
  /// Shapes: any → any with as many numbers.
  public func reshaped(to newShape: [Int]) -> Variable {
    let oldShape = shape
    return tape.record("reshape", value.reshaped(to: newShape), from: self) { dy in [dy.reshaped(to: oldShape)] }
  }
}
