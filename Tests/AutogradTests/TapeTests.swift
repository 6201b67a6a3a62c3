import Tensors
import Testing

@testable import Autograd

@Suite struct `The tape` {
  /// The expression in the README of micrograd, with the answers that it prints there.
  @Test func `agrees with the known answers of micrograd's example`() {
    let (pa, pb) = (Parameter("a", Tensor(-4)), Parameter("b", Tensor(2)))
    let tape = Tape()
    let (a, b) = (tape[pa], tape[pb])
    var c = a + b
    var d = a * b + power(b, 3)
    c = c + c + 1
    c = c + 1 + c + -a
    d = d + d * 2 + relu(b + a)
    d = d + 3 * d + relu(b - a)
    let e = c - d
    let f = square(e)
    var g = f / 2
    g = g + 10 * power(f, -1)
    let gradients = tape.gradients(of: g)
    #expect(abs(g.value.scalar - 24.7041) < 1e-4)
    #expect(abs(gradients[pa].scalar - 138.8338) < 1e-4 * 138)
    #expect(abs(gradients[pb].scalar - 645.5773) < 1e-4 * 645)
  }

  @Test func `gives the same gradients when asked twice`() {
    let p = Parameter("p", Tensor(row: [1, 2, 3]))
    let tape = Tape()
    let loss = sum(square(tape[p]))
    #expect(tape.gradients(of: loss)[p] == tape.gradients(of: loss)[p])
    #expect(tape.gradients(of: loss)[p] == Tensor(row: [2, 4, 6]))
  }

  @Test func `writes a parameter once, however often it is used`() {
    let p = Parameter("p", Tensor(3))
    let tape = Tape()
    let loss = tape[p] * tape[p] + tape[p]
    #expect(tape.entries.map(\.name) == ["p", "multiply", "add"])
    #expect(tape.gradients(of: loss)[p].scalar == 7)
  }

  @Test func `gives zeros for a parameter that the loss does not see`() {
    let (seen, unseen) = (Parameter("seen", Tensor(3)), Parameter("unseen", Tensor.ones([2, 2])))
    let tape = Tape()
    _ = square(tape[unseen])
    #expect(tape.gradients(of: square(tape[seen]))[unseen] == .zeros([2, 2]))
  }

  @Test func `sums the gradient over both paths where a value is used twice`() {
    let tape = Tape()
    let x = tape.variable(Tensor(2))
    let y = square(x) + 3 * x
    #expect(tape.gradients(of: y)[x].scalar == 7)
  }

  @Test func `survives a hundred thousand entries without recursion`() {
    let tape = Tape()
    let x = tape.variable(Tensor(1))
    var y = x
    for _ in 0..<100_000 { y = y + 1 }
    #expect(tape.gradients(of: y)[x].scalar == 1)
  }

  @Test func `is listed with values and gradients`() {
    let tape = Tape()
    let (a, b) = (tape.variable(Tensor(-4), named: "a"), tape.variable(Tensor(2), named: "b"))
    let product = a * b
    let gradients = tape.gradients(of: product, keepingAll: true)
    #expect(
      tape.listing(gradients) == """
        entry  operation  from  value  gradient
            0  a                   -4         2
            1  b                    2        -4
            2  multiply   0, 1     -8         1
        """)
  }

  @Test func `names equal parameters by equal fingerprints, and others by others`() {
    let p = Parameter("p", Tensor(row: [1, 2]))
    let before = fingerprint(of: [p])
    #expect(before.count == 16)
    #expect(before == fingerprint(of: [Parameter("p", Tensor(row: [1, 2]))]))
    p.value[flat: 1] = p.value[flat: 1].nextUp
    #expect(before != fingerprint(of: [p]))
    #expect(before != fingerprint(of: [Parameter("q", Tensor(row: [1, 2]))]))
    #expect(before != fingerprint(of: [Parameter("p", Tensor(rows: [[1, 2]]))]))
  }
}
