import FourGates

extension Page {
  /// The page as a file that needs nothing else: no network, no script.
  func html(of run: Run, inviting invitation: Invitation) -> String {
    let title = "Lesson \(about.number): \(about.title)"
    let head =
      HTML.head(
        title: title, policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:") + [.style(PageStyle.sheet)]
    let main = HTML.element(
      "main", [:], [header(of: run)] + story() + end(of: run) + turn(invitation) + [footer(of: run)])
    return HTML.document(head: head, body: [main])
  }

  private func header(of run: Run) -> HTML {
    .element(
      "header", [:],
      [
        .element("p", ["class": "kicker"], "FourGates · Lesson \(about.number)"),
        .element("h1", [:], about.title),
        .element("p", ["class": "asks"], about.question),
        .element(
          "p", ["class": "run"],
          "Seed \(run.seed)\(run.isQuick ? ", the quick run" : run.isFull ? ", the full run" : ""). \(sum(of: run))"),
      ])
  }

  /// The blocks in their order; claims that follow each other are one list.
  private func story() -> [HTML] {
    var pieces: [HTML] = []
    var claims: [HTML] = []
    var figures = 0
    for block in blocks {
      if case .claim(let claim) = block {
        claims.append(item(claim))
        continue
      }
      if !claims.isEmpty { pieces.append(.element("ul", ["class": "claims"], claims)) }
      claims = []
      if case .figure = block { figures += 1 }
      pieces += self.pieces(of: block, figure: figures)
    }
    return pieces + (claims.isEmpty ? [] : [.element("ul", ["class": "claims"], claims)])
  }

  private func pieces(of block: Block, figure number: Int) -> [HTML] {
    switch block {
    case .section(let title): [.element("h2", [:], title)]
    case .text(let text): paragraphs(of: text).map { .element("p", [:], $0) }
    case .list(let items): [.element("ul", [:], items.map { .element("li", [:], $0) })]
    case .equation(let lines): [equation(lines)]
    case .code(let text): [scrolling("pre", "code", "Code", [.element("code", [:], text)])]
    case .table(let header, let rows): [table(header, rows)]
    case .figure(let figure, let drawn, let sentence): [self.figure(figure, drawn, sentence, number: number)]
    case .question(let question, let place, let given): [asked(question, place, given)]
    case .answer(let question, let place, let given, let isRight, let right):
      [answered(question, place, given, isRight, right)]
    case .claim: []
    }
  }

  private func item(_ claim: Results.Claim) -> HTML {
    let numbers = claim.shown.map { [.text(" "), HTML.element("span", ["class": "numbers"], "(\($0))")] } ?? []
    return .element(
      "li", ["class": claim.holds ? "right" : "wrong"],
      [
        .element("strong", [:], claim.holds ? "✓ held" : "✗ did not hold"), .text(" "),
        .element("span", [:], [.text(claim.claim)] + numbers),
      ])
  }

  private func sum(of run: Run) -> String {
    let failed = claims.count { !$0.holds }
    let claimed =
      claims.isEmpty
      ? "This run claims nothing."
      : failed == 0
        ? "Every claim held: \(claims.count) of \(claims.count)."
        : "\(failed) of \(counted(claims.count, "claim")) did not hold."
    let (_, made, right) = run.predictions
    return claimed + (made > 0 ? " \(right) of \(counted(made, "prediction")) right." : "")
  }

  private func end(of run: Run) -> [HTML] {
    let failed = claims.filter { !$0.holds }
    return [.element("h2", [:], "In short"), .element("p", [:], sum(of: run))]
      + (failed.isEmpty ? [] : [.element("ul", ["class": "claims"], failed.map(item))])
  }

  private func turn(_ invitation: Invitation) -> [HTML] {
    let ways = [
      ("Write it in", invitation.file), ("Check it with", invitation.check), ("Ask for help with", invitation.hint),
    ]
    return [
      .element("h2", [:], "Your turn"), .element("p", [:], invitation.brief),
      .element(
        "dl", [:],
        ways.flatMap { [.element("dt", [:], $0), .element("dd", [:], [.element("code", [:], $1)])] }),
    ]
  }

  private func footer(of run: Run) -> HTML {
    let end = run.fingerprint.map { " The fingerprint of the final parameters is \($0)." } ?? ""
    return .element(
      "footer", [:],
      [
        .element("p", [:], "This page was made by:"),
        scrolling("pre", "code", "Command", [.element("code", [:], run.command)]),
        .element(
          "p", [:],
          "The same seed gives the same numbers, bit for bit, on the same kind of processor. The network's have \(run.bits) bits each; "
            + "what was measured stands in results.json beside this page.\(end)"),
      ])
  }
}
