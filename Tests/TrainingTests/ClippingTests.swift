import Autograd
import Tensors
import Testing
import Training

struct ClippingTests {
  let a = Parameter("a", Tensor(row: [0, 0]))
  let b = Parameter("b", Tensor(row: [0]))

  /// 3² + 4² + 12² = 13².
  var ofNormThirteen: Gradients { gradients([(a, Tensor(row: [3, -4])), (b, Tensor(row: [12]))]) }

  @Test func `the norm is taken over all parameters together`() {
    #expect(ofNormThirteen.norm(over: [a, b]) == 13)
    #expect(ofNormThirteen.norm(over: [a]) == 5)
  }

  @Test(arguments: 0...9)
  func `the norm counts every number, however many there are`(count: Int) {
    let w = Parameter("w", .zeros([count]))
    let some = gradients([(w, Tensor(row: (0..<count).map { Scalar($0 + 1) }))])
    let sum = (0..<count).reduce(0.0) { $0 + Double(($1 + 1) * ($1 + 1)) }
    #expect(abs(some.norm(over: [w]) - sum.squareRoot()) <= 1e-12)
  }

  @Test func `clipping by norm keeps the direction and returns the norm before`() {
    var clipped = ofNormThirteen
    #expect(clipped.clip([a, b], toNorm: 6.5) == 13)
    #expect(clipped[a] == Tensor(row: [1.5, -2]))
    #expect(clipped[b] == Tensor(row: [6]))
    #expect(clipped.norm(over: [a, b]) == 6.5)
  }

  @Test func `a norm below the limit is left alone`() {
    var clipped = ofNormThirteen
    #expect(clipped.clip([a, b], toNorm: 13) == 13)
    #expect(clipped[a] == Tensor(row: [3, -4]))
  }

  @Test func `a norm of zero stays zero`() {
    var none = gradients([])
    #expect(none.clip([a, b], toNorm: 1) == 0)
    #expect(none[a] == Tensor(row: [0, 0]))
    #expect(none.clip([a, b], toNorm: 0) == 0)
    #expect(none[a] == Tensor(row: [0, 0]))
  }

  @Test func `clipping by value cuts each number on its own`() {
    var clipped = ofNormThirteen
    #expect(clipped.clip([a, b], toValue: 3.5) == 13)
    #expect(clipped[a] == Tensor(row: [3, -3.5]))
    #expect(clipped[b] == Tensor(row: [3.5]))
  }

  @Test func `only the listed parameters are clipped`() {
    var clipped = ofNormThirteen
    #expect(clipped.clip([a], toValue: 1) == 5)
    #expect(clipped[a] == Tensor(row: [1, -1]))
    #expect(clipped[b] == Tensor(row: [12]))
  }

  @Test func `clipping does not hide what is not a number`() {
    var byValue = gradients([(a, Tensor(row: [.nan, 5]))])
    #expect(byValue.clip([a, b], toValue: 1).isNaN)
    #expect(byValue[a][flat: 0].isNaN)
    #expect(byValue[a][flat: 1] == 1)
    var byNorm = gradients([(a, Tensor(row: [.infinity, 5]))])
    #expect(byNorm.clip([a, b], toNorm: 1) == .infinity)
    #expect(byNorm[a] == Tensor(row: [.infinity, 5]))
  }
}
