import Foundation
import Tensors
import Testing

@testable import Training

@Suite struct `A safetensors file` {
  private static var sample: SafetensorsFile {
    var dice = Dice(seed: 1)
    return SafetensorsFile(
      tensors: [
        ("lstm.0.forget.W", .normal([3, 4], dice: &dice)), ("a row", .normal([5], dice: &dice)), ("one", Tensor(-0.0)),
        ("none", .zeros([0, 7])), ("“ä\"\\\n\u{1}\u{1F43A}", Tensor(row: [.infinity, -.infinity, .leastNonzeroMagnitude])),
      ], metadata: ["note": "two\nlines, “ü” and \\", "": "empty key", "format": "pt"])
  }

  @Test func `gives back what was written, bit for bit and in its order`() throws {
    let raw = try RawSafetensors([])
    try Self.sample.write(to: raw.path)
    let read = try SafetensorsFile(reading: raw.path)
    #expect(read == Self.sample)
    #expect(read["one"]?.scalar.sign == .minus)
    #expect(read["nobody"] == nil)
    #expect(try raw.others == [])
  }

  @Test func `has the same bytes whenever it is written, and its numbers begin at a multiple of 8`() throws {
    let (first, second) = (try RawSafetensors([]), try RawSafetensors([]))
    try Self.sample.write(to: first.path)
    try SafetensorsFile(reading: first.path).write(to: second.path)
    let bytes = try first.bytes
    #expect(try bytes == second.bytes)
    #expect(bytes[0] % 8 == 0)
    #expect(bytes[8] == UInt8(ascii: "{"))
  }

  @Test func `keeps numbers that are not finite, for a checkpoint may be one of training that went wrong`() throws {
    let raw = try RawSafetensors([])
    try SafetensorsFile(tensors: [("w", Tensor(row: [.nan, .infinity]))]).write(to: raw.path)
    let tensor = try #require(try SafetensorsFile(reading: raw.path)["w"])
    #expect(tensor[flat: 0].isNaN && tensor[flat: 1] == .infinity)
  }

  @Test func `may have white space in its header, escapes, and tensors in any order`() throws {
    let header = """
      { "b" : {"shape":[ ] ,\t"data_offsets" : [4 , 8], "dtype":"F32"},
        "\\u0061\\ud83d\\udc3a\\/\\b\\f\\n\\r\\t" : {"dtype":"F32","shape":[1],"data_offsets":[0,4]} }
      """
    let raw = try RawSafetensors(header, Array(repeating: 0, count: 8))
    let read = try SafetensorsFile(reading: raw.path)
    #expect(read.tensors.map(\.name) == ["b", "a\u{1F43A}/\u{8}\u{c}\n\r\t"])
    #expect(read.tensors.map(\.tensor.shape) == [[], [1]])
    #expect(read.tensors.map(\.type) == [.float32, .float32])
  }

  @Test(arguments: [640, 896, 1152, 0x4B50]) func `with a header of any length is not taken for a file of another kind`(
    length: Int
  ) throws {
    let raw = try RawSafetensors("{}" + String(repeating: " ", count: length - 2))
    #expect(try SafetensorsFile(reading: raw.path) == SafetensorsFile(tensors: []))
  }

  @Test func `may be empty`() throws {
    let raw = try RawSafetensors("{}")
    #expect(try SafetensorsFile(reading: raw.path) == SafetensorsFile(tensors: []))
  }

  @Test func `that cannot be written leaves the old one, and nothing beside it`() throws {
    let raw = try RawSafetensors("{}")
    let old = try raw.bytes
    let nowhere = raw.path + "/sub/net.safetensors"
    let error = #expect(throws: SafetensorsError.self) { try Self.sample.write(to: nowhere) }
    #expect(
      error?.description == "\(nowhere) cannot be written (Not a directory); choose another place, or make room there.")
    let folder = URL(fileURLWithPath: raw.path).deletingLastPathComponent().path
    let other = #expect(throws: SafetensorsError.self) { try Self.sample.write(to: folder) }
    #expect(other?.fault == .notWritten(reason: "it is a folder, a device or a pipe"))
    #expect(try raw.bytes == old)
    #expect(try raw.others == [])
  }

  @Test func `that a link leads to is replaced where it is, and the link stays`() throws {
    let raw = try RawSafetensors("{}")
    let link = raw.path + ".link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: raw.path)
    try Self.sample.write(to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == raw.path)
    #expect(try SafetensorsFile(reading: raw.path) == Self.sample)
  }

  @Test func `with a name twice, or one that the format keeps for itself, stops the program with a sentence`() async {
    let twice = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try SafetensorsFile(tensors: [("w", Tensor(1)), ("w", Tensor(2))]).write(to: "/nowhere")
    }
    let reserved = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      try SafetensorsFile(tensors: [("__metadata__", Tensor(1))]).write(to: "/nowhere")
    }
    func said(_ result: ExitTest.Result?) -> String { String(decoding: result?.standardErrorContent ?? [], as: UTF8.self) }
    let reasons = "the name is too long, taken, or reserved."
    #expect(said(twice) == "FourGates: a safetensors file cannot name a tensor “w”: \(reasons)\n")
    #expect(said(reserved) == "FourGates: a safetensors file cannot name a tensor “__metadata__”: \(reasons)\n")
  }
}
