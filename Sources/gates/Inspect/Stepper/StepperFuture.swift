import FourGates
import Inspection

/// What would have happened if a gate had been held, beside what was recorded.
struct StepperFuture {
  let hold: Hold
  /// From the hold's step on; as many steps as were asked for so far.
  let run: Inspection
  /// For each layer the largest size of what its units remember.
  let memoryExtents: [Scalar]

  /// - Parameter count: How many steps are needed from the hold's step on.
  init(_ hold: Hold, in recorded: Inspection, count: Int) {
    self.hold = hold
    let run = recorded.whatIf(holding: recorded.holds + [hold], from: hold.fromStep, for: count)
    let memory = Quantity.all(of: run.architecture.cell).contains(.longTerm) ? Quantity.longTerm : .shortTerm
    memoryExtents = (0..<run.architecture.layers).map { run.largest(memory, layer: $0) }
    self.run = run
  }

  /// Runs on until there are so many steps, twice as far as is needed, so that stepping on does not run again at every key.
  mutating func reach(_ count: Int, in recorded: Inspection) {
    let most = recorded.steps[recorded.steps.count - 1].step - hold.fromStep + 1
    if run.steps.count < min(count, most) { self = StepperFuture(hold, in: recorded, count: min(2 * count, most)) }
  }

  /// The step with this number, if it comes after the hold has begun.
  subscript(step: Int) -> InspectedStep? {
    let row = step - hold.fromStep
    return run.steps.indices.contains(row) ? run.steps[row] : nil
  }
}

extension StepperState {
  /// Holds the gate in focus from this step on: at the first of its values, then at the next, then no more.
  ///
  /// - Parameter unit: All units of the layer if nil.
  mutating func hold(unit: Int?) {
    guard isGate else {
      message = "“\(focus.name)” is no gate and cannot be held; g goes on to a gate."
      return
    }
    let values: [Scalar] = focus.isSigned ? [0, 1, -1] : [0, 1]
    let holds = values.map { Hold(focus, at: $0, fromStep: step, layer: layer, unit: unit) }
    let place = future.flatMap { holds.firstIndex(of: $0.hold) }.map { $0 + 1 } ?? 0
    guard place < holds.count else {
      future = nil
      panel = .gates
      message = "“\(focus.name)” is free again."
      return
    }
    future = StepperFuture(holds[place], in: subject.run, count: rows)
    panel = .futures
  }

  /// Shows the futures again, after something else was looked at.
  mutating func showFutures() {
    if future == nil { message = "Nothing is held; h holds the gate in focus, and shows both futures." }
    panel = panel == .futures || future == nil ? .gates : .futures
  }

  /// Runs the held future as far as the screen shows it.
  mutating func reachFuture() {
    guard var future else { return }
    future.reach(step - future.hold.fromStep + rows, in: subject.run)
    self.future = future
  }
}
