import Autograd
import Tensors

// The functions differ in how many remembered numbers go with each number of the parameter. They hand an optimizer spans of equal
// length, once a parameter; the optimizer's own loop over them is what the compiler turns into SIMD code.
extension Parameter {
  /// Changes the numbers w, given their gradient g.
  func change(
    by gradients: Gradients, _ rule: (_ w: inout MutableSpan<Scalar>, _ g: Span<Scalar>) -> Void
  ) {
    let gradient = matchingGradient(gradients)
    changeNumbers { numbers in
      numbers.withUnsafeMutableBufferPointer { numbers in
        var w = numbers.mutableSpan
        gradient.withUnsafeBufferPointer { rule(&w, $0.span) }
      }
    }
  }

  /// Changes the numbers w and what is remembered of each, m, given their gradient g.
  func change(
    by gradients: Gradients, _ remembered: inout Numbers,
    _ rule: (_ w: inout MutableSpan<Scalar>, _ g: Span<Scalar>, _ m: inout MutableSpan<Scalar>) -> Void
  ) {
    remembered.withUnsafeMutableBufferPointer { remembered in
      var m = remembered.mutableSpan
      change(by: gradients) { w, g in rule(&w, g, &m) }
    }
  }

  /// The numbers of this parameter's gradient.
  fileprivate func matchingGradient(_ gradients: Gradients) -> Numbers {
    let gradient = gradients[self]
    guard gradient.form == form else {
      refuse("\(name) has the shape \(value.shape), and its gradient the shape \(gradient.shape).")
    }
    return gradient.numbers
  }
}

extension [Parameter] {
  /// Changes the numbers w of all of them and the two that are remembered of each, m and v, given their gradient g; on all threads
  /// where it is worth while.
  func change(by gradients: Gradients, _ first: inout Moment, _ second: inout Moment, _ rule: Threads.Change) {
    guard Threads.areWorthIt(changes: first.count) else {
      for index in indices {
        let parameter = self[index]
        let gradient = parameter.matchingGradient(gradients)
        parameter.changeNumbers { Threads.change(&$0, &first.rows[index], &second.rows[index], given: gradient, by: rule) }
      }
      return
    }
    let gradients = map { $0.matchingGradient(gradients) }
    var values = map { $0.takeNumbers() }
    Threads.change(&values, &first.rows, &second.rows, given: gradients, by: rule)
    for index in indices { self[index].putBack(values[index]) }
  }
}
