import Tensors
import Testing

@testable import Training

@Suite struct `Numbers of another width` {
  private func read(_ type: String, _ count: Int, _ bytes: [UInt8]) throws -> Tensor {
    let raw = try RawSafetensors(
      #"{"w":{"dtype":"\#(type)","shape":[\#(count)],"data_offsets":[0,\#(bytes.count)]}}"#, bytes)
    let entry = try #require(try SafetensorsFile(reading: raw.path).tensors.first)
    #expect(entry.type.rawValue == type)
    return entry.tensor
  }

  private func bytes<Number>(_ numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

  @Test func `of 64 bits are read, rounded where this build has 32`() throws {
    let numbers = [0.1, -0.0, 1e-50, .infinity, -2.5]
    #expect(try read("F64", 5, bytes(numbers)).scalars == numbers.map { Scalar($0) })
  }

  @Test func `of 32 bits are read exactly`() throws {
    let numbers: [Float] = [0.1, -0.0, Float.leastNonzeroMagnitude, .infinity, .greatestFiniteMagnitude]
    #expect(try read("F32", 5, bytes(numbers)).scalars == numbers.map { Scalar($0) })
  }

  @Test func `of BF16 are the first half of one of 32 bits`() throws {
    let patterns: [UInt16] = [0x3F80, 0xBFC0, 0x0001, 0x7F80, 0x8000]
    let scalars = try read("BF16", 5, bytes(patterns)).scalars
    #expect(scalars == [1, -1.5, Scalar(Float(bitPattern: 0x1_0000)), .infinity, 0])
    #expect(scalars[4].sign == .minus)
  }

  @Test func `of F16 are each exactly the number that they stand for`() throws {
    let patterns = (0...UInt16.max).map { $0 }
    let scalars = try read("F16", patterns.count, bytes(patterns)).scalars
    #expect(scalars[0x3C00] == 1 && scalars[0x0001] == 0x1p-24 && scalars[0xFBFF] == -65504 && scalars[0x8000].sign == .minus)
    #if !(os(macOS) && arch(x86_64))
      let wrong = patterns.filter { pattern in
        let expected = Scalar(Float16(bitPattern: pattern))
        let got = scalars[Int(pattern)]
        return expected.isNaN ? !got.isNaN : got.bitPattern != expected.bitPattern
      }
      #expect(wrong == [])
    #endif
  }

  @Test(.enabled(if: MemoryLayout<Scalar>.size == 4, "Numbers of 64 bits have room for every number of 64 bits."))
  func `that are too large for this build are refused with a sentence`() throws {
    let raw = try RawSafetensors(#"{"w":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}"#, bytes([1e39]))
    let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(reading: raw.path) }
    #expect(
      error?.description
        == "\(raw.path) holds 1e+39 in the tensor “w”, too large for the 32 bits of this build; build with --traits DoublePrecision."
    )
  }
}
