import Testing

@testable import Training

/// A file that is not right, and what is said of it after its path.
struct HostileSafetensors: CustomTestStringConvertible, Sendable {
  let what: String
  let bytes: [UInt8]
  let sentence: String

  var testDescription: String { what }

  init(_ what: String, bytes: [UInt8], _ sentence: String) {
    (self.what, self.bytes, self.sentence) = (what, bytes, sentence)
  }

  init(_ what: String, _ header: String, numbers: Int = 0, _ sentence: String) {
    let bytes = RawSafetensors.length(header.utf8.count) + header.utf8 + Array(repeating: 0, count: numbers)
    self.init(what, bytes: bytes, sentence)
  }

  /// The same with a header of one tensor, w, that is said to be so.
  init(_ what: String, w members: String, numbers: Int = 8, _ sentence: String) {
    self.init(what, #"{"w":{\#(members)}}"#, numbers: numbers, sentence)
  }
}

private let again = "copy it again, or have it written again."
private let damaged = "has a damaged header:"

private func w(_ name: String, _ begin: Int, _ end: Int) -> String {
  #""\#(name)":{"dtype":"F32","shape":[\#((end - begin) / 4)],"data_offsets":[\#(begin),\#(end)]}"#
}

extension HostileSafetensors {
  static let all = cutOff + wrongForm + wrongTensor + wrongTogether + otherKinds

  static let cutOff: [HostileSafetensors] = [
    Self(
      "an empty file", bytes: [],
      "is no safetensors file: it has 0 bytes, and such a file begins with 8 that give the length of its header; give another file."
    ),
    Self(
      "one byte", bytes: [7],
      "is no safetensors file: it has 1 byte, and such a file begins with 8 that give the length of its header; give another file."
    ),
    Self(
      "a text", bytes: Array("time,value\n1,2\n".utf8),
      "is no safetensors file: such a file begins with the length of its header, and this one with 7809653161889458548; "
        + "give another file."),
    Self(
      "a header without a length", bytes: RawSafetensors.length(0) + Array("{}".utf8),
      "is no safetensors file: such a file begins with the length of its header, and this one with 0; give another file."),
    Self(
      "a header of more than 2⁶³ bytes", bytes: Array(repeating: 0xFF, count: 16),
      "is no safetensors file: such a file begins with the length of its header, and this one with 18446744073709551615; "
        + "give another file."),
    Self(
      "a huge header", bytes: RawSafetensors.length(99_999_999) + [0x7B],
      "is cut off, or no safetensors file: its header should have 99999999 bytes, and 1 byte follows; "
        + "copy it again, or give another file."),
  ]

