/// A pair of axes and what is drawn between them.
///
/// Marks are drawn in their order, later ones over earlier ones. A heat map, and bars, bring their own places along the axes; lines,
/// levels, moments and notes can lie over a heat map (columns are x = 0, 1, …; rows are y = 0, 1, … from the top down).
public struct Panel: Equatable, Sendable {
  public var title: String
  public var x: Axis
  public var y: Axis
  public var marks: [Mark]

  public init(_ title: String = "", x: Axis, y: Axis, _ marks: [Mark]) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
  }
}
