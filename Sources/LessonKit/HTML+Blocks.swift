import Foundation

/// Blocks that a browser does not read as HTML: a style, a script, and data for the script.
extension HTML {
  /// - Precondition: written by us, with no end tag in it.
  package static func style(_ sheet: String) -> HTML {
    HTML(trusted: "<style>\(sheet)</style>")
  }

  /// - Precondition: written by us, with no end tag in it.
  package static func script(_ source: String) -> HTML {
    HTML(trusted: "<script>\(source)</script>")
  }

  /// A value as JSON that nothing runs; no `<` is left in it, so that no word in the value ends the block.
  package static func json(id: StaticString, _ value: some Encodable) throws -> HTML {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(value), as: UTF8.self).replacing("<", with: "\\u003C")
    return HTML(trusted: tag("script", ["type": "application/json", "id": "\(id)"]) + json + "</script>")
  }

  /// Lists of bytes, a line of base64 each.
  package static func base64(id: StaticString, _ lists: [Data]) -> HTML {
    let lines = lists.map { $0.base64EncodedString() }.joined(separator: "\n")
    return HTML(trusted: tag("script", ["type": "text/plain", "id": "\(id)"]) + lines + "</script>")
  }

  /// How every page of ours begins.
  ///
  /// - Parameter policy: What the browser may load and run, as a Content-Security-Policy.
  package static func head(title: String, policy: String) -> [HTML] {
    [
      .void("meta", ["charset": "utf-8"]),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "color-scheme", "content": "light dark"]),
      .void("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .element("title", [:], title),
    ]
  }

  /// The whole file.
  package static func document(head: [HTML], body: [HTML]) -> String {
    "<!DOCTYPE html>\n" + element("html", ["lang": "en"], [element("head", [:], head), element("body", [:], body)]).source
      + "\n"
  }
}
