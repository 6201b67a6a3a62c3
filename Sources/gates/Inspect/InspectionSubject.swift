import ArgumentParser
import FourGates
import Inspection
import LessonKit

/// What is looked at: a recorded run, where it is from, and which part of it is shown.
struct InspectionSubject {
  let model: ModelFile
  let sequence: InspectedSequence
  let run: Inspection
  /// From the first step that is shown to the last.
  let steps: ClosedRange<Int>
  /// Those of them where the condition is true, if there is one.
  let shown: [Int]
  let condition: String?
  let layer: Int?
  let unit: Int?
  /// The step whose loss is gone back from, if that is asked for.
  let gradient: MemoryGradients?
  /// What one types to see the same again.
  let command: String
  /// Where each row of the input has its only 1, if every row is 0 elsewhere.
  let places: [Int]?

  init(
    _ model: ModelFile, _ sequence: InspectedSequence, holds: [Hold], _ selection: InspectSelectionOptions, command: String
  ) throws {
    let architecture = model.network.architecture
    try selection.require(architecture)
    run = Inspection(of: model.network, over: sequence.rows, holding: holds)
    steps = try selection.steps(of: run)
    for hold in holds where hold.fromStep >= run.steps.count {
      throw ValidationError(
        "--hold from step \(hold.fromStep): the input has \(counted(run.steps.count, "step")), from 0 to \(run.steps.count - 1)."
      )
    }
    (layer, unit, condition) = (selection.layer, selection.unit, selection.condition)
    if let text = selection.condition {
      do throws(ConditionError) {
        let condition = try Condition(text, of: architecture)
        shown = condition.steps(in: run, layer: selection.layer, unit: selection.unit).filter(steps.contains)
      } catch {
        throw ValidationError("--where: \(error)")
      }
    } else {
      shown = Array(steps)
    }
    if let step = selection.gradient {
      guard architecture.outputs != nil else { throw InspectError.noReadout(path: model.path) }
      guard let target = sequence.target(at: step) else {
        let remedy = step == 0 ? "give a longer input." : "choose one from 0 to \(step - 1)."
        throw ValidationError("--gradient \(step): nothing comes after that step to compare its prediction with; \(remedy)")
      }
      gradient = run.memoryGradients(at: step, against: target)
    } else {
      gradient = nil
    }
    (self.model, self.sequence, self.command) = (model, sequence, command)
    let ones = sequence.rows.compactMap { row in
      row.count > 1 && row.allSatisfy { $0 == 0 || $0 == 1 } && row.filter { $0 == 1 }.count == 1 ? row.firstIndex(of: 1) : nil
    }
    places = ones.count == sequence.rows.count ? ones : nil
  }

  var architecture: Architecture { run.architecture }
  var layers: Range<Int> { layer.map { $0..<$0 + 1 } ?? 0..<architecture.layers }
  var units: Range<Int> { unit.map { $0..<$0 + 1 } ?? 0..<architecture.hidden }

  /// The file's name without its ending.
  var name: String {
    let file = model.path.split(separator: "/").last.map(String.init) ?? model.path
    return file.hasSuffix(".safetensors") ? String(file.dropLast(12)) : file
  }

  /// Sentences about the model, the input, and what is held.
  var says: [String] {
    let sizes = architecture
    let outputs = sizes.outputs.map { counted($0, "output") } ?? "no readout"
    let front =
      (sizes.embedding.map { ", embedded as \(counted($0, "number"))" } ?? "")
      + (sizes.filters.map { ", \(counted($0, "filter"))" } ?? "")
    let use = sizes.useGate == .lessonNotes ? " with the lesson notes' use gate" : ""
    let held = run.holds.map { hold in
      let layer = hold.layer.map { " of layer \($0)" } ?? ""
      let unit = hold.unit.map { " of unit \($0)" } ?? ""
      return
        "\(hold.gate.rawValue)\(unit)\(layer) at \(shortText(Double(hold.value)))\(hold.fromStep > 0 ? " from step \(hold.fromStep)" : "")"
    }
    return [
      "\(shownPath(model.path)): \(sizes.cell.called)\(use), \(counted(sizes.layers, "layer")) of \(counted(sizes.hidden, "unit")), "
        + "\(counted(sizes.inputs, "input"))\(front), \(outputs)\(model.task.map { ", trained on \($0)" } ?? "").",
      sequence.about,
    ] + (held.isEmpty ? [] : ["Held: \(listed(held, "and"))."])
  }

  /// What the network says at a step, and what came next, as words.
  func prediction(at step: Int) -> String {
    let outputs = run.steps[step].prediction
    guard case .symbols(_, let alphabet) = sequence.content else {
      return outputs.map { shortNumber($0) }.joined(separator: " ")
    }
    let chances = softmax(outputs)
    return chances.indices.sorted { chances[$0] > chances[$1] }.prefix(3)
      .map { "\(visibleSymbol(alphabet[$0])) \(shortNumber(chances[$0]))" }.joined(separator: ", ")
  }

  /// What came in at a step, as words.
  func input(at step: Int) -> String {
    switch sequence.content {
    case .symbols(let symbols, _): visibleSymbol(symbols[step])
    case .numbers: places.map { "no. \($0[step])" } ?? run.steps[step].input.map { shortNumber($0) }.joined(separator: " ")
    }
  }
}

/// A number in at most five or six characters: two digits after the point where there is room for them.
func shortNumber(_ number: Scalar) -> String {
  guard number.isFinite, abs(number) < 9999.5 else { return shortText(Double(number), digits: 1).replacing("-", with: "−") }
  let digits = abs(number) < 9.995 ? 2 : abs(number) < 99.95 ? 1 : 0
  let scale: Scalar = [1, 10, 100][digits]
  let units = Int((abs(number) * scale).rounded())
  let (whole, part) = units.quotientAndRemainder(dividingBy: Int(scale))
  let sign = number < 0 && units > 0 ? "−" : ""
  guard digits > 0 else { return "\(sign)\(whole)" }
  let decimals = String(part)
  return "\(sign)\(whole).\(String(repeating: "0", count: digits - decimals.count))\(decimals)"
}

/// The chances that a row of outputs gives its symbols.
func softmax(_ outputs: [Scalar]) -> [Scalar] {
  Tensor(rows: [outputs]).logSoftmaxOfRows().exp().scalars
}
