import FourGates
import Inspection
import LessonKit

/// What is beside the pictures: the controls, the chosen unit's numbers, all units' numbers, the keys.
extension InspectionPage {
  private var model: Architecture { run.architecture }
  private var quantities: [Quantity] { Quantity.all(of: model.cell) }

  var tools: HTML {
    func number(_ id: String, _ label: String, _ range: ClosedRange<Int>) -> HTML {
      .element(
        "label", [:],
        [
          .text(label),
          .void("input", ["type": "number", "id": id, "min": "\(range.lowerBound)", "max": "\(range.upperBound)"]),
        ])
    }
    func choice(_ id: String, _ label: String, _ options: [(value: String, name: String)]) -> HTML {
      let items = options.map { HTML.element("option", ["value": $0.value], $0.name) }
      return .element("label", [:], [.text(label), .element("select", ["id": id], items)])
    }
    let slider = HTML.void(
      "input",
      [
        "type": "range", "id": "step", "min": "\(steps.lowerBound)", "max": "\(steps.upperBound)", "aria-label": "Step",
        "autocomplete": "off",
      ])
    return .element(
      "div", ["class": "tools", "role": "group", "aria-label": "Where to look"],
      [
        .element(
          "div", ["class": "steps"],
          [
            .element("button", ["type": "button", "id": "earlier", "aria-label": "One step earlier"], "←"), slider,
            .element("button", ["type": "button", "id": "later", "aria-label": "One step later"], "→"),
          ]),
        number("stepNumber", "Step", steps), number("unitNumber", "Unit", 0...(model.hidden - 1)),
        choice("layer", "Layer", (0..<model.layers).map { ("\($0)", "\($0)") }),
        choice("quantity", "Gate", quantities.map { ($0.rawValue, $0.words(in: model.cell).name) }),
        .element("p", ["class": "where", "id": "where", "role": "status"], ""),
      ])
  }

  var now: HTML {
    let prediction =
      model.outputs == nil
      ? [] : [HTML.element("h2", [:], "What the network predicts here"), table("prediction", "Prediction")]
    return section(
      "What happens here",
      [
        .element(
          "p", ["class": "came"],
          [.element("strong", ["id": "place"], ""), .text(": in comes "), .element("span", ["id": "came"], ""), .text(".")]),
        .element(
          "div", ["class": model.cell == .peephole ? "now" : "now wide"],
          [
            .element(
              "div", [:],
              [
                .element(
                  "div",
                  ["class": "box equation", "id": "equation", "tabindex": "0", "role": "group", "aria-label": "Equations"], "")
              ]),
            .element("div", [:], [table("numbers", "Numbers of the unit")]),
          ]),
      ] + prediction)
  }

  var maps: HTML {
    let reach =
      quantities.contains(.longTerm)
      ? " The colours of kept and long-term reach as far as the largest of them in this layer." : ""
    let sentence =
      "A step to the right, a unit down. The number beside each name is the chosen unit's, at the chosen step.\(reach)"
    return section("Every unit, at every step", [.element("p", [:], sentence)] + quantities.map(map))
  }

  private func map(of quantity: Quantity) -> HTML {
    let words = quantity.words(in: model.cell)
    let caption = HTML.element(
      "figcaption", [:],
      [
        .element("strong", [:], words.name), .element("output", [:], ""),
        .element("span", [:], "\(words.letters): \(words.says)"),
        .element(
          "span", ["class": "legend"],
          [.element("span", ["class": "low"], ""), .element("i", [:], ""), .element("span", ["class": "high"], "")]),
      ])
    let units = model.hidden == 1 ? ["0"] : ["0", "\(model.hidden - 1)"]
    let plot = HTML.element(
      "div", ["class": "plot"],
      [
        .element("div", ["class": "y", "aria-hidden": "true"], units.map { .element("span", [:], "unit \($0)") }),
        .element(
          "div", ["class": "sheet"],
          [
            .element("canvas", ["role": "img"], ""), .element("div", ["class": "column"], ""),
            .element("div", ["class": "line"], ""), .element("div", ["class": "spot"], ""),
          ]),
      ] + stepAxis)
    return .element("figure", ["data-quantity": quantity.rawValue], [caption, plot])
  }

  var allUnits: HTML {
    .element(
      "details", ["id": "all"],
      [.element("summary", [:], "Every unit of the layer at this step, as numbers"), table("units", "Every unit")])
  }

  private func table(_ id: String, _ label: String) -> HTML {
    .element(
      "div", ["class": "box table", "tabindex": "0", "role": "group", "aria-label": label],
      [.element("table", ["id": id], [.element("thead", [:], ""), .element("tbody", [:], "")])])
  }

  var keys: HTML {
    let all: [(keys: [String], does: String)] = [
      (["←", "→"], "step"), (["↑", "↓"], "unit"), (["l"], "next layer"), (["g"], "next gate or memory"),
      (["Home", "End"], "first or last step"),
    ]
    return .element(
      "p", ["class": "keys"],
      all.map { item in
        .element("span", [:], item.keys.flatMap { [HTML.element("kbd", [:], $0), .text(" ")] } + [.text(item.does)])
      })
  }

  var made: HTML {
    .element(
      "div", [:],
      [.element("p", [:], "This page was made by:"), .element("pre", ["class": "box code", "tabindex": "0"], command)])
  }

  var hint: HTML { .element("div", ["id": "hint", "hidden": ""], "") }
}
