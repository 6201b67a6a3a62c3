/// The value of a setting, or of a measure, as one types it: equal as numbers where both are numbers, so that 1e-3 is 0.001.
struct SettingValue: Hashable, Comparable, Sendable {
  let text: String
  /// Finite; nil where the text is no decimal number, or a whole one of more digits than 64 bits keep apart.
  let number: Double?

  init(_ text: String) {
    self.text = text
    let bytes = text.utf8
    let isDecimal = bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.eE".utf8.contains($0) }
    let isExact = bytes.count < 16 || bytes.contains { ".eE".utf8.contains($0) }
    number = isDecimal && isExact ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
  }

  init(_ number: Double) {
    (text, self.number) = (exactText(number), number.isFinite ? number : nil)
  }

  static func == (one: SettingValue, other: SettingValue) -> Bool {
    if let number = one.number, let otherNumber = other.number { return number == otherNumber }
    return one.text == other.text
  }

  func hash(into hasher: inout Hasher) {
    if let number { hasher.combine(number) } else { hasher.combine(text) }
  }

  /// Numbers by size, then words by the alphabet.
  static func < (one: SettingValue, other: SettingValue) -> Bool {
    switch (one.number, other.number) {
    case (let number?, let otherNumber?): number < otherNumber
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): one.text < other.text
    }
  }
}
