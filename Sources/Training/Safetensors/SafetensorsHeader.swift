/// What the header of a safetensors file says, found to be right: every tensor has a place of its own, and no byte is left over.
struct SafetensorsHeader {
  struct Entry {
    let name: String
    let type: ElementType
    let shape: [Int]
    /// Its bytes, counted from the first number of the file.
    let place: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]

  /// - Parameter numbers: How many bytes follow the header.
  init(_ bytes: [UInt8], before numbers: Int) throws(SafetensorsFault) {
    var scanner = HeaderScanner(bytes)
    var names: Set<String> = []
    try scanner.object { (name, scanner) throws(SafetensorsFault) in
      guard names.insert(name).inserted else { throw .duplicate(name: name) }
      guard names.count <= SafetensorsFile.Limit.entries else { throw .tooManyEntries(limit: SafetensorsFile.Limit.entries) }
      if name == SafetensorsFile.metadataKey {
        metadata = try Self.metadata(&scanner)
      } else {
        entries.append(try Self.entry(name, &scanner, before: numbers))
      }
    }
    try scanner.expectEnd()
    try requireWholeCover(of: numbers)
  }

  private static func metadata(_ scanner: inout HeaderScanner) throws(SafetensorsFault) -> [String: String] {
    var metadata: [String: String] = [:]
    try scanner.object { (key, scanner) throws(SafetensorsFault) in
      let text = try scanner.text()
      guard metadata.updateValue(text, forKey: key) == nil else {
        throw .duplicateKey(key, tensor: SafetensorsFile.metadataKey)
      }
      guard metadata.count <= SafetensorsFile.Limit.entries else { throw .tooManyEntries(limit: SafetensorsFile.Limit.entries) }
    }
    return metadata
  }

  private static func entry(
    _ name: String, _ scanner: inout HeaderScanner, before numbers: Int
  ) throws(SafetensorsFault) -> Entry {
    var (typeName, shape, offsets): (String?, [Int]?, [Int]?)
    let limit = SafetensorsFile.Limit.dimensions
    try scanner.object { (key, scanner) throws(SafetensorsFault) in
      let isNew: Bool
      switch key {
      case "dtype":
        isNew = typeName == nil
        typeName = try scanner.name()
      case "shape":
        isNew = shape == nil
        shape = try scanner.wholeNumbers(atMost: limit, orElse: .tooManyDimensions(tensor: name, limit: limit))
      case "data_offsets":
        isNew = offsets == nil
        offsets = try scanner.wholeNumbers(atMost: 2, orElse: .missingKey("two data_offsets", tensor: name))
      default: throw .unknownKey(key, tensor: name)
      }
      guard isNew else { throw .duplicateKey(key, tensor: name) }
    }
    guard let typeName else { throw .missingKey("dtype", tensor: name) }
    guard let shape else { throw .missingKey("shape", tensor: name) }
    guard let offsets, offsets.count == 2 else { throw .missingKey("two data_offsets", tensor: name) }
    guard let type = ElementType(rawValue: typeName) else { throw .elementType(typeName, tensor: name) }
    guard offsets[0] <= offsets[1], offsets[1] <= numbers else {
      throw .place(tensor: name, begin: offsets[0], end: offsets[1], bytes: numbers)
    }
    guard let needs = bytes(shape, type) else { throw .tooManyNumbers(tensor: name, shape: shape) }
    guard needs == offsets[1] - offsets[0] else {
      throw .size(tensor: name, shape: shape, needs: needs, has: offsets[1] - offsets[0])
    }
    return Entry(name: name, type: type, shape: shape, place: offsets[0]..<offsets[1])
  }

  /// How many bytes a tensor takes; nil if their number is too large.
  private static func bytes(_ shape: [Int], _ type: ElementType) -> Int? {
    var bytes = type.bytes
    for size in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      guard !overflow else { return nil }
      bytes = product
    }
    return bytes
  }

  /// That every byte belongs to one tensor.
  private func requireWholeCover(of numbers: Int) throws(SafetensorsFault) {
    let ordered = entries.sorted { ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound) }
    var (end, last) = (0, "")
    for entry in ordered {
      guard entry.place.lowerBound >= end else { throw .overlap(tensor: last, other: entry.name) }
      guard entry.place.lowerBound == end else { throw .gap(begin: end, end: entry.place.lowerBound) }
      (end, last) = (entry.place.upperBound, entry.name)
    }
    guard end == numbers else { throw .gap(begin: end, end: numbers) }
  }
}
