/// A piece of a page: text in which every sign stands for itself, or an element around other pieces.
///
/// A string becomes a piece only here, and is escaped here, so that no word of a lesson, a file or a column is taken for a tag.
package struct HTML: Equatable {
  let source: String

  /// What is HTML already: this file's elements, the style, and a picture that was taken apart and put together again.
  init(trusted source: String) {
    self.source = source
  }

  package static func text(_ text: String) -> HTML {
    HTML(trusted: escaped(text))
  }

  package static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ content: [HTML]
  ) -> HTML {
    HTML(trusted: "\(tag(name, attributes))\(content.map(\.source).joined())</\(name)>")
  }

  package static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ text: String
  ) -> HTML {
    element(name, attributes, [.text(text)])
  }

  /// An element that has no end: a `meta`.
  package static func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) -> HTML {
    HTML(trusted: tag(name, attributes))
  }

  static func tag(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) -> String {
    "<\(name)" + attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined() + ">"
  }

  /// A control character has no place in HTML; it is shown as a replacement sign.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }
}
