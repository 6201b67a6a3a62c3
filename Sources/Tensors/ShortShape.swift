/// A shape from a file, fit to be shown: the first sizes only, where there are many.
package func shortShape(_ shape: [Int]) -> String {
  shape.count <= 8 ? "\(shape)" : "[" + shape.prefix(8).map(String.init).joined(separator: ", ") + ", …]"
}
