import Tensors

/// What can be wrong with a safetensors file. Bytes are counted from the beginning of the file where nothing else is said.
public enum SafetensorsFault: Error, Equatable {
  case missing
  /// The reason is the system's.
  case unreadable(reason: String)
  case notWritten(reason: String)
  /// A folder, a device, a pipe.
  case notAFile
  /// A file of a kind that is often met where weights are; what to do about it.
  case otherKind(String, remedy: String)
  /// It ends before the length of its header does.
  case tooShort(bytes: Int)
  /// What should be the length of the header is none.
  case noHeader(length: UInt64)
  /// The header would end behind the file.
  case cutOffHeader(length: UInt64, bytes: Int)
  case tooLarge(bytes: Int, limit: Int)
  /// The header is not JSON of the form that it should have.
  case form(expected: String, byte: Int)
  case notUTF8(byte: Int)
  case longName(byte: Int, limit: Int)
  case tooManyEntries(limit: Int)
  case duplicate(name: String)
  case duplicateKey(String, tensor: String)
  case unknownKey(String, tensor: String)
  case missingKey(String, tensor: String)
  case elementType(String, tensor: String)
  case tooManyDimensions(tensor: String, limit: Int)
  case tooManyNumbers(tensor: String, shape: [Int])
  /// A tensor's bytes, counted from the first number of the file, are not a stretch of those that there are.
  case place(tensor: String, begin: Int, end: Int, bytes: Int)
  case size(tensor: String, shape: [Int], needs: Int, has: Int)
  case overlap(tensor: String, other: String)
  case gap(begin: Int, end: Int)
  /// A number of 64 bits is beyond those of 32.
  case number(Double, tensor: String)
}

extension SafetensorsFault: CustomStringConvertible {
  /// What is wrong and what to do, to follow the name of the file.
  public var description: String {
    switch self {
    case .missing:
      "is not there; check the path, which starts at the folder that the program was started in."
    case .unreadable(let reason):
      "cannot be read (\(reason)); give the path of a safetensors file that you may read."
    case .notWritten(let reason):
      "cannot be written (\(reason)); choose another place, or make room there."
    case .notAFile:
      "is not a file but a folder, a device or a pipe; give the path of a safetensors file."
    case .otherKind(let kind, let remedy):
      "is \(kind), not a safetensors file; \(remedy)."
    case .tooShort(let bytes):
      "is no safetensors file: it has \(counted(bytes, "byte")), and such a file begins with 8 that give the length of its "
        + "header; give another file."
    case .noHeader(let length):
      "is no safetensors file: such a file begins with the length of its header, and this one with \(length); "
        + "give another file."
    case .cutOffHeader(let length, let bytes):
      "is cut off, or no safetensors file: its header should have \(counted(length, "byte")), and "
        + "\(counted(bytes, "byte")) \(bytes == 1 ? "follows" : "follow"); copy it again, or give another file."
    case .tooLarge(let bytes, let limit):
      "has \(counted(bytes, "byte")), and up to \(limit) are read; give a smaller network."
    case .form(let expected, let byte):
      "has a damaged header: at byte \(byte), \(expected) should stand; \(again)"
    case .notUTF8(let byte):
      "has a damaged header: the text that begins at byte \(byte) is not UTF-8; \(again)"
    case .longName(let byte, let limit):
      "has a damaged header: the name that begins at byte \(byte) is longer than \(limit) bytes; \(again)"
    case .tooManyEntries(let limit):
      "names more than \(limit) tensors, and no more are read; give a smaller network."
    case .duplicate(let name):
      "has a damaged header: \(quotedName(name)) stands there twice; \(again)"
    case .duplicateKey(let key, let tensor):
      "has a damaged header: \(quotedName(key)) of the tensor \(quotedName(tensor)) stands there twice; \(again)"
    case .unknownKey(let key, let tensor):
      "has a damaged header: it says \(quotedName(key)) of the tensor \(quotedName(tensor)), and only dtype, shape and data_offsets "
        + "can be said; \(again)"
    case .missingKey(let key, let tensor):
      "has a damaged header: it does not say \(key) of the tensor \(quotedName(tensor)); \(again)"
    case .elementType(let type, let tensor):
      "stores the tensor \(quotedName(tensor)) as \(quotedName(type)), and \(ElementType.choices) can be read; "
        + "convert it, or leave it out."
    case .tooManyDimensions(let tensor, let limit):
      "gives the tensor \(quotedName(tensor)) more than \(limit) dimensions; \(again)"
    case .tooManyNumbers(let tensor, let shape):
      "gives the tensor \(quotedName(tensor)) the shape \(shortShape(shape)), more numbers than can be counted; \(again)"
    case .place(let tensor, let begin, let end, let bytes):
      "puts the tensor \(quotedName(tensor)) at the bytes \(begin) to \(end) of its numbers, which have \(bytes); it is cut off "
        + "or damaged: \(again)"
    case .size(let tensor, let shape, let needs, let has):
      "gives the tensor \(quotedName(tensor)) of shape \(shortShape(shape)) \(counted(has, "byte")), and it needs \(needs); \(again)"
    case .overlap(let tensor, let other):
      "puts the tensors \(quotedName(tensor)) and \(quotedName(other)) at the same bytes; \(again)"
    case .gap(let begin, let end):
      "has numbers that belong to no tensor, at the bytes \(begin) to \(end) of its numbers; \(again)"
    case .number(let number, let tensor):
      "holds \(number) in the tensor \(quotedName(tensor)), too large for the 32 bits of this build; build with --traits "
        + "DoublePrecision."
    }
  }

  private var again: String { "copy it again, or have it written again." }

  private func counted(_ count: some BinaryInteger, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension ElementType {
  /// The types as one says them.
  static var choices: String {
    allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " and " + allCases[allCases.count - 1].rawValue
  }
}

extension SafetensorsFault {
  /// What the first bytes of a file say, if they are those of another kind that is often met where weights are.
  static func otherKind(beginning bytes: [UInt8]) -> SafetensorsFault? {
    let save = "in Python, safetensors.torch.save_file(net.state_dict(), \"net.safetensors\") writes one"
    return if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      .otherKind("a zip archive, as torch.save writes it", remedy: save)
    } else if bytes.count > 1, bytes[0] == 0x80, (2...5).contains(bytes[1]) {
      .otherKind("a Python pickle, as torch.save once wrote it", remedy: save)
    } else if bytes.dropFirst().starts(with: Array("HDF\r\n".utf8)) {
      .otherKind("an HDF5 file, as Keras writes it", remedy: "in Python, safetensors.numpy.save_file writes one")
    } else if bytes.starts(with: Array("version ".utf8)) {
      .otherKind("a pointer of Git LFS, which stands for a file", remedy: "git lfs pull fetches the file itself")
    } else {
      nil
    }
  }
}
