import Tensors

/// How the numbers of a tensor are stored in a safetensors file, by the names that the format has for them.
public enum ElementType: String, CaseIterable, Sendable {
  /// 16 bits, of which 10 are the fraction.
  case float16 = "F16"
  /// The first 16 bits of a number of 32: its range, with a fraction of 7 bits.
  case brainFloat16 = "BF16"
  case float32 = "F32"
  case float64 = "F64"

  /// What this build writes.
  public static let scalar: ElementType = MemoryLayout<Scalar>.size == 8 ? .float64 : .float32

  /// How many bytes a number takes.
  public var bytes: Int {
    switch self {
    case .float16, .brainFloat16: 2
    case .float32: 4
    case .float64: 8
    }
  }
}

extension Float {
  /// A number of 16 bits in 32, exactly.
  init(float16 bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0: self = Float(fraction) * (sign == 0 ? 0x1p-24 : -0x1p-24)
    case 31: self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// The number whose first 16 bits these are.
  init(brainFloat16 bits: UInt16) {
    self = Float(bitPattern: UInt32(bits) << 16)
  }
}
