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

  @Test(arguments: operationTable)
  func `asks for no gradient where all its inputs are data`(_ operation: OperationCase) {
    let tape = Tape()
    #expect(!operation.apply(operation.inputs.map { tape.data($0) }).wantsGradient)
  }
}
