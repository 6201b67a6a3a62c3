/// Which parameters are known, and where each stands among them.
///
/// They are asked for in the same order again and again, so the search begins behind the one that was found last, and mostly ends
/// there; a dictionary would compute a hash each time.
package struct ParameterPlaces {
  /// The parameters themselves, so that none is gone while its place is known.
  private var known: [Parameter] = []
  private var next = 0

  init() {}

  package init(_ parameters: [Parameter]) { known = parameters }

  /// Where the parameter stands; nil if it is not known.
  mutating func place(of parameter: Parameter) -> Int? {
    guard let place = place(of: parameter, from: next) else { return nil }
    next = place + 1
    return place
  }

  /// The same for whoever asks in any order.
  func place(of parameter: Parameter, from start: Int) -> Int? {
    for place in start..<known.count where known[place] === parameter { return place }
    for place in 0..<start where known[place] === parameter { return place }
    return nil
  }

  mutating func append(_ parameter: Parameter) {
    known.append(parameter)
    next = known.count
  }
}
