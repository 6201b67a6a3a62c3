extension Tensor {
  public static func += (a: inout Tensor, b: Tensor) {
    a.requireShape(of: b, for: "+=")
    for i in a.scalars.indices { a.scalars[i] += b.scalars[i] }
  }
}
