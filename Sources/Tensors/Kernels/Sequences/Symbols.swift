/// Inputs that are symbols: every row is a single 1 among zeros.
///
///     x·W + b = W[s] + b                     s is where the 1 stands
///     ∂W[s] = Σ da of all rows with s        ∂b = Σ da of all rows
///
/// It must equal the products, bit by bit, as long as W is finite: what it leaves out is multiplied by 0. A model of text reads such
/// inputs, and for it they are a tenth of all multiplications; Docs/Speed.md has what it gains.
struct Symbols: Sendable {
  /// s of every row: [T·B].
  let numbers: [Int32]

  /// Rows so short that a product with them costs no more than to look into them.
  private static var narrow: Int { 16 }

  /// Nil if one of the rows is anything else, or if rows are so short that it gains nothing. The inputs are read by several threads
  /// where there are many; mostly their first row tells.
  init?(_ inputs: [Tensor], width: Int) {
    guard width > Self.narrow, Self.symbols(inputs[0].numbers, rows: 1, width: width) != nil else { return nil }
    let weights = inputs.map(\.count)
    let found = Threads.map(weights, multiplications: Kernels.readOnce * weights.reduce(0, +)) {
      Self.symbols(inputs[$0].numbers, rows: inputs[$0].rows, width: width)
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(weights.reduce(0, +) / width)
    for symbols in found {
      guard let symbols else { return nil }
      numbers += symbols
    }
    self.numbers = numbers
  }

  /// s of the first rows; nil if one of them is anything else.
  private static func symbols(_ numbers: Numbers, rows: Int, width: Int) -> [Int32]? {
    numbers.withUnsafeBufferPointer { numbers in
      var symbols: [Int32] = []
      symbols.reserveCapacity(rows)
      for row in 0..<rows {
        guard let symbol = symbol(numbers.baseAddress! + row * width, width: width) else { return nil }
        symbols.append(symbol)
      }
      return symbols
    }
  }

  /// Where the 1 stands; nil if there is not exactly one, or something beside it. Written so that it is computed on whole registers.
  private static func symbol(_ row: Source, width: Int) -> Int32? {
    var (ones, others, place) = (Int32(0), Int32(0), Int32(0))
    for i in 0..<width {
      let (x, isOne) = (row[i], row[i] == 1)
      ones &+= isOne ? 1 : 0
      others &+= x == 0 || isOne ? 0 : 1
      place &+= isOne ? Int32(truncatingIfNeeded: i) : 0
    }
    return ones == 1 && others == 0 ? place : nil
  }
}

/// How a run gets x·W + b.
enum InputMap: Sendable {
  /// A product with [I + 1, maps · H].
  case product(PackedMatrix)
  case lookup(SymbolTable)
}

/// W[s] + b of all symbols, all maps side by side: [I, maps · H].
struct SymbolTable: @unchecked Sendable {
  private let numbers: [Int32]
  private let width: Int
  private let room: Target

  /// - Parameter room: where I · maps · H numbers are to stand.
  init(_ symbols: Symbols, _ weights: SequenceWeights, _ size: SequenceSize, in room: Target) {
    (numbers, width, self.room) = (symbols.numbers, weights.maps * size.units, room)
    for map in 0..<weights.maps {
      let (W, b) = (weights.W(map), weights.b(map))
      for symbol in 0..<size.inputs {
        let (from, to) = (W + symbol * size.units, room + (symbol * width + map * size.units))
        for u in 0..<size.units { to[u] = from[u] + b[u] }
      }
    }
  }

  /// x·W + b of a row of x.
  func row(_ place: Int) -> Source { Source(room) + Int(numbers[place]) * width }
}

extension Symbols {
  /// Adds da of some rows, in some columns, to ∂W of their symbols and to ∂b under it: [I + 1, `width`]. Rows are added in their order.
  func addGradients(
    _ summed: SummedRows, _ da: Kernels.Operand, columns: Range<Int>, to sums: Target, width: Int, inputs: Int
  ) {
    let bias = sums + inputs * width
    for row in 0..<summed.count {
      let from = da.base + summed.gradients[row] * da.rowStep
      let to = sums + Int(numbers[summed.run[row]]) * width
      for u in columns {
        let gradient = from[u]
        to[u] += gradient
        bias[u] += gradient
      }
    }
  }
}
