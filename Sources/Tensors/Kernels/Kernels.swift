/// Loops over raw numbers: the only place in the maths with unsafe pointers, because on arrays the same loops run many times
/// slower (bounds and uniqueness are checked at every number, and nothing is vectorised).
///
/// A kernel trusts its sizes. Whoever calls it has checked the shapes and refused with a sentence.
enum Kernels {}

// As many numbers as one register holds; on other processors the compiler splits or joins them.
#if DoublePrecision && AVX512
  typealias Lanes = SIMD8<Double>
#elseif DoublePrecision
  typealias Lanes = SIMD4<Double>
#elseif AVX512
  typealias Lanes = SIMD16<Float>
  typealias WholeLanes = SIMD16<Int32>
#else
  typealias Lanes = SIMD8<Float>
  typealias WholeLanes = SIMD8<Int32>
#endif

typealias Source = UnsafePointer<Scalar>
typealias Target = UnsafeMutablePointer<Scalar>

extension SIMD where Scalar == Tensors.Scalar {
  /// self + a·b in one instruction where the build has one; two where it has not, because `addingProduct` would then call a
  /// library function for every lane.
  @_transparent
  func plus(_ a: Self, times b: Self) -> Self {
    #if (AVX2 && arch(x86_64)) || arch(arm64)
      return self.addingProduct(a, b)
    #else
      return self + a * b
    #endif
  }
}

extension UnsafePointer<Scalar> {
  /// The lanes that begin here.
  @_transparent
  var lanes: Lanes { UnsafeRawPointer(self).loadUnaligned(as: Lanes.self) }
}

extension UnsafeMutablePointer<Scalar> {
  /// The lanes that begin here.
  @_transparent
  var lanes: Lanes { UnsafeRawPointer(self).loadUnaligned(as: Lanes.self) }

  @_transparent
  func store(_ lanes: Lanes) { UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: Lanes.self) }
}
