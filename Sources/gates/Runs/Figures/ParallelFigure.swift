import FourGates
import Foundation
import LessonKit
import Plotting

/// Settings side by side: an axis for each in which the runs differ, the result as the last axis, and a line for each group of seeds
/// through its values.
struct ParallelFigure {
  /// More axes than these leave no room for words.
  static let mostAxes = 6
  /// How many of the best are drawn in colour.
  static let named = 3

  let task: TaskRuns
  let measure: RunMeasure
  let moment: RunMoment
  private let axes: [(column: Int, axis: SettingAxis)]
  /// With their results, the worst first, so that the best lie on top.
  private let groups: [(group: RunGroup, result: Double)]

  init(task: TaskRuns, measure: RunMeasure, moment: RunMoment) {
    (self.task, self.measure, self.moment) = (task, measure, moment)
    let all = task.groups
    let columns = task.varying.indices.map { ($0, SettingAxis(task.varying[$0], of: all, at: $0)) }
    let most = columns.sorted { ($1.1.values.count, $0.0) < ($0.1.values.count, $1.0) }.prefix(Self.mostAxes)
    axes = most.sorted { $0.0 < $1.0 }.map { (column: $0.0, axis: $0.1) }
    groups = all.compactMap { group in group.spread(measure, at: moment)?.median.map { (group, $0) } }
      .sorted { measure.isBetter($1.1, than: $0.1) }
  }

  /// Nil where there is nothing to compare.
  var figure: Figure? {
    guard !axes.isEmpty, groups.count > 1, let low = results.min(), let high = results.max() else { return nil }
    let last = Double(axes.count)
    let worst = groups.count - 1
    var marks = groups.enumerated().map { index, group -> Mark in
      let rank = worst - index
      let (x, y) = path(of: group.group, resultAt: share(of: group.result, from: low, to: high))
      let name =
        rank < Self.named ? "\(["best", "second", "third"][rank]): \(group.group.name)" : rank == Self.named ? "others" : ""
      return .line(name, x: x, y: y, ink: rank < Self.named ? .series(rank) : .data)
    }
    for (place, entry) in axes.enumerated().dropFirst() { marks += labels(entry.axis.labels, at: Double(place)) }
    marks.append(.line("", x: [last, last], y: [0, 1], ink: .truth))
    marks += [0, 0.25, 0.5, 0.75, 1].map { .note(shortText(value(at: $0), digits: 3), x: last + 0.85 * margin, y: $0) }
    let names = axes.map(\.axis.key) + [measure.rawValue]
    let ticks = names.enumerated().map { Axis.Tick(Double($0), $1) }
    return Figure(
      "\(task.task): settings side by side",
      x: Axis("setting; at the right what it reaches (\(resultName))", range: 0...(last + margin), ticks: ticks),
      y: Axis(axes[0].axis.key, range: -0.06...1.06, ticks: axes[0].axis.labels.map { Axis.Tick($0.place, $0.text) }), marks)
  }

  /// What to look at.
  var sentence: String {
    let left = task.varying.count > axes.count ? " \(task.varying.count - axes.count) settings are left out." : ""
    let failed = task.groups.count - groups.count
    let without = failed > 0 ? " \(counted(failed, "setting")) without a median \(failed == 1 ? "is" : "are") not drawn." : ""
    let better = measure == .loss ? "lower" : "higher"
    return """
      \(task.task): a line is a setting, from axis to axis through its values, and ends at the median of its seeds; \(better) is better \
      there.\(left)\(without)
      """
  }

  /// How far a line ends before an axis, so that there is room for the values.
  private var gap: Double { axes.count > 3 ? 0.24 : 0.16 }

  /// The room for numbers at the right, in distances between axes.
  private var margin: Double { max(0.35, 0.15 * Double(axes.count)) }

  private var results: [Double] { groups.map(\.result) }

  private var resultName: String { measure == .loss ? task.lossName : "share of right answers" }

  /// The number that stands at a place of the last axis.
  private func value(at place: Double) -> Double {
    guard let low = results.min(), let high = results.max(), high > low else { return results.first ?? 0 }
    return low > 0 && high / low > 10 ? low * pow(high / low, place) : low + place * (high - low)
  }

  /// From axis to axis, with a gap where the values of an axis are written.
  private func path(of group: RunGroup, resultAt end: Double) -> (x: [Double], y: [Double]) {
    let places = axes.map { entry in group.values[entry.column].flatMap { entry.axis.place(of: $0) } ?? .nan } + [end]
    var (x, y): ([Double], [Double]) = ([], [])
    for index in axes.indices {
      let isLast = index == axes.count - 1
      x += [Double(index) + (index == 0 ? 0 : gap), Double(index + 1) - (isLast ? 0 : gap), .nan]
      y += [places[index], places[index + 1], .nan]
    }
    return (x, y)
  }

  private func labels(_ labels: [(place: Double, text: String)], at place: Double) -> [Mark] {
    // A note right of three fifths of the panel ends at its place, any other begins there.
    let isRight = place / (Double(axes.count) + margin) > 0.6
    let most = max(3, Int(2 * gap * 100 / (Double(axes.count) + margin)))
    return labels.map { label in
      let text = label.text.count > most ? label.text.prefix(most - 1) + "…" : label.text
      return .note(text, x: place + (isRight ? gap : -gap), y: label.place)
    }
  }
}
