import Autograd
import Tensors

/// Filters that look at a few neighbouring steps at a time, the same at every step.
///
///     y_t = relu(x_{t−k}·W₀ + … + x_t·W_k + … + x_{t+k}·W_2k + b),   width = 2k + 1
///
/// Before the first step and after the last stand zeros, so that there are as many steps as before.
///
/// Shapes: T·B rows of I numbers, step after step, [T·B, I]; W [width·I, C], b [C] → [T·B, C].
///
/// - Source: [WHHSL89], the time-delay network.
public struct Convolution {
  static let defaultWidth = 5

  /// The matrices of all steps, the earliest on top: [width·I, C].
  public let W: Parameter
  /// [C]
  public let b: Parameter
  /// How many steps a filter sees.
  public let width: Int

  /// Draws from U(±1/√(width·I)), as PyTorch does.
  ///
  /// - Precondition: an odd width of at least 1; at least one input and one filter.
  public init(inputs: Int, filters: Int, width: Int? = nil, named name: String = "convolution", dice: inout Dice) {
    let width = width ?? Self.defaultWidth
    guard width >= 1, !width.isMultiple(of: 2), inputs >= 1, filters >= 1 else {
      refuse("\(name) needs an odd width and at least 1 input and 1 filter, and got \(width), \(inputs) and \(filters).")
    }
    let limit = 1 / Double(width * inputs).squareRoot()
    W = Parameter("\(name).W", .uniform([width * inputs, filters], in: -limit...limit, dice: &dice))
    b = Parameter("\(name).b", .uniform([filters], in: -limit...limit, dice: &dice))
    self.width = width
  }

  public var parameters: [Parameter] { [W, b] }

  /// - Precondition: the rows are those of a batch of B at each step.
  public func callAsFunction(_ x: Variable, batch: Int) -> Variable {
    let tape = x.tape
    let (rows, inputs) = (x.shape[0], x.shape[1])
    guard rows.isMultiple(of: batch) else { refuse("a convolution of batches of \(batch) got \(rows) rows.") }
    let seen = (-(width / 2)...width / 2).map { offset in
      let away = min(abs(offset) * batch, rows)
      if away == 0 { return x }
      let zeros = tape.data(.zeros([away, inputs]))
      if away == rows { return zeros }
      return concatenate(rowsOf: offset < 0 ? [zeros, x.rows(0..<rows - away)] : [x.rows(away..<rows), zeros])
    }
    return relu(matrixProduct(concatenate(columnsOf: seen), tape[W]).adding(row: tape[b]))
  }
}
