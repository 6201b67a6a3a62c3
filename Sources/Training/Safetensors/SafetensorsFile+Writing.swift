import Tensors

extension SafetensorsFile {
  /// Writes a file, aside at first; under its name it is whole or not there.
  ///
  /// The same tensors and metadata make the same bytes.
  ///
  /// - Precondition: names are not longer than 1024 bytes, no two are the same, and none is `__metadata__`.
  /// - Throws: `SafetensorsError`; what stood under the name before is then as it was.
  public func write(to path: String) throws(SafetensorsError) {
    requireNames()
    do throws(WritingFailure) {
      try writeAside(path) { file throws(WritingFailure) in
        try file.write(header)
        for entry in tensors { try file.write(entry.tensor.scalars) }
      }
    } catch {
      throw SafetensorsError(path: path, fault: .notWritten(reason: error.reason))
    }
  }

  private func requireNames() {
    var names: Set<String> = [Self.metadataKey]
    for entry in tensors where !names.insert(entry.name).inserted || entry.name.utf8.count > Limit.nameBytes {
      refuse("a safetensors file cannot name a tensor \(quotedName(entry.name)): the name is too long, taken, or reserved.")
    }
  }

  /// The length of the header and the header, filled up with spaces so that the numbers begin at a multiple of 8.
  private var header: [UInt8] {
    var parts: [String] = []
    if !metadata.isEmpty {
      let members = metadata.sorted { $0.key < $1.key }.map { "\(jsonText($0.key)):\(jsonText($0.value))" }
      parts.append("\(jsonText(Self.metadataKey)):{\(members.joined(separator: ","))}")
    }
    var offset = 0
    for entry in tensors {
      let end = offset + entry.tensor.count * ElementType.scalar.bytes
      let shape = entry.tensor.shape.map(String.init).joined(separator: ",")
      parts.append(
        """
        \(jsonText(entry.name)):{"dtype":"\(ElementType.scalar.rawValue)","shape":[\(shape)],"data_offsets":[\(offset),\(end)]}
        """)
      offset = end
    }
    var text = Array("{\(parts.joined(separator: ","))}".utf8)
    text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
  }
}

/// A text in quotes, as JSON has it.
private func jsonText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\u{0}"..<" ": quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
