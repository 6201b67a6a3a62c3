import Tensors

extension Tensor {
  /// The numbers of one row of a matrix.
  func row(_ index: Int) -> [Scalar] { Array(scalars[index * columns..<(index + 1) * columns]) }
}
