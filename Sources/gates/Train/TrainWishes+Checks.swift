import ArgumentParser
import FourGates
import LessonKit

extension TrainWishes {
  /// What is wished of a task.
  var taskOptions: TaskOptions {
    var options = TaskOptions(window: window, batch: batch, data: data, column: column)
    options.reading = network.reading ?? .last
    (options.validation, options.leaveOut, options.test) = (parts.validation, parts.leaveOut, parts.test)
    return options
  }

  /// Says what does not fit together, before any data are made or read.
  ///
  /// - Throws: `TaskError`, or `OptimizerError`.
  func check(for choice: TaskChoice) throws {
    try choice.check(taskOptions)
    if network.embedding ?? 0 > 0, choice != .characters {
      throw TaskError.notOfTask(option: "--embedding", task: choice.rawValue, of: [TaskChoice.characters.rawValue])
    }
    if network.filters ?? 0 > 0, choice != .gestures {
      throw TaskError.notOfTask(option: "--filters", task: choice.rawValue, of: [TaskChoice.gestures.rawValue])
    }
    let optimizer = optimizer ?? choice.defaults.optimizer
    if updates.weightDecay ?? 0 > 0, optimizer.defaultWeightDecay == nil { throw OptimizerError.noWeightDecay(optimizer) }
    if updates.smoothing != nil, optimizer.defaultSmoothing == nil { throw OptimizerError.noSmoothing(optimizer) }
    if updates.clipValue != nil, clip?.norm != nil { throw OptimizerError.twoClippings }
  }
}
