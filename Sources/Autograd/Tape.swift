import Tensors

/// The list of everything that was computed, in the order in which it happened.
///
///     let tape = Tape()
///     let w = Parameter("w", Tensor(3))
///     let loss = square(tape[w] - 5)                     two entries more
///     tape.gradients(of: loss)[w]                        2·(3 − 5) = −4
///
/// Going back is one loop over the entries in reverse: when an entry's turn comes, everything that used its value has already
/// handed back its share of the gradient, because it was written later.
public final class Tape {
  /// One line on the tape: a value, what it was computed from, and how to go back.
  public struct Entry {
    /// The operation that computed the value, or what the value is: `data`, `variable`, or a parameter's name.
    public let name: String
    public let value: Tensor
    /// The entries that the value was computed from, all of them earlier.
    public var inputs: [Int] { origins.list }
    let origins: Origins
    /// From the gradient of the value to the gradients of the inputs, one each; nil where nobody asks for it.
    let pullback: WayBack?
    let wantsGradient: Bool
    /// For a parameter: how often it had changed when it was written here.
    var parameterVersion: Int?
  }

  /// From the gradient of a value to one gradient per input; nil for an input that needs none.
  public typealias Pullback = (Tensor) -> [Tensor?]

  /// The same for an operation with several results: a gradient for each, nil where none flowed.
  public typealias JointPullback = ([Tensor?]) -> [Tensor?]

  /// The pullback of an operation with one result, or of one with several: this entry's value and those of the entries after it.
  enum WayBack {
    case one(Pullback)
    case several(JointPullback, results: Int)
  }

  /// What tells two tapes apart, also after one of them is gone.
  final class Identity: Sendable {
    /// Of no tape.
    static let none = Identity()
  }

  let identity = Identity()
  public var entries: [Entry] { written }

  // Nothing that changes these calls anybody else meanwhile, so Swift need not watch at each access that it is the only one.
  @exclusivity(unchecked) private var written: [Entry] = []
  @exclusivity(unchecked) private var parameters = ParameterPlaces()
  /// The entry of each parameter.
  @exclusivity(unchecked) private var parameterEntries: [Int] = []

  public init() {
    written.reserveCapacity(32)
  }

  /// A value that needs no gradient: inputs, targets, zero memories.
  public func data(_ value: Tensor) -> Variable {
    append(Entry(name: "data", value: value, origins: .none, pullback: nil, wantsGradient: false))
  }

  /// A value whose gradient can be asked for by the variable itself.
  public func variable(_ value: Tensor, named name: String = "variable") -> Variable {
    append(Entry(name: name, value: value, origins: .none, pullback: nil, wantsGradient: true))
  }

  /// The parameter as a variable; the same entry however often it is asked for, so that its gradient is the sum over all uses.
  ///
  /// - Precondition: the parameter has not changed since this tape first saw it.
  public subscript(parameter: Parameter) -> Variable { self[entry(of: parameter)] }

  /// The entry of the parameter, which is written now if it is not there.
  package func entry(of parameter: Parameter) -> Int {
    if let place = parameters.place(of: parameter) {
      let entry = parameterEntries[place]
      guard written[entry].parameterVersion == parameter.version else {
        refuse("\(parameter.name) has changed since it was written on this tape; begin a new tape for each update.")
      }
      return entry
    }
    parameterEntries.append(written.count)
    parameters.append(parameter)
    written.append(
      Entry(
        name: parameter.name, value: parameter.value, origins: .none, pullback: nil, wantsGradient: true,
        parameterVersion: parameter.version))
    return written.count - 1
  }

  /// Writes an operation down: its name, its value, its inputs, and its pullback.
  ///
  /// The pullback captures values, never variables, and returns one gradient per input, of that input's shape; it may return nil for
  /// an input that does not want one.
  ///
  /// - Precondition: at least one input; all inputs are on this tape.
  public func record(
    _ name: String, _ value: Tensor, from inputs: [Variable], pullback: @escaping Pullback
  ) -> Variable {
    guard inputs.allSatisfy({ $0.tape === self }) else { refuseTwoTapes(name) }
    let wantsGradient = inputs.contains { $0.wantsGradient }
    return append(
      Entry(
        name: name, value: value, origins: Origins(inputs.map(\.entry)), pullback: wantsGradient ? .one(pullback) : nil,
        wantsGradient: wantsGradient))
  }

  /// The same for one input, for which no list has to be made.
  func record(_ name: String, _ value: Tensor, from x: Variable, pullback: @escaping Pullback) -> Variable {
    append(
      Entry(
        name: name, value: value, origins: .one(x.entry), pullback: x.wantsGradient ? .one(pullback) : nil,
        wantsGradient: x.wantsGradient))
  }

  /// The same for two inputs.
  func record(
    _ name: String, _ value: Tensor, from x: Variable, _ y: Variable, pullback: @escaping Pullback
  ) -> Variable {
    guard x.tape === self, y.tape === self else { refuseTwoTapes(name) }
    let wantsGradient = x.wantsGradient || y.wantsGradient
    return append(
      Entry(
        name: name, value: value, origins: .two(x.entry, y.entry), pullback: wantsGradient ? .one(pullback) : nil,
        wantsGradient: wantsGradient))
  }

