/// A zip file, whose files are unpacked one by one, in memory.
///
///     header, bytes, header, bytes, …, list of files, end: how many files there are, and where the list begins
///
/// - Source: [APP22] §4.3; without encryption and zip64.
struct ZipFile {
  let path: String
  /// In the order of the list.
  let entries: [ZipEntry]
  private let bytes: [UInt8]

  /// How many bytes the file may have, and also what it unpacks to: a hundred times what all recordings take.
  static let limit = 512 << 20

  /// - Throws: `DatasetError`: the file is missing or cannot be read, is no zip file, or one that is not read.
  init(_ path: String) throws(DatasetError) {
    let bytes = try fileBytes(path, upTo: Self.limit + 1)
    guard bytes.count <= Self.limit else { throw .zip(path: path, .tooLarge(megabytes: Self.limit >> 20)) }
    do throws(DatasetError.ZipFault) {
      entries = try ZipDirectory(bytes: bytes).entries()
    } catch {
      throw .zip(path: path, error)
    }
    self.path = path
    self.bytes = bytes
  }

  /// A file's bytes, unpacked.
  ///
  /// - Throws: `DatasetError.zip`.
  func bytes(of entry: ZipEntry) throws(DatasetError) -> [UInt8] {
    let damaged = DatasetError.zip(path: path, .damaged(file: entry.name))
    guard !entry.isEncrypted else { throw .zip(path: path, .encrypted(file: entry.name)) }
    guard entry.method == 0 || entry.method == 8 else {
      throw .zip(path: path, .unknownMethod(file: entry.name, method: entry.method))
    }
    // The header that stands before the bytes has the name once more, and words of its own.
    guard entry.start + 30 <= bytes.count, bytes.four(at: entry.start) == 0x0403_4B50 else { throw damaged }
    let first = entry.start + 30 + bytes.two(at: entry.start + 26) + bytes.two(at: entry.start + 28)
    guard first + entry.packedSize <= bytes.count else { throw damaged }
    let packed = bytes[first..<first + entry.packedSize]
    let unpacked = entry.method == 0 ? Array(packed) : inflated(packed, to: entry.size)
    guard let unpacked, unpacked.count == entry.size, checksum(of: unpacked) == entry.checksum else { throw damaged }
    return unpacked
  }
}

/// Reads the list of files at the end.
private struct ZipDirectory {
  let bytes: [UInt8]

  func entries() throws(DatasetError.ZipFault) -> [ZipEntry] {
    guard let end = lastRecord() else { throw .noDirectory }
    let (count, size, start) = (bytes.two(at: end + 10), bytes.four(at: end + 12), bytes.four(at: end + 16))
    guard count < 0xFFFF, size < 0xFFFF_FFFF, start < 0xFFFF_FFFF else { throw .zip64 }
    guard bytes.two(at: end + 4) == 0, bytes.two(at: end + 6) == 0 else { throw .severalParts }
    guard start + size <= end else { throw .brokenDirectory }
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    var (place, total) = (start, 0)
    for _ in 0..<count {
      guard place + 46 <= end, bytes.four(at: place) == 0x0201_4B50 else { throw .brokenDirectory }
      let nameEnd = place + 46 + bytes.two(at: place + 28)
      let next = nameEnd + bytes.two(at: place + 30) + bytes.two(at: place + 32)
      guard next <= end else { throw .brokenDirectory }
      let entry = ZipEntry(
        name: String(decoding: bytes[place + 46..<nameEnd], as: UTF8.self), isEncrypted: bytes.two(at: place + 8) & 1 == 1,
        method: bytes.two(at: place + 10), checksum: UInt32(bytes.four(at: place + 16)),
        packedSize: bytes.four(at: place + 20), size: bytes.four(at: place + 24), start: bytes.four(at: place + 42))
      guard max(entry.size, entry.packedSize, entry.start) < 0xFFFF_FFFF else { throw .zip64 }
      guard !entry.leadsOut else { throw .leadsOut(file: entry.name) }
      guard names.insert(entry.name).inserted else { throw .twice(file: entry.name) }
      total += entry.size
      guard total <= ZipFile.limit else { throw .tooLarge(megabytes: ZipFile.limit >> 20) }
      entries.append(entry)
      place = next
    }
    return entries
  }

  /// Where the last record begins, which says where the list is, and which a comment may follow.
  private func lastRecord() -> Int? {
    guard bytes.count >= 22 else { return nil }
    let latest = bytes.count - 22
    return (max(0, latest - 0xFFFF)...latest).reversed().first {
      bytes.four(at: $0) == 0x0605_4B50 && $0 + 22 + bytes.two(at: $0 + 20) == bytes.count
    }
  }
}

extension [UInt8] {
  /// Two bytes as a number, the low one first.
  fileprivate func two(at place: Int) -> Int { Int(self[place]) | Int(self[place + 1]) << 8 }

  fileprivate func four(at place: Int) -> Int { two(at: place) | two(at: place + 2) << 16 }
}
