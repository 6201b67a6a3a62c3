import Tensors

/// What going back over a tape returns: a gradient for every parameter and variable, asked for by name of the thing itself.
///
/// A value: nothing to set to zero before the next step, and nothing that adds up when asked twice.
public struct Gradients {
  let byEntry: [Tensor?]
  private var parameters: ParameterPlaces
  private var byParameter: [Tensor?]
  /// Whose gradients these are.
  let tape: Tape.Identity
  /// Whether those of intermediate values were kept.
  let keepsAll: Bool

  init(byEntry: [Tensor?], parameters: ParameterPlaces, byParameter: [Tensor?], tape: Tape.Identity, keepsAll: Bool) {
    self.byEntry = byEntry
    self.parameters = parameters
    self.byParameter = byParameter
    self.tape = tape
    self.keepsAll = keepsAll
  }

  /// Gradients that were computed without a tape: none of a variable, and those of the parameters in their order; nil where there is
  /// none.
  package init(of parameters: ParameterPlaces, _ gradients: [Tensor?]) {
    self.init(byEntry: [], parameters: parameters, byParameter: gradients, tape: .none, keepsAll: false)
  }

  /// The gradient of a parameter, of the parameter's shape; zeros where the loss does not depend on it.
  public subscript(parameter: Parameter) -> Tensor {
    get { parameters.place(of: parameter, from: 0).flatMap { byParameter[$0] } ?? .zeros(parameter.value.shape) }
    set {
      if let place = parameters.place(of: parameter) {
        byParameter[place] = newValue
      } else {
        parameters.append(parameter)
        byParameter.append(newValue)
      }
    }
  }

  /// The gradient of a variable, of the variable's shape; zeros where the loss does not depend on it.
  ///
  /// - Precondition: the variable was made by `tape.variable(_:)`, or the gradients were asked for with `keepingAll`.
  public subscript(variable: Variable) -> Tensor {
    guard variable.tape.identity === tape else { refuse("these gradients belong to another tape than the variable.") }
    guard keepsAll || variable.tape.entries[variable.entry].inputs.isEmpty else {
      refuse("gradients of intermediate values are kept only by gradients(of:keepingAll: true).")
    }
    return self[entry: variable.entry] ?? .zeros(variable.shape)
  }

  /// The gradient of an entry of the tape, by its number; nil where none flowed, or none was kept.
  public subscript(entry entry: Int) -> Tensor? {
    byEntry.indices.contains(entry) ? byEntry[entry] : nil
  }
}