  static let wrongForm: [HostileSafetensors] = [
    Self("a list instead of an object", "[]", "\(damaged) at byte 8, “{” should stand; \(again)"),
    Self("a header that ends early", #"{"w":{"dtype":"#, "\(damaged) at byte 22, “\"” should stand; \(again)"),
    Self(
      "no comma between tensors", #"{"__metadata__":{}"w":{}}"#, "\(damaged) at byte 26, “,” or “}” should stand; \(again)"),
    Self("a comma at the end", #"{"__metadata__":{},}"#, "\(damaged) at byte 27, “\"” should stand; \(again)"),
    Self("something after the header", "{} x", "\(damaged) at byte 11, nothing more should stand; \(again)"),
    Self("no colon", #"{"w" 1}"#, "\(damaged) at byte 13, “:” should stand; \(again)"),
    Self(
      "lists in lists, ten thousand deep", String(repeating: "[", count: 10_000),
      "\(damaged) at byte 8, “{” should stand; \(again)"),
    Self(
      "objects in objects, ten thousand deep", String(repeating: #"{"a":"#, count: 10_000),
      "\(damaged) it says “a” of the tensor “a”, and only dtype, shape and data_offsets can be said; \(again)"),
    Self(
      "a text that does not end", #"{"w"#,
      "\(damaged) at byte 11, a letter, or the end of the text in quotes, should stand; \(again)"),
    Self(
      "a line break in a text", "{\"w\n\":1}",
      "\(damaged) at byte 11, a letter, or the end of the text in quotes, should stand; \(again)"),
    Self("an escape that is none", #"{"\x":1}"#, "\(damaged) at byte 11, one of \" \\ / b f n r t u should stand; \(again)"),
    Self(
      "half of a surrogate pair", #"{"\ud83d":1}"#,
      "\(damaged) at byte 12, a character as four hexadecimal digits should stand; \(again)"),
    Self(
      "bytes that are not UTF-8", bytes: RawSafetensors.length(5) + [0x7B, 0x22, 0xC3, 0x22, 0x7D],
      "\(damaged) the text that begins at byte 9 is not UTF-8; \(again)"),
    Self(
      "a name of a thousand letters and more", #"{"\#(String(repeating: "w", count: 1025))":1}"#,
      "\(damaged) the name that begins at byte 9 is longer than 1024 bytes; \(again)"),
    Self(
      "more tensors than anybody has",
      "{" + (0...10_000).map { #""\#($0)":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"# }.joined(separator: ",") + "}",
      "names more than 10000 tensors, and no more are read; give a smaller network."),
  ]

  static let wrongTensor: [HostileSafetensors] = [
    Self("a tensor that is a number", #"{"w":1}"#, "\(damaged) at byte 13, “{” should stand; \(again)"),
    Self(
      "a key that nobody knows", w: #""size":1"#,
      "\(damaged) it says “size” of the tensor “w”, and only dtype, shape and data_offsets can be said; \(again)"),
    Self("a key twice", w: #""shape":[1],"shape":[2]"#, "\(damaged) “shape” of the tensor “w” stands there twice; \(again)"),
    Self(
      "a tensor without a type", w: #""shape":[2],"data_offsets":[0,8]"#,
      "\(damaged) it does not say dtype of the tensor “w”; \(again)"),
    Self(
      "a tensor without a shape", w: #""dtype":"F32","data_offsets":[0,8]"#,
      "\(damaged) it does not say shape of the tensor “w”; \(again)"),
    Self(
      "a tensor without a place", w: #""dtype":"F32","shape":[2]"#,
      "\(damaged) it does not say two data_offsets of the tensor “w”; \(again)"),
    Self(
      "one offset", w: #""dtype":"F32","shape":[2],"data_offsets":[8]"#,
      "\(damaged) it does not say two data_offsets of the tensor “w”; \(again)"),
    Self(
      "three offsets", w: #""dtype":"F32","shape":[2],"data_offsets":[0,8,8]"#,
      "\(damaged) it does not say two data_offsets of the tensor “w”; \(again)"),
    Self(
      "whole numbers", w: #""dtype":"I64","shape":[1],"data_offsets":[0,8]"#,
      "stores the tensor “w” as “I64”, and F16, BF16, F32 and F64 can be read; convert it, or leave it out."),
    Self(
      "a type that is none", w: #""dtype":"f32","shape":[2],"data_offsets":[0,8]"#,
      "stores the tensor “w” as “f32”, and F16, BF16, F32 and F64 can be read; convert it, or leave it out."),
    Self(
      "a negative size", w: #""dtype":"F32","shape":[-2],"data_offsets":[0,8]"#,
      "\(damaged) at byte 37, a whole number from 0 to 9223372036854775807 should stand; \(again)"),
    Self(
      "a size with a fraction", w: #""dtype":"F32","shape":[2.0],"data_offsets":[0,8]"#,
      "\(damaged) at byte 38, “,” or “]” should stand; \(again)"),
    Self(
      "a size with a zero in front", w: #""dtype":"F32","shape":[02],"data_offsets":[0,8]"#,
      "\(damaged) at byte 37, a whole number from 0 to 9223372036854775807 should stand; \(again)"),
    Self(
      "a size that no integer holds", w: #""dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]"#,
      "\(damaged) at byte 37, a whole number from 0 to 9223372036854775807 should stand; \(again)"),
    Self(
      "a size that is not said", w: #""dtype":"F32","shape":[,2],"data_offsets":[0,8]"#,
      "\(damaged) at byte 37, a whole number from 0 to 9223372036854775807 should stand; \(again)"),
    Self(
      "more dimensions than anybody has",
      w: #""dtype":"F32","shape":[\#(Array(repeating: "1", count: 65).joined(separator: ","))],"data_offsets":[0,4]"#,
      numbers: 4,
      "gives the tensor “w” more than 64 dimensions; \(again)"),
    Self(
      "more numbers than can be counted", w: #""dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]"#,
      "gives the tensor “w” the shape [4294967296, 4294967296], more numbers than can be counted; \(again)"),
    Self(
      "more numbers than can be counted, times nothing",
      w: #""dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,8]"#,
      "gives the tensor “w” the shape [4294967296, 4294967296, 0], more numbers than can be counted; \(again)"),
    Self(
      "a tensor of a terabyte in a file of a few bytes",
      w: #""dtype":"F32","shape":[274877906944],"data_offsets":[0,1099511627776]"#,
      "puts the tensor “w” at the bytes 0 to 1099511627776 of its numbers, which have 8; it is cut off or damaged: \(again)"),
    Self(
      "an end before its beginning", w: #""dtype":"F32","shape":[2],"data_offsets":[8,0]"#,
      "puts the tensor “w” at the bytes 8 to 0 of its numbers, which have 8; it is cut off or damaged: \(again)"),
    Self(
      "numbers that were cut off", w: #""dtype":"F32","shape":[2],"data_offsets":[0,8]"#, numbers: 7,
      "puts the tensor “w” at the bytes 0 to 8 of its numbers, which have 7; it is cut off or damaged: \(again)"),
    Self(
      "a place that does not fit the shape", w: #""dtype":"F32","shape":[3],"data_offsets":[0,8]"#,
      "gives the tensor “w” of shape [3] 8 bytes, and it needs 12; \(again)"),
    Self(
      "a place that does not fit the type", w: #""dtype":"F64","shape":[2],"data_offsets":[0,8]"#,
      "gives the tensor “w” of shape [2] 8 bytes, and it needs 16; \(again)"),
  ]

  static let wrongTogether: [HostileSafetensors] = [
    Self("a name twice", "{\(w("w", 0, 4)),\(w("w", 4, 8))}", numbers: 8, "\(damaged) “w” stands there twice; \(again)"),
    Self(
      "metadata twice", #"{"__metadata__":{},"__metadata__":{}}"#, "\(damaged) “__metadata__” stands there twice; \(again)"),
    Self(
      "a key of the metadata twice", #"{"__metadata__":{"a":"1","a":"2"}}"#,
      "\(damaged) “a” of the tensor “__metadata__” stands there twice; \(again)"),
    Self("metadata that are no text", #"{"__metadata__":{"a":1}}"#, "\(damaged) at byte 29, “\"” should stand; \(again)"),
    Self(
      "two tensors at one place", "{\(w("a", 0, 8)),\(w("b", 0, 8))}", numbers: 8,
      "puts the tensors “a” and “b” at the same bytes; \(again)"),
    Self(
      "a tensor that reaches into the next", "{\(w("b", 4, 12)),\(w("a", 0, 8))}", numbers: 12,
      "puts the tensors “a” and “b” at the same bytes; \(again)"),
    Self(
      "an empty tensor inside another", "{\(w("b", 4, 4)),\(w("a", 0, 8))}", numbers: 8,
      "puts the tensors “a” and “b” at the same bytes; \(again)"),
    Self(
      "a gap between tensors", "{\(w("a", 0, 4)),\(w("b", 8, 12))}", numbers: 12,
      "has numbers that belong to no tensor, at the bytes 4 to 8 of its numbers; \(again)"),
    Self(
      "bytes after the last tensor", "{\(w("a", 0, 4))}", numbers: 6,
      "has numbers that belong to no tensor, at the bytes 4 to 6 of its numbers; \(again)"),
  ]

  static let otherKinds: [HostileSafetensors] = [
    Self(
      "what torch.save writes", bytes: Array("PK\u{3}\u{4}archive/data.pkl".utf8),
      "is a zip archive, as torch.save writes it, not a safetensors file; "
        + "in Python, safetensors.torch.save_file(net.state_dict(), \"net.safetensors\") writes one."),
    Self(
      "what torch.save once wrote", bytes: [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9],
      "is a Python pickle, as torch.save once wrote it, not a safetensors file; "
        + "in Python, safetensors.torch.save_file(net.state_dict(), \"net.safetensors\") writes one."),
    Self(
      "what Keras writes", bytes: [0x89] + Array("HDF\r\n".utf8) + [0x1A, 0x0A],
      "is an HDF5 file, as Keras writes it, not a safetensors file; in Python, safetensors.numpy.save_file writes one."),
    Self(
      "a pointer of Git LFS", bytes: Array("version https://git-lfs.github.com/spec/v1\n".utf8),
      "is a pointer of Git LFS, which stands for a file, not a safetensors file; git lfs pull fetches the file itself."),
  ]
}
