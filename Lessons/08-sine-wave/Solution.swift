import FourGates

/// The `steps` values after the window, each predicted from the ones before it, predicted ones included.
func drawing(_ window: [Scalar], _ steps: Int, _ predict: (_ lastValues: [Scalar]) -> Scalar) -> [Scalar] {
  var values = window
  for _ in 0..<steps {
    values.append(predict(Array(values.suffix(window.count))))
  }
  return Array(values.dropFirst(window.count))
}
