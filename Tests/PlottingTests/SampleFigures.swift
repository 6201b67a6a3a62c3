import Plotting

extension Figure {
  static let line = Figure("A wave", x: Axis("step"), y: Axis("value"), [.line("wave", y: [0, 1, 0, -1], ink: .truth)])

  /// Every mark once, in as many panels as that takes.
  static let everyMark = Figure(
    "Every mark", columns: 2,
    panels: [
      Panel(
        "curves", x: Axis("step"), y: Axis("loss", .logarithmic),
        [
          .line("Adam", y: [1, 0.1, 0.01], ink: .adam), .points("data", y: [0.9, .nan, 0.02], ink: .data),
          .band("ten seeds", low: [0.5, 0.05, 0.005], high: [2, 0.2, 0.02], ink: .adam), .level("floor", at: 0.03),
          .moment("best", at: 1), .note("here", x: 1, y: 0.1),
        ]),
      Panel(
        "bars", x: Axis("task"), y: Axis("accuracy"),
        [
          .bars("RNN", labels: ["adding", "recall"], heights: [0.5, 0.25], ink: .elman),
          .bars("LSTM", labels: ["adding", "recall"], heights: [1, 0.75], ink: .lstm),
        ]),
      Panel("map", x: Axis("step"), y: Axis("unit"), [.heatMap("gate", rows: [[0, 1], [0.5, .nan]], showsValues: true)]),
    ])

  /// Twenty small panels in four rows.
  static let manyPanels = Figure(
    "Twenty waves", columns: 5,
    panels: (1...20).map { number in
      Panel("seed \(number)", x: Axis("step"), y: Axis("value"), [.line("wave", y: [0, Double(number), 1], ink: .model)])
    })
}
