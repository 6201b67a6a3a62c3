import Autograd
import Tensors

// The three functions differ in how many remembered numbers go with each number of the parameter. They hand an optimizer spans of
// equal length, once a parameter; the optimizer's own loop over them is what the compiler turns into SIMD code.
extension Parameter {
  /// Changes the numbers w, given their gradient g.
  func change(
    by gradients: Gradients, _ rule: (_ w: inout MutableSpan<Scalar>, _ g: Span<Scalar>) -> Void
  ) {
    let gradient = matchingGradient(gradients)
    changeScalars { values in
      var w = values.mutableSpan
      rule(&w, gradient.span)
    }
  }

  /// Changes the numbers w and what is remembered of each, m, given their gradient g.
  func change(
    by gradients: Gradients, _ remembered: inout [Scalar],
    _ rule: (_ w: inout MutableSpan<Scalar>, _ g: Span<Scalar>, _ m: inout MutableSpan<Scalar>) -> Void
  ) {
    var m = remembered.mutableSpan
    change(by: gradients) { w, g in rule(&w, g, &m) }
  }

  /// Changes the numbers w and the two that are remembered of each, m and v, given their gradient g; large parameters on all threads.
  func change(
    by gradients: Gradients, _ first: inout [Scalar], _ second: inout [Scalar],
    _ rule:
      @escaping @Sendable (
        _ w: inout MutableSpan<Scalar>, _ m: inout MutableSpan<Scalar>, _ v: inout MutableSpan<Scalar>, _ g: Span<Scalar>
      ) -> Void
  ) {
    let gradient = matchingGradient(gradients)
    changeScalars { Threads.change(&$0, &first, &second, given: gradient, by: rule) }
  }

  /// The numbers of this parameter's gradient.
  private func matchingGradient(_ gradients: Gradients) -> [Scalar] {
    let gradient = gradients[self]
    guard gradient.shape == value.shape else {
      refuse("\(name) has the shape \(value.shape), and its gradient the shape \(gradient.shape).")
    }
    return gradient.scalars
  }
}
