import FourGates
import LessonKit

extension Trials {
  /// The accuracy after each epoch, with the baselines.
  var curves: Figure {
    let shown: [(key: String, name: String, ink: Ink)] = [
      ("note", "last padded step", .secondModel), ("real", "last real step", .model),
      ("mean", "mean of real steps", .thirdModel),
    ]
    let lines = shown.filter { curve in rows.contains { $0.key == curve.key } }.map { curve in
      let trials = self[curve.key].trials
      let epochs = trials[0].accuracies.indices
      return Mark.line(
        curve.name, x: epochs.map { Double($0 + 1) }, y: epochs.map { epoch in median(trials.map { $0.accuracies[epoch] }) },
        ink: curve.ink)
    }
    return Figure(
      "What the readout sees", x: Axis("epoch"), y: Axis("share of right answers", range: 0...1),
      lines + [
        .level("nearest neighbour, warped", at: neighbours[.dynamicTimeWarping]!.random, ink: .truth),
        .level("logistic regression", at: regression, ink: .baseline),
        .level("guessing", at: 1 / Double(set.classes.count), ink: .floor),
      ])
  }

  /// What the readout would say at each step of a short gesture, and of the zeros behind it.
  var certainties: Figure {
    let lines = [
      ("note", "trained to answer after the zeros", Ink.secondModel), ("real", "trained to answer at the end", .model),
    ]
    return Figure(
      "Asked at every step", x: Axis("steps after the last one of the gesture"),
      y: Axis("share given to the right answer", range: 0...1),
      lines.map { key, name, ink in
        let certainty = self[key].trials[0].certainty
        return .line(name, x: certainty.map { Double($0.step) }, y: certainty.map(\.share), ink: ink)
      } + [.moment("the gesture ends", at: 0)])
  }

  /// What was taken for what.
  var confusions: Figure {
    let count = set.classes.count
    let labels = (1...count).map { $0 == 1 || $0.isMultiple(of: 5) ? String($0) : "" }
    let panels = [("note", "last padded step"), ("real", "last real step")].map { key, name in
      var counts = Array(repeating: Array(repeating: 0.0, count: count), count: count)
      for (label, answer) in self[key].trials[0].answers { counts[label][answer] += 1 }
      let shares = counts.map { row in row.map { $0 / max(1, row.reduce(0, +)) } }
      return Panel(
        name, x: Axis("answer"), y: Axis("gesture"),
        [.heatMap("share of the row", rows: shares, range: 0...1, rowLabels: labels, columnLabels: labels)])
    }
    return Figure("What was taken for what", columns: 2, panels: panels)
  }

  /// The classifiers of the lesson, on both splits.
  func baselineRows(_ lesson: Lesson) -> [[String]] {
    let names = [
      NearestNeighbour.Distance.euclidean: "nearest neighbour, step by step", .dynamicTimeWarping: "nearest neighbour, warped",
    ]
    let neighbourRows = NearestNeighbour.Distance.allCases.map { distance in
      let shares = neighbours[distance]!
      return [
        names[distance]!, percent(lesson.number("\(distance.rawValue).random", shares.random)),
        percent(lesson.number("\(distance.rawValue).stranger", shares.stranger)),
      ]
    }
    return [
      ["guessing", percent(1 / Double(set.classes.count)), ""],
      ["logistic regression", percent(lesson.number("regression.random", regression)), ""],
    ] + neighbourRows + [
      ["GRU, last padded step", percent(self["note"].accuracy), ""],
      ["GRU, last real step", percent(self["real"].accuracy), percent(self["stranger"].accuracy)],
    ]
  }
}
