import FourGates

extension Page {
  /// What may be wider than a phone, in a box that moves by itself.
  func scrolling(_ name: StaticString, _ kind: String, _ label: String, _ content: [HTML]) -> HTML {
    .element(name, ["class": "box \(kind)", "tabindex": "0", "role": "group", "aria-label": label], content)
  }

  func equation(_ lines: [String]) -> HTML {
    guard let layout = EquationLayout(lines) else {
      return scrolling("pre", "code", "Equation", [.text(lines.joined(separator: "\n"))])
    }
    let rows = layout.rows.map { cells in
      HTML.element(
        "tr", [:],
        cells.map { .element("td", ["colspan": "\($0.columns)"], variables(in: $0.text).map(letters)) })
    }
    return scrolling("div", "equation", "Equation", [.element("table", ["role": "presentation"], rows)])
  }

  private func letters(_ part: (text: String, isVariable: Bool)) -> HTML {
    part.isVariable ? .element("var", [:], part.text) : .text(part.text)
  }

  func table(_ header: [String], _ rows: [[String]]) -> HTML {
    let numeric = TableLayout(header, rows).isNumeric
    func kind(_ column: Int) -> String { numeric[column] ? "number" : "words" }
    let head = HTML.element(
      "tr", [:],
      header.indices.map { column in
        header[column].isEmpty
          ? .element("td", [:], "") : .element("th", ["scope": "col", "class": kind(column)], header[column])
      })
    let body = rows.map { row in
      HTML.element(
        "tr", [:],
        row.indices.map { column in
          column == 0
            ? .element("th", ["scope": "row", "class": kind(0)], row[0])
            : .element("td", ["class": kind(column)], row[column])
        })
    }
    return scrolling(
      "div", "table", "Table", [.element("table", [:], [.element("thead", [:], [head]), .element("tbody", [:], body)])])
  }

  func figure(_ figure: Plotting.Figure, _ drawn: Drawn, _ sentence: String, number: Int) -> HTML {
    let label = "Figure \(number)"
    switch drawn {
    case .picture(let picture):
      let caption = HTML.element("figcaption", [:], [.element("strong", [:], "\(label)."), .text(" \(sentence)")])
      let svg = picture.html(prefix: "figure-\(number)-", label: figure.inWords)
      return .element("figure", [:], [scrolling("div", "plate", label, [svg]), caption])
    case .not(let reason):
      return .element(
        "p", ["class": "missing"],
        [.element("strong", [:], "\(label)\(figure.title.isEmpty ? "" : ", “\(figure.title)”")."), .text(" \(reason)")])
    }
  }

  func asked(_ question: Question, _ place: Place, _ given: String?) -> HTML {
    var pieces = [
      HTML.element(
        "p", [:], [.element("strong", [:], "Question \(place.number) of \(place.count)."), .text(" \(question.text)")])
    ]
    if case .choice(let choices, _) = question.kind {
      pieces.append(.element("ol", [:], choices.map { .element("li", [:], $0) }))
    }
    let answer = given.map { "Your prediction: \(question.inWords($0))." } ?? "Nobody made a prediction in this run."
    pieces.append(.element("p", ["class": "given"], answer))
    return .element(
      "div", ["class": "card", "id": "question-\(place.number)", "role": "group", "aria-label": "Question \(place.number)"],
      pieces)
  }

  func answered(_ question: Question, _ place: Place, _ given: String?, _ isRight: Bool, _ right: String) -> HTML {
    let name = HTML.element(
      "p", ["class": "given"],
      [.element("a", ["href": "#question-\(place.number)"], "Question \(place.number)"), .text(": \(question.text)")])
    let verdict = given.map { answer -> [HTML] in
      [
        .element("strong", ["class": "verdict"], isRight ? "✓ right" : "✗ not right"),
        .text(" You predicted \(question.inWords(answer))\(isRight && answer == right ? "." : "; ")"),
      ]
    }
    let truth = isRight && given == right ? "" : "\(given == nil ? "It" : "it") is \(question.inWords(right))."
    return .element(
      "div",
      [
        "class": given == nil ? "card" : isRight ? "card right" : "card wrong", "role": "group",
        "aria-label": "Answer to question \(place.number)",
      ],
      [name, .element("p", [:], (verdict ?? []) + [.element("strong", [:], truth), .text(" \(question.reason)")])])
  }
}
