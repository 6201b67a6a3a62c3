/// exp, tanh and the logistic function of every number of an array.
///
/// In 32 bits they run on SIMD lanes (`Lanes+Exponential.swift`); in 64 bits, the width for checking gradients, they call the C
/// library.
extension Kernels {
  #if DoublePrecision
    static func exp(_ a: [Scalar]) -> [Scalar] { a.map(LibraryMaths.exponential) }
    static func tanh(_ a: [Scalar]) -> [Scalar] { a.map(LibraryMaths.hyperbolicTangent) }
    static func sigmoid(_ a: [Scalar]) -> [Scalar] { a.map(LibraryMaths.logistic) }
  #else
    static func exp(_ a: [Scalar]) -> [Scalar] { mapLanes(a, Exponential.self) }
    static func tanh(_ a: [Scalar]) -> [Scalar] { mapLanes(a, HyperbolicTangent.self) }
    static func sigmoid(_ a: [Scalar]) -> [Scalar] { mapLanes(a, Logistic.self) }
  #endif

  static func log(_ a: [Scalar]) -> [Scalar] { a.map(LibraryMaths.logarithm) }
  static func power(_ a: [Scalar], _ exponent: Scalar) -> [Scalar] { a.map { LibraryMaths.power($0, exponent) } }

  /// A function over whole registers; the rest of the array goes through one more register, filled up with zeros.
  @inline(__always)
  private static func mapLanes<Function: LaneFunction>(_ a: [Scalar], _: Function.Type) -> [Scalar] {
    a.withUnsafeBufferPointer { a in
      [Scalar](unsafeUninitializedCapacity: a.count) { out, count in
        count = a.count
        guard let source = a.baseAddress, let target = out.baseAddress else { return }
        let whole = a.count - a.count % Lanes.scalarCount
        var i = 0
        while i < whole {
          (target + i).store(Function.of((source + i).lanes))
          i += Lanes.scalarCount
        }
        guard i < a.count else { return }
        var rest = Lanes.zero
        for lane in 0..<a.count - i { rest[lane] = source[i + lane] }
        rest = Function.of(rest)
        for lane in 0..<a.count - i { target[i + lane] = rest[lane] }
      }
    }
  }
}

/// A function of a whole register, as a type: unlike a closure it is certain to be inlined into the loop that calls it.
private protocol LaneFunction {
  static func of(_ x: Lanes) -> Lanes
}

#if !DoublePrecision
  private enum Exponential: LaneFunction {
    @inline(__always) static func of(_ x: Lanes) -> Lanes { x.exponential() }
  }

  private enum HyperbolicTangent: LaneFunction {
    @inline(__always) static func of(_ x: Lanes) -> Lanes { x.hyperbolicTangent() }
  }

  private enum Logistic: LaneFunction {
    @inline(__always) static func of(_ x: Lanes) -> Lanes { x.logistic() }
  }
#endif
