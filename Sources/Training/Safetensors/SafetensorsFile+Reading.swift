import Tensors

extension SafetensorsFile {
  /// Reads a file; numbers of another width are converted, those of 16 bits exactly.
  ///
  /// A number may be NaN or infinite, for a checkpoint may be one of training that went wrong.
  ///
  /// - Throws: `SafetensorsError`, before memory is taken for what the file does not hold.
  /// - Complexity: O(bytes of the file); a tensor of this build's width is read straight to where it stays.
  public init(reading path: String) throws(SafetensorsError) {
    do throws(SafetensorsFault) {
      try self.init(ReadableFile(path))
    } catch {
      throw SafetensorsError(path: path, fault: error)
    }
  }

  private init(_ file: borrowing ReadableFile) throws(SafetensorsFault) {
    let beginning = try file.bytes(min(8, file.size), at: 0)
    let length = try Self.headerLength(beginning, of: file.size)
    let start = 8 + length
    let header = try SafetensorsHeader(try file.bytes(length, at: 8), before: file.size - start)
    tensors = []
    metadata = header.metadata
    for entry in header.entries {
      let count = entry.place.count / entry.type.bytes
      let scalars = try file.scalars(entry.type, count, at: start + entry.place.lowerBound, of: entry.name)
      tensors.append(Entry(entry.name, Tensor(shape: entry.shape, scalars: scalars), type: entry.type))
    }
  }

  private static func headerLength(_ beginning: [UInt8], of size: Int) throws(SafetensorsFault) -> Int {
    guard beginning.count == 8 else { throw .tooShort(bytes: size) }
    let length = beginning.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length >= 2, length <= Limit.headerBytes else {
      throw .otherKind(beginning: beginning) ?? .noHeader(length: length)
    }
    guard Int(length) <= size - 8 else { throw .cutOffHeader(length: length, bytes: size - 8) }
    guard size <= Limit.fileBytes else { throw .tooLarge(bytes: size, limit: Limit.fileBytes) }
    return Int(length)
  }
}

extension ReadableFile {
  /// Numbers as this build has them.
  fileprivate func scalars(
    _ type: ElementType, _ count: Int, at offset: Int, of tensor: String
  ) throws(SafetensorsFault) -> [Scalar] {
    switch type {
    case .scalar: return try numbers(Scalar.self, count, at: offset)
    case .float16: return try numbers(UInt16.self, count, at: offset).map { Scalar(Float(float16: $0)) }
    case .brainFloat16: return try numbers(UInt16.self, count, at: offset).map { Scalar(Float(brainFloat16: $0)) }
    case .float32: return try numbers(Float.self, count, at: offset).map { Scalar($0) }
    case .float64:
      let wide = try numbers(Double.self, count, at: offset)
      let scalars = wide.map { Scalar($0) }
      for (number, scalar) in zip(wide, scalars) where number.isFinite && !scalar.isFinite {
        throw .number(number, tensor: tensor)
      }
      return scalars
    }
  }
}
