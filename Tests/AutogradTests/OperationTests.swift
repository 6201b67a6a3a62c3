import Foundation
import Tensors
import Testing

@testable import Autograd

@Suite struct `Every operation` {
  @Test(arguments: operationTable)
  func `gives the value that was worked out by hand`(_ operation: OperationCase) {
    let tape = Tape()
    let result = operation.apply(operation.inputs.map { tape.variable($0) }).value
    #expect(result.shape == operation.expected.shape)
    for (got, expected) in zip(result.scalars, operation.expected.scalars) {
      #expect(abs(got - expected) <= 8 * Scalar.ulpOfOne * max(1, abs(expected)), "got \(got), expected \(expected)")
    }
  }

  @Test(arguments: operationTable)
  func `has the gradient that moving its inputs measures`(_ operation: OperationCase) {
    let parameters = operation.inputs.enumerated().map { Parameter("input \($0)", $1) }
    let report = GradientCheck().run(parameters) { tape in
      let y = operation.apply(parameters.map { tape[$0] })
      let weights = (0..<y.value.count).map { Scalar(sin(1 + 2 * Double($0))) }
      return sum(y * tape.data(Tensor(shape: y.shape, scalars: weights)))
    }
    #expect(report.holds, "\(report)")
  }

  @Test func `has a row in the table, file by file`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Autograd/Operations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    #expect(Set(files.map { String($0.dropLast(6)) }) == Set(operationTable.map(\.file)))
  }

  /// An input that is data may be passed over on the way back; the others must not notice.
  @Test(arguments: operationTable.filter { $0.inputs.count > 1 })
  func `has the same gradients where one of its inputs is data`(_ operation: OperationCase) {
    func gradients(data: Int?) -> [Tensor] {
      let tape = Tape()
      let inputs = operation.inputs.enumerated().map { $0 == data ? tape.data($1) : tape.variable($1) }
      let gradients = tape.gradients(of: sum(square(operation.apply(inputs))))
      return inputs.map { gradients[$0] }
    }
    let all = gradients(data: nil)
    for data in operation.inputs.indices {
      let some = gradients(data: data)
      for index in operation.inputs.indices where index != data { #expect(some[index] == all[index]) }
    }
  }

  @Test func `lets NaN through, and has no slope at the corner of relu`() {
    let tape = Tape()
    let x = tape.variable(Tensor(row: [.nan, 0, -1, 2]))
    let y = relu(x)
    #expect(y.value[flat: 0].isNaN && y.value.scalars[1...] == [0, 0, 2])
    let dx = tape.gradients(of: sum(y))[x]
    #expect(dx.scalars[1...] == [0, 0, 1])
  }
}
