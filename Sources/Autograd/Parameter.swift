import Synchronization
import Tensors

/// A named box with numbers that training changes: a weight matrix, a bias row.
///
/// A parameter is a class because a cell, an optimizer and a checkpoint mean the same numbers.
public final class Parameter {
  /// What listings, error messages and checkpoints call it, for example `lstm.forget.U`.
  public let name: String

  public var value: Tensor {
    get { tensor }
    set {
      tensor = newValue
      version &+= 1
    }
  }

  /// Whoever changes it calls nobody else meanwhile, so Swift need not watch at each access that it is the only one.
  @exclusivity(unchecked) private var tensor: Tensor

  /// Where the numbers stand until they change.
  package var place: NumbersPlace { tensor.place }

  /// Changes the numbers where they stand, without a copy if nobody else has one.
  package func changeNumbers(_ change: (inout Numbers) -> Void) {
    change(&tensor.numbers)
    version &+= 1
  }

  /// Takes the numbers out of the box, so that they have one owner and are changed without a copy; `putBack` ends the change.
  package func takeNumbers() -> Numbers { tensor.takeNumbers() }

  package func putBack(_ numbers: Numbers) {
    tensor.putBack(numbers)
    version &+= 1
  }

  /// The shape of the value.
  package var form: Shape { tensor.form }

  /// How often the value has changed.
  private(set) var version = 0

  /// Tells this parameter from every other one, also after it is gone.
  package let serial = made.add(1, ordering: .relaxed).newValue

  private static let made = Atomic<Int>(0)

  public init(_ name: String, _ value: Tensor) {
    self.name = name
    tensor = value
  }
}

/// How many numbers training can change.
public func parameterCount(_ parameters: [Parameter]) -> Int {
  parameters.reduce(0) { $0 + $1.value.count }
}

/// Sixteen hexadecimal digits that are equal exactly when all names, shapes and bits are equal (but for accidents of one in 2⁶⁴).
///
/// Two runs that show the same fingerprint began with, or ended at, the same parameters.
public func fingerprint(of parameters: [Parameter]) -> String {
  var fingerprint = Fingerprint()
  for parameter in parameters {
    fingerprint.add(parameter.name)
    fingerprint.add(parameter.value)
  }
  return fingerprint.digits
}
