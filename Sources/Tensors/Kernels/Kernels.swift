/// Loops over raw numbers: the only place in the maths with unsafe pointers, because on arrays the same loops run many times
/// slower (bounds and uniqueness are checked at every number, and nothing is vectorised).
///
/// A kernel trusts its sizes. Whoever calls it has checked the shapes and refused with a sentence.
enum Kernels {}

#if DoublePrecision
  /// As many numbers as one AVX2 register holds; on other processors the compiler splits or joins them.
  typealias Lanes = SIMD4<Double>
#else
  /// As many numbers as one AVX2 register holds; on other processors the compiler splits or joins them.
  typealias Lanes = SIMD8<Float>
#endif

extension SIMD where Scalar == Tensors.Scalar {
  /// self + a·b in one instruction where the build has one; two where it has not, because `addProduct` would then call a
  /// library function for every lane.
  @inline(__always)
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
  @inline(__always)
  var lanes: Lanes { UnsafeRawPointer(self).loadUnaligned(as: Lanes.self) }
}

extension UnsafeMutablePointer<Scalar> {
  @inline(__always)
  func store(_ lanes: Lanes) { UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: Lanes.self) }
}
