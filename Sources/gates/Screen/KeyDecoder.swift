/// Turns what a terminal sends into keys.
///
/// A special key comes as several bytes that begin with Esc, and not always at once: what is not whole yet waits for the rest. What is no
/// known key is passed over.
struct KeyDecoder {
  /// Longer than any key's bytes: what goes on beyond it is no key.
  private static let longestSequence = 32
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var waiting: [UInt8] = []
  private var pasted: [UInt8]?

  /// Whether an Esc waits: it may be the key itself, or the first byte of another.
  var isUndecided: Bool { !waiting.isEmpty }

  /// The keys that are whole with these bytes.
  mutating func keys(from bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    for byte in bytes {
      if pasted != nil {
        if let key = paste(byte) { keys.append(key) }
      } else {
        waiting.append(byte)
        keys += settled()
      }
    }
    return keys
  }

  /// The keys if nothing follows: a lone Esc is the key, and the beginning of anything else is nothing.
  mutating func keysAfterSilence() -> [Key] {
    defer { waiting = [] }
    return waiting == [0x1B] ? [.escape] : []
  }

  private mutating func settled() -> [Key] {
    switch KeySequence(waiting) {
    case .incomplete where waiting.count < KeyDecoder.longestSequence:
      return []
    case .incomplete, .unknown:
      // A second Esc begins anew.
      waiting = waiting.count > 1 && waiting.last == 0x1B ? [0x1B] : []
      return []
    case .pasteBegins:
      (waiting, pasted) = ([], [])
      return []
    case .key(let key):
      waiting = []
      return [key]
    case .escapeAndMore:
      let rest = Array(waiting.dropFirst())
      waiting = []
      return [.escape] + keys(from: rest)
    }
  }

  private mutating func paste(_ byte: UInt8) -> Key? {
    pasted?.append(byte)
    guard let bytes = pasted, bytes.suffix(KeyDecoder.pasteEnd.count) == KeyDecoder.pasteEnd[...] else { return nil }
    pasted = nil
    return .paste(String(decoding: bytes.dropLast(KeyDecoder.pasteEnd.count), as: UTF8.self))
  }
}
