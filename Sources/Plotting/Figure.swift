/// A picture as a value: what is drawn, not how it looks.
///
///     Figure("Adam is below the floor", x: Axis("update"), y: Axis("loss", .logarithmic), [
///       .line("Adam", y: losses, ink: .adam),
///       .level("noise floor", at: 0.04),
///     ])
///
/// A test reads its numbers; ``Gnuplot`` only draws it.
public struct Figure: Equatable, Sendable {
  /// The line above all panels; its name in a file is given when it is drawn.
  public var title: String

  /// Row after row, from the top left.
  public var panels: [Panel]

  /// How many panels stand in a row.
  public var columns: Int

  /// Several panels in rows.
  ///
  /// - Precondition: at least one panel, at least one column.
  public init(_ title: String, columns: Int = 1, panels: [Panel]) {
    guard !panels.isEmpty else { refuse("the figure “\(title)” has no panel.") }
    guard columns > 0 else { refuse("the figure “\(title)” needs at least one column of panels, and got \(columns).") }
    self.title = title
    self.panels = panels
    self.columns = columns
  }

  /// One panel.
  public init(_ title: String, x: Axis, y: Axis, _ marks: [Mark]) {
    self.init(title, panels: [Panel(x: x, y: y, marks)])
  }
}
