import FourGates
import LessonKit
import Plotting

/// Two settings as a map: a column for each value of the one, a row for each value of the other, the result in the cells.
struct SettingsMap {
  private let task: TaskRuns
  private let measure: RunMeasure
  private let moment: RunMoment
  private let x: SettingAxis
  private let y: SettingAxis
  private let columnOfX: Int
  private let columnOfY: Int

  /// - Parameters:
  ///   - x: The setting of the columns; nil takes the one with the most values.
  ///   - y: That of the rows.
  /// - Returns: nil where the runs differ in fewer than two settings, and none was asked for.
  /// - Throws: `RunsError` for a setting in which they do not differ.
  init?(task: TaskRuns, x: String?, y: String?, measure: RunMeasure, moment: RunMoment) throws(RunsError) {
    let groups = task.groups
    let axes = task.varying.indices.map { SettingAxis(task.varying[$0], of: groups, at: $0) }
    for key in [x, y].compactMap({ $0 }) where !task.varying.contains(key) {
      throw task.varying.isEmpty
        ? .nothingVaries(count: task.runs.count) : .axisAlone(key, has: listed(task.varying, "and"))
    }
    func widest(besides other: String?) -> Int? {
      axes.indices.filter { axes[$0].key != other && axes[$0].values.count > 1 }.max {
        (axes[$0].values.count, $1) < (axes[$1].values.count, $0)
      }
    }
    guard let column = x.flatMap({ task.varying.firstIndex(of: $0) }) ?? widest(besides: y),
      let row = y.flatMap({ task.varying.firstIndex(of: $0) }) ?? widest(besides: axes[column].key)
    else {
      if let key = x ?? y {
        throw .axisAlone(key == task.varying[0] ? "a second setting" : key, has: listed(task.varying, "and"))
      }
      return nil
    }
    (self.task, self.measure, self.moment) = (task, measure, moment)
    (columnOfX, columnOfY, self.x, self.y) = (column, row, axes[column], axes[row])
  }

  /// In each cell the best median of the settings that have its two values; NaN where there is none.
  var rows: [[Double]] {
    let groups = task.groups
    return y.values.reversed().map { rowValue in
      x.values.map { columnValue in
        let here = groups.filter { $0.values[columnOfX] == columnValue && $0.values[columnOfY] == rowValue }
        let results = here.compactMap { $0.spread(measure, at: moment)?.median }
        return results.min { measure.isBetter($0, than: $1) } ?? .nan
      }
    }
  }

  var figure: Figure {
    let what = measure == .loss ? "validation loss (\(task.lossName))" : "accuracy (share of right answers)"
    return Figure(
      "\(task.task): \(what) for each \(x.key) and \(y.key)", x: Axis(x.key), y: Axis(y.key),
      [
        .heatMap(
          measure.rawValue, rows: rows, range: range, rowLabels: y.values.reversed().map(\.text),
          columnLabels: x.values.map(\.text),
          showsValues: true)
      ])
  }

  /// A few settings that went wrong would leave one colour for all others: colours end at ten times the lowest loss.
  private var range: ClosedRange<Double>? {
    guard isCut, let low = cells.min() else { return nil }
    return low...(10 * low)
  }

  private var cells: [Double] { rows.joined().filter(\.isFinite) }

  private var isCut: Bool {
    guard measure == .loss, let low = cells.min(), let high = cells.max() else { return false }
    return low > 0 && high > 10 * low
  }

  /// What to look at.
  var sentence: String {
    let others = task.varying.count > 2 ? ", the best over the other settings" : ""
    let cut = isCut ? " Colours end at ten times the lowest loss; the numbers go on." : ""
    let grey = rows.joined().contains { !$0.isFinite } ? " Grey cells have no median: no run, or most of them failed." : ""
    return
      "\(task.task): the \(measure.rawValue) for each \(x.key) and \(y.key), the median of the seeds\(others).\(cut)\(grey)"
  }
}
