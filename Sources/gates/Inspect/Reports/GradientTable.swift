import FourGates
import Inspection
import LessonKit
import Plotting

/// How the loss at a step depends on the memory before each step up to it.
struct GradientTable {
  private let subject: InspectionSubject
  private let gradients: MemoryGradients
  private let memory: [Quantity]
  private let cell: Architecture.Cell

  init(_ subject: InspectionSubject, _ gradients: MemoryGradients) {
    (self.subject, self.gradients, cell) = (subject, gradients, subject.architecture.cell)
    memory = Quantity.memory(of: cell)
  }

  private var steps: ClosedRange<Int> { 0...gradients.step }
  private func letter(_ quantity: Quantity) -> String { quantity == .longTerm ? "c" : "h" }
  private var keeper: String? { cell == .rnn ? nil : cell == .gru ? "update" : "forget" }

  /// What the loss is.
  private var about: String {
    let step = gradients.step
    let loss = shortText(Double(gradients.loss))
    switch (subject.sequence.predictsNext, subject.sequence.content) {
    case (true, .symbols(let symbols, _)):
      return
        "The loss is the cross-entropy of step \(step) with the symbol that came next, \(visibleSymbol(symbols[step + 1])): \(loss) nats."
    case (true, .numbers):
      return "The loss is the squared error of the prediction at step \(step) against what came next: \(loss)."
    case (false, _):
      return subject.architecture.outputs == 1
        ? "In place of a loss stands the output at step \(step) itself: \(loss)."
        : "The loss is the cross-entropy of step \(step) with the largest output itself, how unsure the network is of it: \(loss) nats."
    }
  }

  func lines(width: Int) -> [String] {
    let whose = subject.unit.map { "of unit \($0)" } ?? "over all units"
    let letters = listed(memory.map { "|∂L/∂\(letter($0))|" }, "and")
    let product = keeper.map { keeper in
      " ∏ \(keeper) is the product of the \(keeper) values from that step to step \(gradients.step), \(subject.unit == nil ? "the mean over units" : "of that unit")."
    }
    let said =
      subject.says + [
        about,
        "\(letters) \(memory.count == 1 ? "says" : "say") how much a small change of the memory that a step finds would change the loss, \(whose)."
          + (product ?? ""),
      ]
    let bar = max(6, (width - 44) / (memory.count))
    return said.flatMap { wrapped($0, width: width) }
      + subject.layers.flatMap { table(layer: $0, bar: min(bar, 20), width: width) }
  }

  private func table(layer: Int, bar: Int, width: Int) -> [String] {
    let sizes = memory.map { quantity in steps.map { size(quantity, $0, layer) } }
    let largest = sizes.map { $0.filter(\.isFinite).max() ?? 0 }
    let header = ["before step"] + memory.map { "|∂L/∂\(letter($0))|" } + (keeper.map { ["∏ \($0)"] } ?? [])
    let rows = shownSteps.reversed().map { step in
      ["\(step)"]
        + memory.indices.map { part in
          let size = sizes[part][step]
          let length = largest[part] > 0 && size.isFinite ? Int((size / largest[part] * Double(bar)).rounded()) : 0
          return "\(padded(shortText(size, digits: 3), 9)) \(padded(String(repeating: "█", count: length), bar))"
        } + (share(step, layer).map { [shortText($0, digits: 3)] } ?? [])
    }
    let title = subject.architecture.layers > 1 ? ["Layer \(layer)"] : []
    return [""] + title + TableLayout(header, rows).lines(width: width)
  }

  /// Those of the chosen steps that are not after the loss.
  private var shownSteps: [Int] { steps.filter(subject.steps.contains) }

  private func size(_ quantity: Quantity, _ step: Int, _ layer: Int) -> Double {
    gradients.size(of: quantity, before: step, layer: layer, unit: subject.unit)
  }

  private func share(_ step: Int, _ layer: Int) -> Double? {
    gradients.share(keptFrom: step, layer: layer, unit: subject.unit)
  }

  private func finite(_ number: Double, _ else: String) -> String { number.isFinite ? "\(number)" : `else` }

  /// A line for each step, layer and quantity.
  var csv: [UInt8] {
    var lines = ["step,layer,quantity,value"]
    for (step, layer) in shownSteps.flatMap({ step in subject.layers.map { (step, $0) } }) {
      for quantity in memory {
        lines.append(
          "\(step),\(layer),gradientOf\(quantity == .longTerm ? "LongTerm" : "ShortTerm"),\(finite(size(quantity, step, layer), ""))"
        )
      }
      if let keeper, let share = share(step, layer) {
        lines.append("\(step),\(layer),productOf\(keeper.capitalized),\(finite(share, ""))")
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  var json: [UInt8] {
    func list(_ numbers: [Double]) -> String { "[" + numbers.map { finite($0, "null") }.joined(separator: ", ") + "]" }
    let layers = (0..<subject.architecture.layers).map { layer in
      let parts = memory.map { quantity in "\"\(quantity.rawValue)\": \(list(shownSteps.map { size(quantity, $0, layer) }))" }
      let kept = keeper.map { ["\"productOf\($0.capitalized)\": \(list(shownSteps.compactMap { share($0, layer) }))"] } ?? []
      return "{" + (parts + kept).joined(separator: ", ") + "}"
    }
    let text = """
      {"model": \(subject.run.modelJSON), "gradient": {"step": \(gradients.step), "loss": \(finite(Double(gradients.loss), "null")), \
      "before": [\(shownSteps.map(String.init).joined(separator: ", "))], "layers": [
      \(layers.joined(separator: ",\n"))
      ]}}

      """
    return Array(text.utf8)
  }

  /// Sizes over the steps, on a logarithmic axis, a panel a layer.
  var figure: Figure {
    let x = shownSteps.map(Double.init)
    return Figure(
      "\(subject.name): how the loss at step \(gradients.step) depends on earlier memories",
      panels: subject.layers.map { layer in
        let inks: [Ink] = [.remember, .use]
        let lines = zip(memory, inks).map { quantity, ink in
          Mark.line(
            "|∂L/∂\(letter(quantity))|, \(quantity.word)", x: x, y: shownSteps.map { size(quantity, $0, layer) }, ink: ink)
        }
        let kept =
          keeper.map {
            [
              Mark.line(
                "\($0) values from there on, multiplied", x: x, y: shownSteps.map { share($0, layer) ?? .nan }, ink: .forget,
                dashed: true)
            ]
          } ?? []
        return Panel(
          subject.architecture.layers > 1 ? "layer \(layer)" : "", x: Axis("memory before step"),
          y: Axis("size", .logarithmic), lines + kept)
      })
  }
}
