import FourGates
import LessonKit

/// Contenders on tasks, several seeds each.
struct Contest {
  let tasks: [MemoryTask]
  let contenders: [Contender]
  static let seeds = 3
  private let trials: [[[Trial]]]

  init(_ lesson: Lesson, _ contenders: [Contender], on tasks: [MemoryTask]) throws {
    var dice = lesson.dice()
    let seedList = (0..<Contest.seeds).map { _ in dice.next() }
    let work = tasks.flatMap { task in contenders.flatMap { contender in seedList.map { (task, contender, $0) } } }
    let done = try lesson.inParallel("networks trained", work) { task, contender, seed in try contender.trial(task, seed) }
    trials = tasks.indices.map { task in
      contenders.indices.map { contender in
        let first = (task * contenders.count + contender) * Contest.seeds
        return Array(done[first..<first + Contest.seeds])
      }
    }
    (self.tasks, self.contenders) = (tasks, contenders)
  }

  func trials(_ key: String, on task: MemoryTask) -> [Trial] {
    trials[tasks.firstIndex(of: task)!][contenders.firstIndex { $0.key == key }!]
  }

  /// How many runs solved the task.
  func solved(_ key: String, on task: MemoryTask) -> Int {
    trials(key, on: task).count { $0.solvedAfter != nil }
  }

  /// The median number of updates until a run solved it; a run that never did counts with all its updates.
  func updates(_ key: String, on task: MemoryTask) -> Double {
    median(trials(key, on: task).map { Double($0.solvedAfter ?? task.updates) })
  }

  /// The median of the last scores.
  func score(_ key: String, on task: MemoryTask) -> Double {
    median(trials(key, on: task).map { $0.scores.last! })
  }

  func solvedAll(_ key: String, on task: MemoryTask) -> Bool { solved(key, on: task) == Contest.seeds }

  /// A row a contender: how many runs solved the task, after how many updates, and the score at the end.
  func table(_ lesson: Lesson, _ name: String, _ length: Int, _ task: MemoryTask) {
    let isRecall = if case .recall = task { true } else { false }
    lesson.say("T = \(length), \(Contest.seeds) runs each:")
    lesson.table(
      ["cell", "solved", "after updates (median)", isRecall ? "share right at the end" : "error at the end"],
      contenders.map { contender in
        let (solved, updates) = (solved(contender.key, on: task), updates(contender.key, on: task))
        let place = "\(name)\(length).\(contender.key)"
        lesson.number("\(place).solved", Double(solved))
        lesson.number("\(place).updates", updates)
        return [
          contender.name, "\(solved) of \(Contest.seeds)", 2 * solved > Contest.seeds ? shortText(updates) : "–",
          shortText(lesson.number("\(place).score", score(contender.key, on: task)), digits: 2),
        ]
      })
  }

  /// The first run of some contenders: a panel a task.
  func figure(_ title: String, _ keys: [String], y: Axis, _ levels: [Mark]) -> Figure {
    Figure(
      title, columns: tasks.count,
      panels: tasks.map { task in
        Panel(
          "T = \(task.length)", x: Axis("update"), y: y,
          keys.enumerated().map { index, key in
            let scores = trials(key, on: task)[0].scores
            return .line(
              contenders.first { $0.key == key }!.name, x: scores.indices.map { Double($0 * Trial.pause) }, y: scores,
              ink: .series(index))
          } + levels)
      })
  }
}
