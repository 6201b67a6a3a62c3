import Autograd
import Tensors
import Testing
import Training

struct SnapshotTests {
  let w = Parameter("w", Tensor(rows: [[1, 2]]))
  let b = Parameter("b", Tensor(row: [3]))

  @Test func `what was taken comes back, whatever happened in between`() {
    let before = fingerprint(of: [w, b])
    let snapshot = Snapshot(of: [w, b])
    w.value = Tensor(rows: [[7, 8]])
    b.value[flat: 0] = -1
    #expect(snapshot.names == ["w", "b"])
    #expect(snapshot.values == [Tensor(rows: [[1, 2]]), Tensor(row: [3])])
    snapshot.restore([w, b])
    #expect(fingerprint(of: [w, b]) == before)
    #expect(Snapshot(of: [w, b]) == snapshot)
  }

  @Test func `an update after the snapshot does not reach it`() throws {
    let snapshot = Snapshot(of: [w, b])
    var trainer = Trainer([w, b], optimizer: SGD(learningRate: 1))
    try trainer.update { tape in sum(tape[w]) + sum(tape[b]) }
    #expect(w.value == Tensor(rows: [[0, 1]]))
    #expect(snapshot.values == [Tensor(rows: [[1, 2]]), Tensor(row: [3])])
  }

  @Test func `another model of the same build takes the numbers`() {
    let (otherW, otherB) = (Parameter("w", .zeros([1, 2])), Parameter("b", .zeros([1])))
    Snapshot(of: [w, b]).restore([otherW, otherB])
    #expect(fingerprint(of: [otherW, otherB]) == fingerprint(of: [w, b]))
  }

  @Test func `too few parameters are refused`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let p = Parameter("p", Tensor(0))
      Snapshot(of: [p, Parameter("q", Tensor(1))]).restore([p])
    }
    #expect(text(result).contains("a snapshot of 2 parameters is restored to as many, and got 1."))
  }

  @Test func `a parameter of another name is refused`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Snapshot(of: [Parameter("p", Tensor(0))]).restore([Parameter("q", Tensor(0))])
    }
    #expect(text(result).contains("a snapshot holds p of shape [] as number 0, and got q of shape []."))
  }

  @Test func `a parameter of another shape is refused`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Snapshot(of: [Parameter("p", Tensor(row: [1, 2]))]).restore([Parameter("p", Tensor(row: [1]))])
    }
    #expect(text(result).contains("a snapshot holds p of shape [2] as number 0, and got p of shape [1]."))
  }
}
