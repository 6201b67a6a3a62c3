/// What the first bytes from a terminal are.
enum KeySequence: Equatable {
  case incomplete
  case unknown
  case pasteBegins
  case key(Key)
  /// An Esc, and then something that does not belong to it.
  case escapeAndMore

  init(_ bytes: [UInt8]) {
    guard let first = bytes.first else {
      self = .incomplete
      return
    }
    switch first {
    case 0x1B: self = .init(afterEscape: bytes.dropFirst())
    case 0x03: self = .key(.interrupt)
    case 0x1A: self = .key(.suspend)
    case 0x0C: self = .key(.redraw)
    case 0x15: self = .key(.clearLine)
    case 0x09: self = .key(.tab)
    case 0x0A, 0x0D: self = .key(.enter)
    case 0x08, 0x7F: self = .key(.backspace)
    case 0x20..<0x7F: self = .key(.character(Character(UnicodeScalar(first))))
    case 0xC2...0xF4: self = .init(letter: bytes)
    default: self = .unknown
    }
  }

  /// ESC [ numbers letter, as most terminals send; or ESC O letter, as they do in the mode for applications.
  private init(afterEscape rest: ArraySlice<UInt8>) {
    guard let kind = rest.first else {
      self = .incomplete
      return
    }
    let body = rest.dropFirst()
    guard kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      self = .escapeAndMore
      return
    }
    guard let last = body.last else {
      self = .incomplete
      return
    }
    guard last < 0x80, last >= 0x20 else {
      self = .unknown
      return
    }
    // Numbers and marks come before the letter that ends it; some consoles send a second [ before the letter of a function key.
    let isFunctionKey = kind == UInt8(ascii: "[") && body.first == UInt8(ascii: "[")
    guard (0x40...0x7E).contains(last), !isFunctionKey || body.count > 1 else {
      self = .incomplete
      return
    }
    guard !isFunctionKey else {
      self = .unknown
      return
    }
    let number = String(decoding: body.dropLast().prefix { (0x30...0x39).contains($0) }, as: UTF8.self)
    self = .init(letter: Character(UnicodeScalar(last)), number: number)
  }

  private init(letter: Character, number: String) {
    let letters: [Character: Key] = [
      "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab, "M": .enter,
    ]
    let numbers: [String: Key] = [
      "1": .home, "7": .home, "4": .end, "8": .end, "5": .pageUp, "6": .pageDown, "3": .backspace,
    ]
    if letter == "~", number == "200" {
      self = .pasteBegins
    } else if let key = letter == "~" ? numbers[number] : letters[letter] {
      self = .key(key)
    } else {
      self = .unknown
    }
  }

  /// A letter beyond ASCII: two to four bytes.
  private init(letter bytes: [UInt8]) {
    let length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
    guard bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      self = .unknown
      return
    }
    guard bytes.count == length else {
      self = .incomplete
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), let letter = text.first, letter.isPrintable else {
      self = .unknown
      return
    }
    self = .key(.character(letter))
  }
}

extension Character {
  /// Whether it takes a place on a screen and does nothing else there.
  var isPrintable: Bool {
    unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator, .surrogate].contains($0.properties.generalCategory)
    }
  }
}
