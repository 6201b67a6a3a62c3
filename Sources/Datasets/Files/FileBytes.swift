#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All bytes of a file, or the first ones.
///
/// - Throws: `DatasetError.missing`, or `.unreadable` with the system's reason.
func fileBytes(_ path: String, upTo limit: Int = .max) throws(DatasetError) -> [UInt8] {
  guard let file = fopen(path, "rb") else {
    throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: systemReason())
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count < limit {
    let length = fread(&chunk, 1, min(chunk.count, limit - bytes.count), file)
    if length == 0 { break }
    bytes.append(contentsOf: chunk[..<length])
  }
  guard ferror(file) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
  return bytes
}

private func systemReason() -> String {
  String(cString: strerror(errno))
}

/// The first line whose bytes are not UTF-8 text, counted from 1; nil if all of them are. A zero byte is valid UTF-8, but only text in UTF-16 has any.
func firstLineThatIsNotUTF8(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) { return nil }
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil || $0.contains(0) }.map { $0 + 1 }
}
