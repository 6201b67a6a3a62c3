import Autograd
import Tensors
import Testing
import Training

@Suite struct ParameterPlaneTests {
  @Test func `the first direction leads to the first row, the second is at right angles to it`() throws {
    let plane = try #require(ParameterPlane(from: [1, 1, 1], towards: [3, 1, 1], and: [4, 5, 1]))
    #expect(plane.across == Tensor(row: [1, 0, 0]))
    #expect(plane.up == Tensor(row: [0, 1, 0]))
    #expect(plane.place(of: [1, 1, 1]) == (0, 0))
    #expect(plane.place(of: [4, 5, 1]) == (3, 4))
  }

  @Test func `what points out of the plane is left out of a place`() throws {
    let plane = try #require(ParameterPlane(from: [0, 0, 0], towards: [1, 0, 0], and: [0, 1, 0]))
    #expect(plane.place(of: [2, 3, 100]) == (2, 3))
  }

  @Test func `a place gives the parameters its numbers, in their shapes`() throws {
    let plane = try #require(ParameterPlane(from: [1, 2, 3, 4, 5], towards: [2, 2, 3, 4, 5], and: [1, 2, 3, 4, 6]))
    let parameters = [Parameter("W", .zeros([2, 2])), Parameter("b", .zeros([1]))]
    plane.move(parameters, toX: 10, y: -1)
    #expect(parameters[0].value == Tensor(rows: [[11, 2], [3, 4]]))
    #expect(parameters[1].value == Tensor(row: [4]))
  }

  @Test(arguments: [[[Scalar]]](arrayLiteral: [[1, 0], [2, 0], [-3, 0]], [[0, 0]], [[.nan, 1], [1, 0]]))
  func `rows on a line, or without a direction, span no plane`(rows: [[Scalar]]) {
    #expect(ParameterPlane.nearest(to: rows, from: [0, 0]) == nil)
    #expect(ParameterPlane(from: [0, 0], towards: [1, 1], and: [-2, -2]) == nil)
  }

  @Test func `the nearest plane of rows on a plane is theirs, with all of their squares`() throws {
    var dice = Dice(seed: 4)
    let (one, other) = (Tensor.normal([50], dice: &dice), Tensor.normal([50], dice: &dice))
    let start = Tensor.normal([50], dice: &dice)
    let rows = (0..<9).map { _ in start + one * Scalar(dice.normal()) + other * Scalar(0.3 * dice.normal()) }
    let (plane, share) = try #require(ParameterPlane.nearest(to: rows.map(\.scalars), from: start.scalars))
    #expect(share > 1 - 1e-5)
    #expect(abs(plane.across.dot(plane.up)) < 1e-5)
    let parameter = Parameter("w", .zeros([50]))
    for row in rows {
      let place = plane.place(of: row.scalars)
      plane.move([parameter], toX: place.x, y: place.y)
      #expect((parameter.value - row).largestMagnitude() < 1e-4)
    }
  }

  /// Along axes with distances 5, 3 and 1, the nearest plane is that of the first two: it keeps 25 + 9 of 25 + 9 + 1.
  @Test func `the nearest plane keeps as much of the squares as can be kept`() throws {
    let rows: [[Scalar]] = [[0, 0, 0, 3], [0, 5, 0, 0], [1, 0, 0, 0], [0, -5, 0, 0], [0, 0, 0, -3], [-1, 0, 0, 0]]
    let (plane, share) = try #require(ParameterPlane.nearest(to: rows, from: [0, 0, 0, 0]))
    #expect(abs(share - 34.0 / 35) < 1e-6)
    #expect(abs(abs(plane.across.scalars[1]) - 1) < 1e-5)
    #expect(abs(abs(plane.up.scalars[3]) - 1) < 1e-5)
  }
}
