/// exp, tanh and the logistic function of every number of an array.
///
/// In 32 bits they run on SIMD lanes (`Lanes+Exponential.swift`); in 64 bits, the width for checking gradients, they call the C
/// library.
extension Kernels {
  #if DoublePrecision
    static func exp(_ a: Numbers) -> Numbers { map(a, LibraryMaths.exponential) }
    static func tanh(_ a: Numbers) -> Numbers { map(a, LibraryMaths.hyperbolicTangent) }
    static func sigmoid(_ a: Numbers) -> Numbers { map(a, LibraryMaths.logistic) }
  #else
    static func exp(_ a: Numbers) -> Numbers { mapLanes(a, Exponential.self) }
    static func tanh(_ a: Numbers) -> Numbers { mapLanes(a, HyperbolicTangent.self) }
    static func sigmoid(_ a: Numbers) -> Numbers { mapLanes(a, Logistic.self) }
  #endif

  static func log(_ a: Numbers) -> Numbers { map(a, LibraryMaths.logarithm) }
  static func power(_ a: Numbers, _ exponent: Scalar) -> Numbers { map(a) { LibraryMaths.power($0, exponent) } }

  /// A function over whole registers; the rest of the array goes through one more register, filled up with zeros.
  @inline(__always)
  private static func mapLanes<Function: LaneFunction>(_ a: Numbers, _: Function.Type) -> Numbers {
    a.withUnsafeBufferPointer { a in
      Numbers(a.count) { out in
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
