import Autograd
import Tensors

/// A flat slice through the space of all parameters: two numbers on it stand for a whole network.
///
///     let plane = ParameterPlane(from: start, towards: adamsEnd, and: sgdsEnd)
///     plane.place(of: path[3])                            how far along each direction, seen from the start
///     plane.move(net.parameters, toX: 1, y: 0.5)          the network of a place
///
/// A row holds the numbers of all parameters in their order. Both directions are one long and at right angles to each other.
public struct ParameterPlane: Equatable, Sendable {
  public let start: Tensor
  public let across: Tensor
  public let up: Tensor

  /// The plane through three rows; the first direction leads from the start to `first`.
  ///
  /// - Returns: nil if the three lie on a line.
  public init?(from start: [Scalar], towards first: [Scalar], and second: [Scalar]) {
    self.start = Tensor(row: start)
    guard let across = unit(Tensor(row: first) - self.start) else { return nil }
    guard let up = unit(Tensor(row: second) - self.start, beside: across) else { return nil }
    (self.across, self.up) = (across, up)
  }

  /// How far along both directions a row lies, seen from the start; what points out of the plane is left out.
  public func place(of row: [Scalar]) -> (x: Double, y: Double) {
    let moved = Tensor(row: row) - start
    return (Double(moved.dot(across)), Double(moved.dot(up)))
  }

  /// Gives the parameters the numbers of a place on the plane.
  ///
  /// - Precondition: together they have as many numbers as the start.
  public func move(_ parameters: [Parameter], toX x: Double, y: Double) {
    let row = start + across * Scalar(x) + up * Scalar(y)
    guard parameterCount(parameters) == row.count else {
      refuse("a plane of rows of \(row.count) numbers is for as many parameters, and got \(parameterCount(parameters)).")
    }
    var first = 0
    for parameter in parameters {
      let count = parameter.value.count
      parameter.value = Tensor(shape: parameter.value.shape, scalars: Array(row.scalars[first..<first + count]))
      first += count
    }
  }

  private init(start: Tensor, across: Tensor, up: Tensor) {
    (self.start, self.across, self.up) = (start, across, up)
  }
}

extension ParameterPlane {
  /// The plane through the start that comes nearest to all rows: along it lies as much of their squared distances from the start as
  /// can lie on any plane.
  ///
  /// - Returns: the plane, and the share of those squares that lies along it; nil if the rows lie on a line with the start.
  /// - Complexity: O(P²·N) for P rows of N numbers: all their products are taken once.
  /// - Source: principal components [Pea01]; paths of training are drawn so in [LXTSG18], there seen from the end.
  public static func nearest(to rows: [[Scalar]], from start: [Scalar]) -> (plane: ParameterPlane, share: Double)? {
    let origin = Tensor(row: start)
    let moved = rows.map { Tensor(row: $0) - origin }
    guard let farthest = moved.map({ $0.sumOfSquares() }).max(), farthest > 0, farthest.isFinite else { return nil }
    let matrix = Tensor(
      shape: [rows.count, start.count], scalars: moved.flatMap { ($0 / farthest.squareRoot()).scalars })
    // The main directions of N numbers are sums of the P rows; the weights in them are eigenvectors of the P × P products.
    let products = matrix.matrixProductWithTransposed(matrix)
    guard let weights = mainWeights(of: products) else { return nil }
    let directions = matrix.transposedMatrixProduct(weights)
    func column(_ index: Int) -> Tensor {
      Tensor(row: (0..<start.count).map { directions[$0, index] })
    }
    guard let across = unit(column(0)) else { return nil }
    guard let up = unit(column(1), beside: across) else { return nil }
    let plane = ParameterPlane(start: origin, across: across, up: up)
    var (along, all) = (0.0, 0.0)
    for (row, moved) in zip(rows, moved) {
      let place = plane.place(of: row)
      along += place.x * place.x + place.y * place.y
      all += Double(moved.sumOfSquares())
    }
    return (plane, min(1, along / all))
  }

  /// The two eigenvectors of the largest eigenvalues, [P, 2], by repeated multiplication; they begin at the longest row, and at the
  /// one that leads farthest away from it. Nil if all rows are multiples of one.
  private static func mainWeights(of products: Tensor) -> Tensor? {
    let count = products.rows
    func column(_ tensor: Tensor, _ index: Int) -> Tensor { Tensor(row: (0..<count).map { tensor[$0, index] }) }
    let lengths = (0..<count).map { products[$0, $0] }
    let longest = lengths.indices.max { lengths[$0] < lengths[$1] }!
    let beside = lengths.indices.map { lengths[$0] - products[$0, longest] * products[$0, longest] / lengths[longest] }
    let other = beside.indices.max { beside[$0] < beside[$1] }!
    guard beside[other] > 16 * Scalar.ulpOfOne else { return nil }
    var weights = Tensor.zeros([count, 2])
    (weights[longest, 0], weights[other, 1]) = (1, 1)
    for _ in 0..<300 {
      let next = products.matrixProduct(weights)
      guard let first = unit(column(next, 0)) else { return nil }
      guard let second = unit(column(next, 1), beside: first) else { return nil }
      weights = Tensor(shape: [count, 2], scalars: (0..<count).flatMap { [first.scalars[$0], second.scalars[$0]] })
    }
    return weights
  }
}

/// A row one long in the same direction; nil for one without a direction.
private func unit(_ row: Tensor) -> Tensor? {
  let length = row.sumOfSquares().squareRoot()
  return length > 0 && length.isFinite ? row / length : nil
}

/// The part of a row that is at right angles to a direction, one long; nil if nothing is left but rounding.
private func unit(_ row: Tensor, beside direction: Tensor) -> Tensor? {
  let rest = row + direction * -row.dot(direction)
  guard rest.sumOfSquares().squareRoot() > 16 * Scalar.ulpOfOne * row.sumOfSquares().squareRoot() else { return nil }
  return unit(rest)
}
