import ArgumentParser
import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `What gates runs says` {
  private let sines: [RecordedRun] = [
    .madeUp(["hidden": "16", "cell": "lstm"], seed: 1, losses: [0.5, 0.4], started: 1),
    .madeUp(["hidden": "16", "cell": "lstm"], seed: 2, losses: [0.5, 0.35], started: 2),
    .madeUp(["hidden": "64", "cell": "lstm"], seed: 1, losses: [0.5, 0.1], started: 3),
    .madeUp(["hidden": "64", "cell": "lstm"], seed: 2, state: .stopped, losses: [0.6], wanted: 2, started: 4),
  ]

  @Test func `the list names what is common once, and what differs in columns, the newest run first`() throws {
    try RunsFolder.inside(sines) { folder in
      let said = RunsSaid([folder.path])
      #expect(said.status == 0 && said.notes.isEmpty)
      #expect(said.flat.hasPrefix("sine: 4 runs The same in all: cell lstm. run hidden seed state epochs loss time"))
      let rows = said.output.split(separator: "\n").filter { $0.contains("/2") }.map {
        $0.split(separator: " ").map(String.init)
      }
      #expect(rows.map { $0[1] } == ["64", "64", "16", "16"])
      #expect(rows[0][2...] == ["2", "stopped", "1/2", "0.6", "2", "s"])
      #expect(said.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test func `the list is sorted, cut and filtered as one asks`() throws {
    try RunsFolder.inside(sines) { folder in
      func losses(_ words: String...) -> [String] {
        let said = RunsSaid(["list", folder.path, "--format", "csv"] + words)
        return said.output.split(separator: "\n").dropFirst().map {
          String($0.split(separator: ",", omittingEmptySubsequences: false)[7])
        }
      }
      #expect(losses("--sort", "best") == ["0.1", "0.35", "0.4", "0.6"])
      #expect(losses("--sort", "best", "--limit", "1", "--reverse") == ["0.6"])
      #expect(losses("--sort", "hidden", "--limit", "2") == ["0.35", "0.4"])
      #expect(losses("--state", "stopped,failed") == ["0.6"])
      #expect(losses("--where", "hidden<64", "--where", "seed=1") == ["0.4"])
    }
  }

  @Test func `a list for programs has a name for each of its numbers`() throws {
    try RunsFolder.inside(sines + [.madeUp(task: "adding", losses: [0.01])]) { folder in
      let lines = RunsSaid(["list", folder.path, "--format", "csv"]).output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(lines.count == 6)
      #expect(lines.allSatisfy { $0.count == lines[0].count })
      let seconds = try #require(lines[0].firstIndex(of: "seconds"))
      let path = try #require(lines[0].firstIndex(of: "path"))
      #expect(lines.dropFirst().allSatisfy { Double($0[seconds]) != nil && $0[path].hasPrefix(folder.path) })
    }
  }

  @Test func `tasks are never mixed, and a run that cannot be read is named while the rest is shown`() throws {
    try RunsFolder.inside(sines + [.madeUp(task: "adding", losses: [0.01])]) { folder in
      try folder.put("{", at: "sine-broken/run.json")
      try folder.put("nothing of ours", at: "notes/readme.txt")
      let said = RunsSaid([folder.path])
      #expect(said.status == 0)
      #expect(said.notes.count == 1 && said.notes[0].contains("sine-broken/run.json"))
      #expect(said.flat.contains("adding: 1 run run seed") && said.flat.contains("sine: 4 runs"))
      let best = RunsSaid(["best", folder.path])
      #expect(best.flat.contains("adding: the best of 1 run by validation loss"))
      #expect(best.flat.contains("sine: the best of 4 runs by validation loss"))
    }
  }

  @Test func `the best comes with the files to look at, the command to train it again, and the best median`() throws {
    try RunsFolder.inside(sines) { folder in
      let said = RunsSaid(["best", folder.path])
      #expect(said.flat.contains("finished: a validation loss of 0.1 after epoch 2 of 2. It has hidden 64 and seed 1."))
      #expect(said.flat.contains("Its setting, hidden 64, has a median of 0.35 (0.1–0.6) over 2 seeds, the best median too."))
      #expect(said.output.contains("    gates inspect \(folder.folder(of: sines[2]))/best.safetensors"))
      #expect(said.output.contains("    gates train sine --cell lstm --hidden 64 --seed 1\n"))
      let shown = try #require(said.output.split(separator: "\n").first { $0.contains("gates runs show") })
      let words = shown.split(separator: " ").map(String.init)
      #expect(RunsSaid(Array(words.dropFirst(2))).flat.hasPrefix(sines[2].record.folderName))
    }
  }

  @Test func `a table over seeds goes to standard output, and what was left out is said beside it`() throws {
    try RunsFolder.inside(sines) { folder in
      let said = RunsSaid(["table", folder.path, "--format", "csv"])
      #expect(said.output.hasPrefix("task,kind,name,") && said.output.split(separator: "\n").count == 3)
      #expect(said.notes == ["1 run not finished is left out; --state running,stopped,killed shows what there is."])
      let file = folder.path + "/table.md"
      let written = RunsSaid(["table", folder.path, "--format", "markdown", "--out", file])
      #expect(written.output.isEmpty && written.notes[0].hasPrefix("Wrote "))
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix("| hidden | seeds |"))
      #expect(RunsSaid(["table", folder.path]).flat.contains("16 2 0.375 (0.35–0.4) 4 s"))
    }
  }

  @Test func `a run is shown with its settings, its epochs and the reason of its failure`() throws {
    let run = RecordedRun.madeUp(
      ["hidden": "8"], state: .failed, losses: (1...30).map { 1 / Double($0) }, wanted: 40, reason: "the loss is no number.")
    try RunsFolder.inside([run]) { folder in
      for name in [run.shortName, run.record.folderName, folder.folder(of: run), "sine-" + run.shortName] {
        let said = RunsSaid(["show", name, "--runs", folder.path])
        #expect(said.flat.hasPrefix("\(run.record.folderName) It failed after 30 of 40 epochs: the loss is no number."))
        #expect(said.flat.contains("hidden 8") && said.flat.contains("some of its 30 epochs are shown"))
        #expect(said.flat.contains("30 best 0.01667 0.03333 0.01 1"))
      }
    }
  }

  @Test(arguments: [RecordedRun.State.running, .killed, .stopped, .finished, .failed])
  func `every state has a sentence`(state: RecordedRun.State) {
    let sentence = RunReport(run: .madeUp(state: state, losses: [1], wanted: 3)).stateSentence
    #expect(sentence.contains("1 of 3 epochs") && sentence.hasSuffix("."))
    #expect(sentence.contains(state.rawValue.prefix(4)))
  }
}
