import Tensors

/// Matrices side by side; each gets back its own columns of the gradient.
///
///     Y = [X₁ X₂ …]
///     ∂X₁ = the first columns of ∂Y,  ∂X₂ = the next, …
///
/// Shapes: [R, C₁], [R, C₂], … → [R, C₁ + C₂ + …].
public func concatenate(columnsOf parts: [Variable]) -> Variable {
  guard let tape = parts.first?.tape else { refuse("concatenate(columnsOf:) needs at least one matrix, and got none.") }
  let value = Tensor.concatenating(columnsOf: parts.map(\.value))
  let widths = parts.map { $0.value.columns }
  return tape.record("concatenate columns", value, from: parts) { dy in
    var start = 0
    return widths.map { width in
      defer { start += width }
      return dy.columns(start..<start + width)
    }
  }
}

/// Matrices one below the other; each gets back its own rows of the gradient.
///
///     Y = [X₁; X₂; …]
///     ∂X₁ = the first rows of ∂Y,  ∂X₂ = the next, …
///
/// Shapes: [R₁, C], [R₂, C], … → [R₁ + R₂ + …, C].
public func concatenate(rowsOf parts: [Variable]) -> Variable {
  guard let tape = parts.first?.tape else { refuse("concatenate(rowsOf:) needs at least one matrix, and got none.") }
  let value = Tensor.concatenating(rowsOf: parts.map(\.value))
  let heights = parts.map { $0.value.rows }
  return tape.record("concatenate rows", value, from: parts) { dy in
    var start = 0
    return heights.map { height in
      defer { start += height }
      return dy.rows(start..<start + height)
    }
  }
}
