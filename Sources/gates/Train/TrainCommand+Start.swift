import FourGates
import Foundation
import LessonKit

extension TrainCommand {
  /// What a command begins with.
  enum Start {
    case run(TrainingRun, RunFolder)
    /// The run was finished before; the folder that it is in, and how many epochs it has.
    case finished(path: String, epochs: Int)
  }

  func start() throws -> Start {
    if let runs { return try recorded(in: runs) }
    let (run, folder) = try resume.map { try resumed(from: $0) } ?? begun()
    return .run(run, folder)
  }

  /// The files that are named, by option: where they are, from wherever one looks.
  var files: [String: String] {
    func whole(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    let files = [
      ("data", wishes.data.map(whole)), ("column", wishes.column), ("test", wishes.parts.test.map(whole)),
      ("init-from", initFrom.map(whole)),
    ]
    return Dictionary(files.compactMap { option, text in text.map { (option, $0) } }) { $1 }
  }

  /// A new run, and its folder.
  func begun() throws -> (TrainingRun, RunFolder) {
    let run = try planned()
    let folder = try RunFolder(making: out ?? "out/train-\(run.settings.task)", keep: keep)
    try empty(folder)
    return (run, folder)
  }

  /// The run that is asked for, at its beginning.
  func planned() throws -> TrainingRun {
    let choice = try TaskChoice(named: task ?? "")
    let source = try initFrom.map { try ModelFile(reading: $0) }
    var settings = RunSettings(choice, wishes, hasFile: wishes.data != nil)
    if let model = source?.network.architecture {
      settings.cell = wishes.cell ?? model.cell
      settings.hidden = wishes.hidden ?? model.hidden
      settings.layers = wishes.layers ?? model.layers
      if wishes.network.embedding == nil { settings.embedding = model.embedding }
      if wishes.network.filters == nil { settings.filters = model.filters }
    }
    let task = try choice.make(settings.taskOptions(data: wishes.data, column: wishes.column, test: wishes.parts.test))
    settings.data = task.dataFingerprint
    settings.scales = task.scales.map { [$0.mean, $0.deviation] }
    let numbers = settings.architecture(for: task).parameterShapes.reduce(0) { $0 + $1.shape.reduce(1, *) }
    let copies = 1 + settings.makeOptimizer().moments.count
    guard numbers * copies * MemoryLayout<Scalar>.size < SafetensorsFile.Limit.fileBytes * 9 / 10 else {
      throw TrainError.tooLarge(parameters: numbers)
    }
    let run = TrainingRun(task, settings, progress: progress)
    if let source { try take(source, for: run) }
    return run
  }

  private var progress: TrainingProgress { quiet ? .silent : .automatic }

  /// The run that is asked for as its own folder has it, in a folder of runs: as it is there, or at its beginning.
  func recorded(in runs: String) throws -> Start {
    let fresh = try planned()
    let path = runs + "/" + fresh.settings.folderName
    if !force, let record = try? RunRecord(reading: path), record.state == .finished {
      return .finished(path: path, epochs: record.epochs)
    }
    let folder: RunFolder
    do {
      folder = try RunFolder(making: path, keep: keep)
    } catch TrainError.folderBusy {
      throw TrainError.runBusy(path: path)
    } catch LessonError.folderNotMade(_, let reason) {
      throw TrainError.runsFailed(path: path, reason: reason)
    } catch LessonError.folderNotWritable {
      throw TrainError.runsFailed(path: path, reason: "Permission denied")
    }
    if force { try folder.clear() }
    let checkpoints = try folder.checkpoints()
    var faults: [String] = []
    var unread: (any Error)?
    for checkpoint in checkpoints {
      do {
        let run = try taken(up: fresh, from: checkpoint)
        faults.forEach { complain("\($0) The run goes on from \(shownPath(checkpoint)).") }
        return .run(run, folder)
      } catch TrainError.otherRun(let path) {
        // Whatever it is, it is somebody's work.
        throw TrainError.otherRun(path: path)
      } catch {
        faults.append("\(error)")
        if case CheckpointError.file(let file) = error, case .unreadable = file.fault { unread = error }
      }
    }
    // What the system cannot read now may be whole, and is not written over.
    if let unread { throw unread }
    if let fault = faults.first {
      complain("\(fault) No checkpoint in \(shownPath(path)) can be read, so the run begins anew.")
      try folder.clear()
    }
    return .run(fresh, folder)
  }

  /// The run that is asked for, where a checkpoint of it has left it.
  private func taken(up fresh: TrainingRun, from path: String) throws -> TrainingRun {
    let checkpoint = try Checkpoint(reading: path)
    guard let settings = checkpoint.notes[RunSettings.key].flatMap(RunSettings.init(json:)) else {
      throw TrainError.damaged(path: path)
    }
    guard settings == fresh.settings else { throw TrainError.otherRun(path: path) }
    var run = TrainingRun(fresh.task, fresh.settings, progress: progress)
    try run.restore(checkpoint, from: path)
    return run
  }

  /// Makes room for another run than the one that a folder holds, if that is wished.
  private func empty(_ folder: RunFolder) throws {
    guard try folder.isTaken() else { return }
    guard force else { throw TrainError.folderTaken(path: folder.path, resume: folder.last) }
    try folder.clear()
  }

  /// The run in a file, as it was, and its folder.
  func resumed(from path: String) throws -> (TrainingRun, RunFolder) {
    let checkpoint = try Checkpoint(reading: path)
    guard let note = checkpoint.notes[RunSettings.key] else { throw TrainError.notARun(path: path) }
    guard var settings = RunSettings(json: note) else { throw TrainError.damaged(path: path) }
    if let task, task != settings.task { throw TrainError.otherTask(path: path, has: settings.task, asked: task) }
    if let (option, has, asked) = settings.contradiction(to: wishes) {
      throw TrainError.changed(path: path, option: option, has: has, asked: asked)
    }
    let epochs = checkpoint.history.epochs.count
    settings.epochs = wishes.epochs ?? settings.epochs
    guard settings.epochs >= epochs else { throw TrainError.fewerEpochs(path: path, has: epochs, asked: settings.epochs) }
    let task = try sameTask(settings, from: path)
    // Before a network is made of a size that only a note tells.
    let shapes = settings.architecture(for: task).parameterShapes
    guard shapes.map(\.name) == checkpoint.parameters.names, shapes.map(\.shape) == checkpoint.parameters.values.map(\.shape)
    else {
      throw TrainError.damaged(path: path)
    }
    var run = TrainingRun(task, settings, progress: progress)
    try run.restore(checkpoint, from: path)
    let home = folderPath(of: path)
    let folder = try RunFolder(making: out ?? home, keep: keep)
    if !folder.isSame(as: home) {
      try empty(folder)
      try checkpoint.write(to: folder.last)
    }
    try folder.takeBest(from: home + "/best.safetensors", upTo: epochs)
    return (run, folder)
  }

  /// The task of a run, with the data that it was trained on.
  private func sameTask(_ settings: RunSettings, from path: String) throws -> any LearningTask {
    switch (settings.hasFile, wishes.data) {
    case (true, nil): throw TrainError.dataMissing(path: path)
    case (false, _?): throw TrainError.dataUnasked(path: path)
    default: break
    }
    switch (settings.hasTest ?? false, wishes.parts.test) {
    case (true, nil): throw TrainError.testMissing(path: path)
    case (false, _?): throw TrainError.testUnasked(path: path)
    default: break
    }
    let task = try TaskChoice(named: settings.task).make(
      settings.taskOptions(data: wishes.data, column: wishes.column, test: wishes.parts.test))
    guard task.dataFingerprint == settings.data else {
      if let data = wishes.data { throw TrainError.dataChanged(path: path, data: data) }
      throw TrainError.damaged(path: path)
    }
    return task
  }

  /// Takes the weights of a file, and says so.
  private func take(_ source: ModelFile, for run: TrainingRun) throws {
    let (has, needs) = (source.network.architecture, run.network.architecture)
    guard has == needs else { throw TrainError.otherModel(path: source.path, has: has, needs: needs) }
    guard source.alphabet == nil || source.alphabet == run.task.alphabet?.symbols else {
      throw TrainError.otherAlphabet(path: source.path)
    }
    run.takeWeights(of: source.network)
    guard !quiet else { return }
    Terminal.standard().say(
      """
      The weights come from \(shownPath(source.path)), and nothing else does: the optimizer, the dice and the history begin anew.
      """)
  }

  func folderPath(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts.dropLast().joined(separator: "/") + (parts.count == 2 && parts[0].isEmpty ? "/" : "") : "."
  }
}
