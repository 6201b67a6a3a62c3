import FourGates
import Foundation
import Inspection
import Plotting
import Testing

@testable import gates

@Suite(.serialized, .enabled(if: Browser.program != nil, "this machine has no Chromium or Chrome to look at a page with"))
struct `In a browser, the page of a run` {
  /// A place on a page; its step is one of the run.
  struct Place {
    let step: Int
    let layer: Int
    let unit: Int
    let quantity: Quantity
  }

  private func go(_ browser: Browser, to place: Place) throws {
    let _: Bool = try browser.evaluate(
      """
      [["stepNumber", \(place.step)], ["layer", \(place.layer)], ["unitNumber", \(place.unit)],
        ["quantity", "\(place.quantity.rawValue)"]].every(([id, value]) => {
          const control = document.getElementById(id);
          control.value = value;
          return control.dispatchEvent(new Event("change"));
        })
      """)
  }

  @Test(arguments: Architecture.Cell.allCases + [nil])
  func `shows the numbers of the run's JSON to the last digit, and its equations`(cell: Architecture.Cell?) throws {
    let held = [Hold(cell == .rnn ? .shortTerm : cell == .gru ? .update : .input, at: 0.25, fromStep: 17, unit: 2)]
    let shown = try ShownRun(cell ?? .lstm, useGate: cell == nil ? .lessonNotes : .standard, from: 3, holding: held)
    let (run, browser) = (shown.run, try Browser())
    try browser.open(shown.path)
    var dice = Dice(seed: 5)
    for step in [3, 4, 16, 17, 28, 29] {
      for quantity in Quantity.all(of: run.architecture.cell) {
        let place = Place(
          step: step, layer: dice.index(below: 2), unit: dice.index(below: 5), quantity: quantity)
        try go(browser, to: place)
        let table = try browser.rows("numbers").map { $0.dropFirst().map { Scalar($0) } }
        #expect(try table == shown.table(step: step, layer: place.layer, unit: place.unit), "\(place)")
        let lines: [String] = try browser.evaluate(
          "[...document.getElementById('equation').children].map(line => line.textContent)")
        #expect(lines == run.equation(of: quantity, at: step, layer: place.layer, unit: place.unit), "\(place)")
        let prediction = try browser.rows("prediction")
        #expect(prediction.map { Scalar($0[1]) } == run.steps[step].prediction)
        #expect(prediction.map { Scalar($0[2]) } == (step < 29 ? run.steps[step + 1].input : [nil, nil]))
      }
    }
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test func `is moved through by keys, and none of them is caught while one types a number`() throws {
    let shown = try ShownRun(.gru, steps: 12)
    let browser = try Browser()
    try browser.open(shown.path)
    func place() throws -> String {
      try browser.text("place") + ": " + browser.evaluate("document.getElementById('quantity').value")
    }
    #expect(try place() == "Step 0, layer 0, unit 0: reset")
    for (key, expected) in [
      ("ArrowLeft", "Step 0, layer 0, unit 0: reset"), ("ArrowRight", "Step 1, layer 0, unit 0: reset"),
      ("ArrowUp", "Step 1, layer 0, unit 0: reset"), ("ArrowDown", "Step 1, layer 0, unit 1: reset"),
      ("l", "Step 1, layer 1, unit 1: reset"), ("l", "Step 1, layer 0, unit 1: reset"),
      ("g", "Step 1, layer 0, unit 1: update"), ("g", "Step 1, layer 0, unit 1: candidate"),
      ("g", "Step 1, layer 0, unit 1: shortTerm"), ("g", "Step 1, layer 0, unit 1: reset"),
      ("End", "Step 11, layer 0, unit 1: reset"), ("ArrowRight", "Step 11, layer 0, unit 1: reset"),
      ("ArrowLeft", "Step 10, layer 0, unit 1: reset"), ("Home", "Step 0, layer 0, unit 1: reset"),
    ] {
      try browser.press(key)
      #expect(try place() == expected, "after \(key)")
    }
    let _: Bool = try browser.evaluate("document.getElementById('unitNumber').focus() ?? true")
    for key in ["ArrowRight", "g", "End"] { try browser.press(key) }
    #expect(try place() == "Step 0, layer 0, unit 1: reset")
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test func `can be reached by Tab alone, and shows where the focus is`() throws {
    let shown = try ShownRun(.rnn)
    let browser = try Browser()
    try browser.open(shown.path)
    var reached: [String] = []
    for _ in 0..<9 {
      try browser.press("Tab")
      let focus: [String] = try browser.evaluate(
        """
        (() => {
          const style = getComputedStyle(document.activeElement);
          return [document.activeElement.id, style.outlineStyle, style.outlineWidth];
        })()
        """)
      reached.append(focus[0])
      #expect(focus[1] == "solid" && ["2px", "3px"].contains(focus[2]), "\(focus)")
    }
    #expect(reached.prefix(7) == ["earlier", "step", "later", "stepNumber", "unitNumber", "layer", "quantity"])
  }

  @Test func `is moved through by its slider and by the mouse, which shows the value below it`() throws {
    let shown = try ShownRun(.lstm, steps: 20)
    let browser = try Browser()
    try browser.resize(width: 1200, height: 800)
    try browser.open(shown.path)
    let _: Bool = try browser.evaluate(
      "(slider => { slider.value = 13; return slider.dispatchEvent(new Event('input')); })(document.getElementById('step'))")
    #expect(try browser.text("place") == "Step 13, layer 0, unit 0")
    try browser.mouse(.moves, at: (x: 0.525, y: 0.7), of: "figure[data-quantity=output] .sheet")
    let value = shown.run.steps[10].layers[0][.output, 3]
    let hint = try browser.text("hint")
    #expect(hint.hasPrefix("step 10, unit 3: output ") && Scalar(String(hint.split(separator: " ").last!)) == value, "\(hint)")
    try browser.mouse(.isPressed, at: (x: 0.525, y: 0.7), of: "figure[data-quantity=output] .sheet")
    try browser.mouse(.isReleased, at: (x: 0.525, y: 0.7), of: "figure[data-quantity=output] .sheet")
    #expect(try browser.text("where").hasPrefix("Step 10, layer 0, unit 3, output "))
    try browser.mouse(.moves, at: (x: 0.125, y: 0.5), of: "#series")
    #expect(try browser.text("hint").hasPrefix("step 2, input "))
    try browser.mouse(.moves, at: (x: 0.1, y: 0.5), of: "h1")
    #expect(try browser.evaluate("document.getElementById('hint').hidden"))
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  /// Red, green and blue at a fraction of a colour bar.
  private func colour(_ scale: HeatMap.Scale, at fraction: Double) -> [Double] {
    let stops = scale.colours.map { Int($0.dropFirst(), radix: 16)! }
    let place = fraction * Double(stops.count - 1)
    let low = min(Int(place), stops.count - 2)
    return [16, 8, 0].map { shift in
      let (start, end) = (Double(stops[low] >> shift & 255), Double(stops[low + 1] >> shift & 255))
      return start + (place - Double(low)) * (end - start)
    }
  }

  @Test(arguments: [(Quantity.forget, 0.0, HeatMap.Scale.sequential), (.candidate, -1, .diverging)])
  func `draws each number in its colour`(quantity: Quantity, low: Double, scale: HeatMap.Scale) throws {
    let shown = try ShownRun(.lstm, steps: 20)
    let browser = try Browser()
    try browser.open(shown.path)
    let drawn: [[Double]] = try browser.evaluate(
      """
      (canvas => Array.from({length: 20}, (_, step) => Array.from(
        canvas.getContext("2d").getImageData(step, Math.floor(2.5 * canvas.height / 5), 1, 1).data.slice(0, 3))))(
          document.querySelector("figure[data-quantity=\(quantity.rawValue)] canvas"))
      """)
    for (step, pixel) in drawn.enumerated() {
      let value = Double(shown.run.steps[step].layers[0][quantity, 2])
      let expected = colour(scale, at: (value - low) / (1 - low))
      #expect(zip(pixel, expected).allSatisfy { abs($0 - $1) <= 2 }, "step \(step): \(pixel), and not \(expected)")
    }
  }

  @Test func `takes no word of a text for anything else`() throws {
    let symbols = [
      "<", "/", "s", "</script>", "<!--", "<script>document.title='hit'</script>", "<img src=x onerror=document.title='hit'>",
      "\"", "'",
      "\\", "\u{0}", "\u{1B}", "\u{202E}", "א", "\u{300}", "\u{2028}", "\n", "\t", " ", "&lt;", "👩‍👩‍👧", "__proto__",
    ]
    let shown = try ShownRun(text: symbols)
    let browser = try Browser()
    try browser.open(shown.path)
    for step in 0..<symbols.count {
      try browser.press("ArrowRight")
      let rows = try browser.rows("prediction")
      let came = rows.first { $0[4] == "✓ came next" }
      let index = Array(Set(symbols)).sorted().firstIndex(of: symbols[(step + 2) % symbols.count])!
      #expect(came.flatMap { Scalar($0[3]) } == shown.run.steps[step + 1].prediction[index])
    }
    #expect(try browser.evaluate("document.querySelectorAll('#text span').length") == 2 * symbols.count)
    #expect(try browser.evaluate("document.querySelectorAll('#text *').length") == 2 * symbols.count)
    #expect(try browser.evaluate("document.images.length + document.scripts.length") == 3)
    #expect(try browser.evaluate("document.title !== 'hit'"))
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test func `shows what is no number, and goes on`() throws {
    let shown = try ShownRun(.gru, steps: 8, prices: [2: .infinity, 5: .nan])
    let browser = try Browser()
    try browser.open(shown.path)
    for (keys, came) in [(2, "price = ∞, "), (3, "price = NaN, ")] {
      for _ in 0..<keys { try browser.press("ArrowRight") }
      #expect(try browser.text("came").hasPrefix(came))
    }
    #expect(try browser.rows("prediction").map { $0[1] } == ["NaN", "NaN"])
    #expect(try browser.rows("numbers").allSatisfy { $0[1] == "NaN" })
    try browser.press("ArrowLeft")
    #expect(try browser.rows("numbers").allSatisfy { Scalar($0[1])?.isFinite == true })
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
  }

  @Test(arguments: [360, 800, 1280])
  func `is as wide as the window`(width: Int) throws {
    let browser = try Browser()
    try browser.resize(width: width, height: 700)
    for shown in [try ShownRun(.peephole, hidden: 70, steps: 60), try ShownRun(text: ["a", "b", " ", "\n"])] {
      try browser.open(shown.path)
      #expect(try browser.evaluate("document.documentElement.scrollWidth") == width)
      #expect(try browser.evaluate("document.getElementById('step').clientWidth > 100"))
    }
  }
}
