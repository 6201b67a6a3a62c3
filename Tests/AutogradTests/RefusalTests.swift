import Tensors
import Testing

@testable import Autograd

/// Runs code that must stop the program, and reads what it said.
@Suite struct `A wrong shape stops the program with a sentence` {
  private static func said(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func `adding`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.data(.zeros([2, 3])) + tape.data(.zeros([3, 2]))
    }
    #expect(Self.said(result) == "FourGates: + needs two tensors of the same shape, and got [2, 3] and [3, 2].\n")
  }

  @Test func `a matrix product`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = matrixProduct(tape.data(.zeros([2, 3])), tape.data(.zeros([2, 3])))
    }
    #expect(
      Self.said(result) == "FourGates: matrixProduct needs [R, K] and [K, C] with the same K, and got [2, 3] and [2, 3].\n")
  }

  @Test func `a rotation by too few angles`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = rotate(tape.data(.zeros([2, 4])), by: tape.data(Tensor(row: [1])))
    }
    #expect(
      Self.said(result)
        == "FourGates: rotate needs a matrix of two columns an angle, and a row of angles, and got [2, 4] and [1].\n")
  }

  @Test func `a bias of another width`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.data(.zeros([2, 3])).adding(row: tape.data(.zeros([2])))
    }
    #expect(
      Self.said(result)
        == "FourGates: adding(row:) needs a row as long as the matrix is wide, and got the shapes [2, 3] and [2].\n")
  }

  @Test func `a target that is no class`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = crossEntropy(tape.data(.zeros([2, 3])), targets: [0, 3])
    }
    #expect(
      Self.said(result)
        == "FourGates: crossEntropy needs one target below 3 for each of the 2 rows, and got [0, 3].\n")
  }

  @Test func `scores that are no matrix`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = crossEntropy(tape.data(.zeros([3])), targets: [0])
    }
    #expect(Self.said(result) == "FourGates: crossEntropy needs scores of shape [R, O], and got [3].\n")
  }

  @Test func `a loss that is more than one number`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.gradients(of: tape.variable(.zeros([2])))
    }
    #expect(Self.said(result) == "FourGates: gradients(of:) needs a loss that is one number, and got the shape [2].\n")
  }

  @Test func `variables of two tapes`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Tape().data(.zeros([2])) + Tape().data(.zeros([2]))
    }
    #expect(Self.said(result) == "FourGates: add needs variables of one tape, and got two tapes.\n")
  }

  @Test func `a gradient that was not kept`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      let x = tape.variable(Tensor(1))
      let y = square(x)
      _ = tape.gradients(of: square(y))[y]
    }
    #expect(
      Self.said(result) == "FourGates: gradients of intermediate values are kept only by gradients(of:keepingAll: true).\n")
  }

  @Test func `a tape that is used on after an update`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      let p = Parameter("w", Tensor(1))
      _ = square(tape[p])
      p.value += Tensor(1)
      _ = square(tape[p])
    }
    #expect(
      Self.said(result) == "FourGates: w has changed since it was written on this tape; begin a new tape for each update.\n")
  }

  @Test func `a pullback that forgets an input`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      let (x, y) = (tape.variable(Tensor(1)), tape.variable(Tensor(2)))
      _ = tape.gradients(of: tape.record("half done", Tensor(3), from: [x, y]) { dz in [dz, nil] })
    }
    #expect(Self.said(result) == "FourGates: the pullback of half done returned no gradient for variable, which wants one.\n")
  }

  @Test func `rows exchanged for those of another shape, or not one answer a row`() async {
    let shape = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.data(.zeros([2, 3])).replacingRows(where: [true, false], with: tape.data(.zeros([2, 4])))
    }
    let needs = "FourGates: replacingRows needs two matrices of one shape and an answer for each row, and got"
    #expect(Self.said(shape) == "\(needs) [2, 3], [2, 4] and 2 answers.\n")
    let answers = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.data(.zeros([2, 3])).replacingRows(where: [true], with: tape.data(.zeros([2, 3])))
    }
    #expect(Self.said(answers) == "\(needs) [2, 3], [2, 3] and 1 answers.\n")
    let row = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.data(.zeros([3])).replacingRows(where: [true, true, false], with: tape.data(.zeros([3])))
    }
    #expect(Self.said(row) == "\(needs) [3], [3] and 3 answers.\n")
  }

  @Test func `rows exchanged for those of another tape`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Tape().data(.zeros([1, 3])).replacingRows(where: [true], with: Tape().data(.zeros([1, 3])))
    }
    #expect(Self.said(result) == "FourGates: replace rows needs variables of one tape, and got two tapes.\n")
  }
}
