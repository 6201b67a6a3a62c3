/// A picture that gnuplot wrote as an SVG file, taken apart so that it can stand within a page.
///
/// Only drawing is kept: known elements and attributes, references within the picture, no script, no style, nothing that is fetched.
package struct InlineSVG: Equatable {
  private let root: SVGElement

  /// Nil if the text is no SVG, or holds an element that does not draw.
  package init?(_ text: String) {
    var reader = SVGReader(text)
    guard let root = reader.root(), root.name == "svg" else { return nil }
    let references = root.references
    guard let drawn = root.pruned(keeping: references) else { return nil }
    self.root = drawn
  }

  /// The picture as an element of a page.
  ///
  /// - Parameters:
  ///   - prefix: stands before every name in the picture, so that two pictures do not share one.
  ///   - label: what the picture shows, for whoever does not see it.
  package func html(prefix: String, label: String) -> HTML {
    let start = HTML.void("svg", ["role": "img", "aria-label": label, "viewBox": root.attributes["viewBox"] ?? "0 0 900 550"])
    return HTML(trusted: start.source + root.children.map { $0.source(prefix) }.joined() + "</svg>")
  }
}

/// An element of a picture, or the text within one.
struct SVGElement: Equatable {
  /// Empty for text.
  var name = ""
  /// As they are written: whatever ends an attribute is an entity.
  var attributes: [String: String] = [:]
  var children: [SVGElement] = []
  var text = ""

  /// The elements that draw.
  static let drawing: Set<String> = [
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use", "clipPath",
    "filter", "feFlood", "feComposite", "linearGradient", "stop", "image",
  ]

  private static let known: Set<String> = [
    "viewBox", "id", "href", "fill", "stroke", "color", "opacity", "transform", "d", "points", "x", "y", "x1", "y1", "x2", "y2",
    "cx", "cy", "r", "rx", "ry", "width", "height", "in", "in2", "result", "operator", "offset", "filter", "clip-path",
    "clipPathUnits", "filterUnits", "gradientUnits", "text-anchor", "shape-rendering", "preserveAspectRatio",
  ]

  private static let knownBeginnings = ["stroke-", "fill-", "font-", "flood-", "stop-"]

  /// Whether an attribute says how something is drawn, and fetches nothing.
  static func keeps(_ attribute: String, _ value: String) -> Bool {
    if attribute == "href" { return value.hasPrefix("#") || value.hasPrefix("data:image/png;base64,") }
    if value.contains("("), value.lowercased().contains("url"), !value.hasPrefix("url(#") { return false }
    return known.contains(attribute) || knownBeginnings.contains { attribute.hasPrefix($0) }
  }

  /// The names that this element and those within it refer to.
  var references: Set<String> {
    attributes.values.compactMap(SVGElement.reference).reduce(into: Set(children.flatMap(\.references))) { $0.insert($1) }
  }

  /// The name in `#name` or `url(#name)`.
  private static func reference(_ value: String) -> String? {
    if value.hasPrefix("#") { return String(value.dropFirst()) }
    if value.hasPrefix("url(#") { return String(value.dropFirst(5).prefix { $0 != ")" }) }
    return nil
  }

  /// Without groups that hold nothing, and definitions that nothing uses.
  func pruned(keeping references: Set<String>) -> SVGElement? {
    var pruned = self
    let kept = name == "defs" ? children.filter { references.contains($0.attributes["id"] ?? "") } : children
    pruned.children = kept.compactMap { $0.pruned(keeping: references) }
    return (name == "g" || name == "defs") && pruned.children.isEmpty ? nil : pruned
  }

  func source(_ prefix: String) -> String {
    guard !name.isEmpty else { return text }
    let pairs = attributes.sorted { $0.key < $1.key }.map { key, value in
      " \(key)=\"\(key == "id" ? prefix + value : value.prefixed(prefix, isColour: key != "href"))\""
    }
    let start = "<\(name)\(pairs.joined())"
    return children.isEmpty ? start + "/>" : start + ">" + children.map { $0.source(prefix) }.joined() + "</\(name)>"
  }
}

extension String {
  /// A reference to a name, with the prefix before the name; a colour, `#fcfcfa`, stays.
  fileprivate func prefixed(_ prefix: String, isColour: Bool) -> String {
    if hasPrefix("url(#") { return "url(#\(prefix)" + dropFirst(5) }
    return hasPrefix("#") && !isColour ? "#\(prefix)" + dropFirst() : self
  }
}