  /// Writes an operation with several results down, one entry a result; the gradients of all of them go back together, once.
  ///
  /// - Precondition: at least one result and one input; all inputs are on this tape.
  public func record(
    _ name: String, _ values: [Tensor], from inputs: [Variable], pullback: @escaping JointPullback
  ) -> [Variable] {
    guard inputs.allSatisfy({ $0.tape === self }) else { refuseTwoTapes(name) }
    return record(name, values, from: inputs.map(\.entry), pullback: pullback)
  }

  /// The same for inputs that are known by their entries.
  package func record(
    _ name: String, _ values: [Tensor], from entries: [Int], pullback: @escaping JointPullback
  ) -> [Variable] {
    let wantsGradient = entries.contains { written[$0].wantsGradient }
    let first = written.count
    return values.enumerated().map { result, value in
      append(
        Entry(
          name: name, value: value, origins: result == 0 ? Origins(entries) : .one(first),
          pullback: result == 0 && wantsGradient ? .several(pullback, results: values.count) : nil, wantsGradient: wantsGradient
        ))
    }
  }

  private func refuseTwoTapes(_ name: String) -> Never {
    refuse("\(name) needs variables of one tape, and got two tapes.")
  }

  package func value(of entry: Int) -> Tensor { written[entry].value }

  func form(of entry: Int) -> Shape { written[entry].value.form }

  private subscript(entry: Int) -> Variable {
    Variable(tape: self, entry: entry, wantsGradient: written[entry].wantsGradient)
  }

  private func append(_ entry: consuming Entry) -> Variable {
    let variable = Variable(tape: self, entry: written.count, wantsGradient: entry.wantsGradient)
    written.append(entry)
    return variable
  }

  /// The gradients of one number, the loss, with respect to every parameter and every variable that was put on the tape by hand.
  ///
  /// The tape is not changed; asking twice gives the same answer twice. With `keepingAll`, the gradients of all intermediate
  /// values are kept as well, to be listed or drawn.
  ///
  /// - Precondition: `loss` holds one number and is on this tape.
  /// - Complexity: as much again as the way forward, about twice.
  public func gradients(of loss: Variable, keepingAll: Bool = false) -> Gradients {
    guard loss.tape === self else { refuse("gradients(of:) needs a loss on this tape, and got one from another tape.") }
    guard loss.value.count == 1 else {
      refuse("gradients(of:) needs a loss that is one number, and got the shape \(loss.shape).")
    }
    var gradients: [Tensor?] = []
    gradients.reserveCapacity(loss.entry + 1)
    for _ in 0..<loss.entry { gradients.append(nil) }
    gradients.append(Tensor(repeating: 1, loss.value.form))
    let entries = written
    for index in gradients.indices.reversed() {
      guard var shares = Self.shares(of: entries, at: index, &gradients, keepingAll: keepingAll) else { continue }
      let origins = entries[index].origins
      guard shares.count == origins.count else {
        refuse("the pullback of \(entries[index].name) returned \(shares.count) gradients for \(origins.count) inputs.")
      }
      for place in shares.indices {
        let input = origins[place]
        guard entries[input].wantsGradient else { continue }
        Self.add(&shares[place], to: &gradients[input], entries, from: index, to: input)
      }
    }
    return Gradients(
      byEntry: gradients, parameters: parameters,
      byParameter: parameterEntries.map { $0 < gradients.count ? gradients[$0] : nil }, tape: identity, keepsAll: keepingAll)
  }

  /// What the entry at a place hands back to its inputs; nil if no gradient has reached it.
  private static func shares(
    of entries: [Entry], at index: Int, _ gradients: inout [Tensor?], keepingAll: Bool
  ) -> [Tensor?]? {
    switch entries[index].pullback {
    case .one(let pullback):
      guard let dy = gradients[index] else { return nil }
      if !keepingAll { gradients[index] = nil }
      return pullback(dy)
    case .several(let pullback, let results):
      let known = (index..<index + results).map { $0 < gradients.count ? gradients[$0] : nil }
      guard known.contains(where: { $0 != nil }) else { return nil }
      if !keepingAll { for result in index..<min(index + results, gradients.count) { gradients[result] = nil } }
      return pullback(known)
    case nil: return nil
    }
  }

  /// Adds a share, or hands it on if it is the first.
  private static func add(_ share: inout Tensor?, to sum: inout Tensor?, _ entries: [Entry], from entry: Int, to input: Int) {
    guard let form = share?.form else {
      refuse("the pullback of \(entries[entry].name) returned no gradient for \(entries[input].name), which wants one.")
    }
    guard form == entries[input].value.form else {
      refuse(
        """
        the pullback of \(entries[entry].name) returned the shape \(form.sizes) for \(entries[input].name) of \
        \(entries[input].value.shape).
        """)
    }
    if sum == nil { swap(&sum, &share) } else { sum! += share! }
  }
}
