/// A shape and its scalars, stored row after row.
///
///     let x = Tensor(rows: [[1, 2, 3], [4, 5, 6]])       shape [2, 3]
///     x[1, 2]                                            6
///
/// Shapes: `[]` one number, `[C]` a row, `[R, C]` a matrix. There is no broadcasting: two
/// operands have the same shape, or the operation says otherwise in its name (`adding(row:)`).
public struct Tensor: Equatable, Sendable {
  package let form: Shape
  package var numbers: Numbers

  /// The scalars in the order of storage, row after row: a new array each time. `[row, column]` and `[flat:]` read one of them.
  public var scalars: [Scalar] { numbers.array }

  /// - Precondition: `scalars` has as many numbers as the shape asks for.
  public init(shape: [Int], scalars: [Scalar]) {
    let count = Tensor.count(of: shape)
    guard count == scalars.count else {
      refuse("a tensor of shape \(shape) needs \(count) numbers, and got \(scalars.count).")
    }
    form = Shape(shape)
    numbers = Numbers(scalars)
  }

  /// Makes a tensor whose scalars are known to fit its shape: what an operation of the library has just computed.
  init(trusted form: Shape, _ numbers: Numbers) {
    self.form = form
    self.numbers = numbers
  }

  /// A tensor whose numbers will be written.
  init(undefined form: Shape) {
    self.init(trusted: form, Numbers(form.count) { _ in })
  }

  /// Gets ready for numbers of this shape, which are undefined until they are written: where the old ones are, if they had the same
  /// shape and belong to nobody else.
  mutating func makeRoom(for form: Shape) {
    if form == self.form { numbers.makeOwnRoom() } else { self = Tensor(undefined: form) }
  }

  /// One number, of shape `[]`.
  public init(_ scalar: Scalar) {
    self.init(trusted: .number, Numbers(repeating: scalar, count: 1))
  }

  /// One row, of shape `[C]`.
  public init(row: [Scalar]) {
    self.init(trusted: .row(row.count), Numbers(row))
  }

  /// A matrix, of shape `[R, C]`.
  ///
  /// - Precondition: all rows are equally long.
  public init(rows: [[Scalar]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columns {
      refuse("the rows of a matrix are equally long: row 0 has \(columns) numbers and row \(index) has \(row.count).")
    }
    self.init(trusted: .matrix(rows.count, columns), Numbers(rows.flatMap { $0 }))
  }

  /// The same number everywhere.
  public init(repeating scalar: Scalar, shape: [Int]) {
    self.init(trusted: Shape(shape), Numbers(repeating: scalar, count: Tensor.count(of: shape)))
  }

  /// The same number everywhere, in the shape of a tensor that there is already.
  package init(repeating scalar: Scalar, _ form: Shape) {
    self.init(trusted: form, Numbers(repeating: scalar, count: form.count))
  }

  public static func zeros(_ shape: [Int]) -> Tensor {
    Tensor(repeating: 0, shape: shape)
  }

  public static func ones(_ shape: [Int]) -> Tensor {
    Tensor(repeating: 1, shape: shape)
  }

  /// The numbers of a tensor of this shape.
  package init(_ form: Shape, _ numbers: Numbers) {
    precondition(numbers.count == form.count)
    self.init(trusted: form, numbers)
  }

  /// Leaves a shape without numbers until as many are put back.
  package mutating func takeNumbers() -> Numbers {
    let taken = numbers
    numbers = .none
    return taken
  }

  /// Where the numbers stand.
  package var place: NumbersPlace { NumbersPlace(base: numbers.place, form: form) }

  package mutating func putBack(_ numbers: Numbers) { self.numbers = numbers }

  /// How many numbers there are along each side: `[]` for one number, `[C]` for a row, `[R, C]` for a matrix.
  public var shape: [Int] { form.sizes }

  /// How many numbers there are.
  public var count: Int { numbers.count }

  /// How many rows a matrix has: the first number of its shape.
  public var rows: Int { matrixShape("rows").rows }

  /// How many columns a matrix has: the second number of its shape.
  public var columns: Int { matrixShape("columns").columns }

  /// The only number of a tensor that holds one.
  ///
  /// - Precondition: there is exactly one, whatever the shape.
  public var scalar: Scalar {
    guard count == 1 else { refuse("scalar asks for one number, and the tensor has the shape \(shape).") }
    return numbers[0]
  }

  public subscript(row: Int, column: Int) -> Scalar {
    get { numbers[offset(row, column)] }
    set { numbers[offset(row, column)] = newValue }
  }

  /// The number at a place in the order of storage: row after row.
  public subscript(flat index: Int) -> Scalar {
    get { numbers[checked(index)] }
    set { numbers[checked(index)] = newValue }
  }

  private func checked(_ index: Int) -> Int {
    guard numbers.indices.contains(index) else { refuse("there is no number \(index) among the \(count) of a tensor.") }
    return index
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    let (rows, columns) = matrixShape("[row, column]")
    guard (0..<rows).contains(row), (0..<columns).contains(column) else {
      refuse("there is no place [\(row), \(column)] in a matrix of shape \(shape).")
    }
    return row * columns + column
  }

  /// The two numbers of a matrix's shape, for the operation named.
  func matrixShape(_ operation: String) -> (rows: Int, columns: Int) {
    guard let sizes = form.matrix else {
      refuse("\(operation) needs a matrix [R, C], and got the shape \(shape).")
    }
    return sizes
  }

  /// How many numbers a shape holds.
  static func count(of shape: [Int]) -> Int {
    guard shape.allSatisfy({ $0 >= 0 }) else { refuse("a shape has no negative sizes, and got \(shape).") }
    return shape.reduce(1, *)
  }

  func requireShape(of other: Tensor, for operation: String) {
    guard form == other.form else {
      refuse("\(operation) needs two tensors of the same shape, and got \(shape) and \(other.shape).")
    }
  }

  /// The same numbers in the same order under another shape.
  ///
  /// - Precondition: both shapes hold equally many numbers.
  public func reshaped(to shape: [Int]) -> Tensor {
    guard Tensor.count(of: shape) == count else {
      refuse("reshaped cannot turn the shape \(self.shape) into \(shape): \(count) numbers against \(shape.reduce(1, *)).")
    }
    return Tensor(trusted: Shape(shape), numbers)
  }
}

extension Tensor: CustomStringConvertible {
  /// The numbers with four significant digits, a line a row.
  public var description: String {
    func text(_ numbers: Slice<Numbers>) -> String {
      "[" + numbers.map { shortText(Double($0)) }.joined(separator: ", ") + "]"
    }
    switch shape.count {
    case 0: return shortText(Double(numbers[0]))
    case 1: return text(numbers[...])
    default:
      let columns = max(1, shape[shape.count - 1])
      let lines = stride(from: 0, to: count, by: columns).map { text(numbers[$0..<$0 + columns]) }
      return "[" + lines.joined(separator: ",\n ") + "]"
    }
  }
}
