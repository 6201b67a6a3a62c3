import FourGates
import Foundation
import Inspection
import LessonKit

extension InspectionPage {
  /// The page as a file. Its policy lets a browser run this script and no other, and fetch nothing.
  func html() throws -> String {
    let sheet = PageStyle.sheet + InspectionPageStyle.sheet
    let policy = [
      "default-src 'none'", "script-src '\(Self.hash(PageScript.source))'", "style-src '\(Self.hash(sheet))'",
      "base-uri 'none'", "form-action 'none'",
    ]
    let main = HTML.element(
      "main", [:],
      [header, input, keys, tools, now, maps, allUnits, .element("footer", [:], [made]), hint])
    return HTML.document(
      head: HTML.head(title: title, policy: policy.joined(separator: "; ")) + [.style(sheet)],
      body: [main] + (try PageData(self).blocks()) + [.script(PageScript.source)])
  }

  /// How a policy names a script or a style.
  private static func hash(_ text: String) -> String {
    "sha256-" + Data(SHA256(of: Array(text.utf8)).bytes).base64EncodedString()
  }

  private var model: Architecture { run.architecture }
  private var quantities: [Quantity] { Quantity.all(of: model.cell) }

  private var header: HTML {
    .element(
      "header", [:],
      [
        .element("p", ["class": "kicker"], "FourGates · A recorded run"), .element("h1", [:], title),
        .element("p", ["class": "run"], says.joined(separator: " ")),
        .element(
          "noscript", [:],
          [
            .element(
              "p", ["class": "missing"],
              "The pictures and numbers below are made by this page's script, and scripts are switched off here.")
          ]),
      ])
  }

  private var input: HTML {
    let unit = plot("unit", under: [.element("p", ["id": "unitTitle"], "")])
    switch content {
    case .text:
      let sentence =
        "Each character has the colour of the chosen unit's value at it; the line below shows the same values. Click on a "
        + "character to go to its step."
      let text = HTML.element(
        "div", ["id": "text", "class": "text", "tabindex": "0", "role": "group", "aria-label": "Text"], "")
      return section("The text", [.element("p", [:], sentence), text, unit])
    case .series(let names, let predictsNext):
      let said = predictsNext ? [key("first said", "predicted one step before")] : []
      let series = plot("series", under: [.element("p", [:], keys(names) + said)])
      return section("The series", [series] + (predictsNext ? [] : answers) + [unit])
    }
  }

  /// What the readout gives, where it is no prediction of the series; as many lines as can be told apart.
  private var answers: [HTML] {
    guard let count = model.outputs else { return [] }
    let (shown, rest) = (min(count, 6), count > 6 ? " (the first 6 of \(count))" : "")
    let head = HTML.element(
      "p", [:], [.text("What the network says at each step\(rest): ")] + keys((0..<shown).map { "output \($0)" }))
    return [plot("answers", under: [head])]
  }

  private func keys(_ names: [String]) -> [HTML] {
    let looks = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return names.enumerated().map { key(looks[$0 % looks.count], $1) }
  }

  private func key(_ look: String, _ name: String) -> HTML {
    let line = HTML.element("path", ["class": look, "d": "M2 5H34"], "")
    return .element(
      "span", ["class": "key"], [.element("svg", ["viewBox": "0 0 36 10", "aria-hidden": "true"], [line]), .text(name)])
  }

  /// A box for lines over the steps, with room for the numbers of both axes.
  private func plot(_ id: String, under head: [HTML]) -> HTML {
    .element(
      "div", ["class": "plot"],
      head + [
        .element("div", ["class": "y", "aria-hidden": "true"], ""),
        .element("div", ["class": "sheet lines", "id": id], [.element("div", ["class": "column"], "")]),
      ] + stepAxis)
  }

  /// Room for the numbers of the steps below a plot, and the name of the axis beside them.
  var stepAxis: [HTML] {
    [
      .element("div", ["class": "y name", "aria-hidden": "true"], "step"),
      .element("div", ["class": "x", "aria-hidden": "true"], ""),
    ]
  }

  func section(_ title: String, _ content: [HTML]) -> HTML {
    .element("section", [:], [.element("h2", [:], title)] + content)
  }
}
