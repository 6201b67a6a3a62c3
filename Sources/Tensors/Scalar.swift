/// The number that everything is made of: 32 bits wide, or 64 with the package trait `DoublePrecision`.
///
/// One width a build keeps generics out of every lesson. Tolerances in tests come from `Scalar.ulpOfOne`, so that the same
/// tests are strict in both.
#if DoublePrecision
  public typealias Scalar = Double
#else
  public typealias Scalar = Float
#endif
