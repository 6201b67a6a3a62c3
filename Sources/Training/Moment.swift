import Autograd
import Tensors

/// One number to remember for every number of every parameter: a velocity, a mean of squares.
struct Moment: Sendable {
  /// What a checkpoint writes before the parameter's name: `velocity` makes `velocity.lstm.forget.U`.
  let name: String

  /// The numbers, one row a parameter, in the order of the first update's list.
  var rows: [Numbers] = []

  private var layout: [(name: String, form: Shape)] = []
  /// The parameters whose names were found to fit; most updates bring the same ones.
  private var serials: [Int] = []

  /// How many numbers there are in all rows.
  private(set) var count = 0

  init(_ name: String) {
    self.name = name
  }

  /// Takes back what `tensors` gave.
  init(_ name: String, from state: OptimizerState) {
    self.name = name
    for (label, tensor) in state.tensors where label.hasPrefix(name + ".") {
      layout.append((String(label.dropFirst(name.count + 1)), tensor.form))
      rows.append(tensor.numbers)
    }
  }

  var tensors: [(name: String, tensor: Tensor)] {
    zip(layout, rows).map { ("\(name).\($0.name)", Tensor($0.form, $1)) }
  }

  /// Begins with zeros at the first update; later on, stops unless the parameters are the same ones by name and shape.
  mutating func prepare(for parameters: [Parameter]) {
    if layout.isEmpty {
      layout = parameters.map { ($0.name, $0.value.form) }
      rows = parameters.map { Numbers(repeating: 0, count: $0.value.count) }
    }
    if areKnown(parameters) { return }
    guard layout.count == parameters.count else {
      refuse("an optimizer keeps to its parameters: it began with \(layout.count) of them, and now gets \(parameters.count).")
    }
    for (known, parameter) in zip(layout, parameters) where known != (parameter.name, parameter.value.form) {
      refuse(
        """
        an optimizer keeps to its parameters: it began with \(known.name) of shape \(known.form.sizes), and now gets \
        \(parameter.name) of shape \(parameter.value.shape) in its place.
        """)
    }
    serials = parameters.map(\.serial)
    count = rows.reduce(0) { $0 + $1.count }
    for (index, serial) in serials.enumerated() where serials[..<index].contains(serial) {
      refuse("an optimizer takes each parameter once, and \(parameters[index].name) is listed twice.")
    }
  }

  /// The same for a second moment, which has nothing to look at where the first has just found the parameters of the last update.
  mutating func prepare(for parameters: [Parameter], beside first: Moment) {
    if serials.isEmpty || serials != first.serials { prepare(for: parameters) }
  }

  private func areKnown(_ parameters: [Parameter]) -> Bool {
    guard serials.count == parameters.count else { return false }
    for index in parameters.indices {
      guard serials[index] == parameters[index].serial, layout[index].form == parameters[index].form else { return false }
    }
    return true
  }
}
