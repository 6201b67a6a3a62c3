/// Reads the text of an SVG file into elements; strict, because what it lets pass becomes part of a page.
struct SVGReader {
  private struct Malformed: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The outermost element; nil if the text is not well-formed, or holds an element that does not draw.
  mutating func root() -> SVGElement? {
    guard let root = try? readRoot() else { return nil }
    return root
  }

  private mutating func readRoot() throws -> SVGElement {
    skipSpace()
    while next("<?") || next("<!D") {
      try skip(past: ">")
      skipSpace()
    }
    guard next("<"), let root = try element(depth: 0) else { throw Malformed() }
    skipSpace()
    guard place == bytes.count else { throw Malformed() }
    return root
  }

  /// What follows a “<”, to its end; nil for a title or a description, which a browser would show over the picture.
  private mutating func element(depth: Int) throws -> SVGElement? {
    let name = try word()
    let isSilent = name == "title" || name == "desc"
    guard depth < 100, isSilent || SVGElement.drawing.contains(name) else { throw Malformed() }
    var element = SVGElement(name: name, attributes: try attributes())
    if !next("/>") {
      guard next(">") else { throw Malformed() }
      element.children = try content(of: name, depth: depth + 1)
    }
    return isSilent ? nil : element
  }

  private mutating func content(of name: String, depth: Int) throws -> [SVGElement] {
    var children: [SVGElement] = []
    let holdsText = ["text", "tspan", "title", "desc"].contains(name)
    while true {
      let text = try textBeforeTag()
      if holdsText, !text.isEmpty { children.append(SVGElement(text: text)) }
      if !holdsText, text.contains(where: { !$0.isWhitespace }) { throw Malformed() }
      if next("<!--") {
        try skip(past: "-->")
      } else if next("</") {
        guard try word() == name else { throw Malformed() }
        skipSpace()
        guard next(">") else { throw Malformed() }
        return children
      } else if next("<"), let child = try element(depth: depth) {
        children.append(child)
      }
    }
  }

  private mutating func attributes() throws -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      guard let byte = current, !"/>".utf8.contains(byte) else { return attributes }
      var name = try word()
      if name == "xlink:href" { name = "href" }
      skipSpace()
      guard next("=") else { throw Malformed() }
      skipSpace()
      guard let quote = current, "'\"".utf8.contains(quote) else { throw Malformed() }
      place += 1
      guard let end = bytes[place...].firstIndex(of: quote) else { throw Malformed() }
      let value = String(decoding: bytes[place..<end], as: UTF8.self)
      guard !value.contains("<") else { throw Malformed() }
      place = end + 1
      if SVGElement.keeps(name, value) { attributes[name] = value.replacing("\"", with: "&quot;") }
    }
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func textBeforeTag() throws -> String {
    guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) else { throw Malformed() }
    defer { place = end }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  /// The name of an element or an attribute.
  private mutating func word() throws -> String {
    let start = place
    while let byte = current, !" \t\r\n=<>/\"'".utf8.contains(byte) { place += 1 }
    guard place > start else { throw Malformed() }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Goes past the sign if it comes next.
  private mutating func next(_ sign: String) -> Bool {
    guard bytes[place...].starts(with: sign.utf8) else { return false }
    place += sign.utf8.count
    return true
  }

  private mutating func skip(past sign: String) throws {
    while !next(sign) {
      guard place < bytes.count else { throw Malformed() }
      place += 1
    }
  }

  private mutating func skipSpace() {
    while let byte = current, " \t\r\n".utf8.contains(byte) { place += 1 }
  }
}
