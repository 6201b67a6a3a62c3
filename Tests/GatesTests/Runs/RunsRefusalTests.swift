import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `What gates runs refuses` {
  @Test(arguments: [
    ("--where hiden=3", 64, "no run here has a setting “hiden”; did you mean hidden? There are task, state, seed, done,"),
    ("--where hidden", 64, "--where takes a key, one of = != < <= > >=, and a value"),
    ("--where rate<fast", 64, "compares by size, and “fast” is no number; take = or != for words."),
    ("--where hidden=65", 1, "none of the 2 runs is one with hidden=65; hidden is 16 or 64 here."),
    ("--where loss<0.001", 1, "none of the 2 runs is one with loss<0.001; loss is 0.1 or 0.2 here."),
    ("--where accuracy>0.5", 1, "no accuracy is known yet."),
    ("--state failed", 1, "none of the 2 runs is one with the state failed; state is finished here."),
    ("--state fail", 64, "there is no state “fail”; did you mean failed? Choose running, killed, stopped, finished or failed."),
    ("--sort los", 64, "no run here has a setting “los”; did you mean loss? There are newest, best, task,"),
    ("--limit 0", 64, "--limit"),
    ("--format xml", 64, "choose text, csv or json."),
    ("--layout wide", 64, "Unknown option '--layout'"),
  ])
  func `a wish that cannot be gets one sentence`(words: String, status: Int32, sentence: String) throws {
    try RunsFolder.inside([.madeUp(["hidden": "16"], losses: [0.2]), .madeUp(["hidden": "64"], losses: [0.1])]) { folder in
      let said = RunsSaid(["list", folder.path] + words.split(separator: " ").map(String.init))
      #expect(said.error.contains(sentence), "said: \(said.error)")
      #expect(said.status == status && said.output.isEmpty)
    }
  }

  @Test(arguments: [
    (
      ["best", "--by", "accuracy"], 1,
      "the runs of sine have no accuracy, because their task has no right answers to count; take --by loss."
    ),
    (["best", "--by", "speed"], 64, "choose loss or accuracy."),
    (["table", "--at", "first"], 64, "choose best or last."),
    (
      ["table", "--sort", "hiden"], 64,
      "no run here has a setting “hiden”; did you mean hidden? There are settings, loss and hidden."
    ),
    (["table", "--format", "html"], 64, "choose text, csv, markdown or json."),
    (["table", "--out", ""], 64, "--out needs the name of a file, and got an empty one."),
    (["table", "--out", "/nowhere/at/all.csv"], 1, "/nowhere/at/all.csv cannot be written (No such file or directory)"),
    (["figures", "--x", "hidden", "--y", "hidden"], 64, "a map needs two settings, and --x and --y both name hidden."),
    (["figures", "--x", "hiden"], 64, "no run here has a setting “hiden”; did you mean hidden?"),
    (["clean"], 64, "say what goes: --state killed,failed for whole runs, or --keep-best for checkpoints."),
    (["clean", "--state", "running"], 64, "a run that is running is not removed; stop it first."),
    (["clean", "--keep-best"], 64, "there is nobody to ask; --yes removes what is listed above, --dry-run only lists it."),
  ])
  func `every command says what is wrong with its own options`(words: [String], status: Int32, sentence: String) throws {
    try RunsFolder.inside([.madeUp(["hidden": "16"], losses: [0.2]), .madeUp(["hidden": "64"], losses: [0.1])]) { folder in
      let said = RunsSaid([words[0], folder.path] + words.dropFirst())
      #expect(said.error.contains(sentence), "said: \(said.error)")
      #expect(said.status == status)
    }
  }

  @Test func `a folder that holds no runs, is a file, is one run, or is not there is said to be that`() throws {
    let run = RecordedRun.madeUp()
    try RunsFolder.inside { folder in
      #expect(RunsSaid([folder.path]).error.contains("holds no runs; gates train TASK --runs "))
      try folder.put("{", at: "sine-broken/run.json")
      let broken = RunsSaid([folder.path])
      #expect(broken.error.contains("holds no run that can be read") && broken.notes.count == 1)
      try folder.add(run)
      #expect(RunsSaid([folder.folder(of: run)]).error.contains("is the folder of one run; look at it with gates runs show "))
      #expect(RunsSaid([folder.folder(of: run) + "/run.json"]).error.contains("is a file, not a folder of runs"))
    }
    let nowhere = RunsSaid(["nowhere/at-all"])
    #expect(nowhere.error.contains("there is no folder nowhere/at-all; gates train TASK --runs nowhere/at-all makes one"))
    #expect(nowhere.status == 1)
    #expect(RunsSaid(["tabel"]).error.contains("there is no folder tabel; did you mean gates runs table?"))
    #expect(RunsSaid([""]).status == 64)
  }

  @Test func `a name of none or several runs is refused with those that may be meant`() throws {
    let runs: [RecordedRun] = [.madeUp(seed: 1), .madeUp(seed: 2)]
    try RunsFolder.inside(runs) { folder in
      let several = RunsSaid(["show", "sine", "--runs", folder.path])
      #expect(several.status == 1 && several.error.contains("“sine” is the beginning of 2 runs: sine-"))
      let typo = "x" + runs[0].shortName.dropFirst()
      #expect(RunsSaid(["show", typo, "--runs", folder.path]).error.contains("did you mean \(runs[0].shortName)?"))
      #expect(RunsSaid(["show", "", "--runs", folder.path]).status == 64)
    }
  }

  @Test(arguments: RunsCommand.names)
  func `every command explains itself with an example`(name: String) {
    let command = RunsCommand.configuration.subcommands.first { $0.configuration.commandName == name }
    #expect(command.map { Gates.helpMessage(for: $0) }?.contains("For example: gates runs \(name)") == true)
  }
}
