import Foundation
import Testing

@testable import gates

@Suite struct `The runs of a plan` {
  private func plan(_ text: String, path: String = "plan") throws -> SweepPlan {
    try SweepPlan(PlanFile.read(text, path: path), path: path)
  }

  private func refusal(_ text: String) throws -> String {
    try #require(#expect(throws: PlanError.self) { try plan(text) }).description
  }

  @Test func `are all combinations, every setting with the first seed before the next seed`() throws {
    let plan = try plan("task = \"sine\"\nseeds = 2\nhidden = [4, 8]\nrate = [0.1, 0.01]\n")
    #expect(
      plan.runs.map(\.label) == [
        "hidden 4, rate 0.1, seed 1", "hidden 4, rate 0.01, seed 1", "hidden 8, rate 0.1, seed 1",
        "hidden 8, rate 0.01, seed 1",
        "hidden 4, rate 0.1, seed 2", "hidden 4, rate 0.01, seed 2", "hidden 8, rate 0.1, seed 2",
        "hidden 8, rate 0.01, seed 2",
      ])
    #expect(plan.runs.map(\.setting) == [0, 1, 2, 3, 0, 1, 2, 3])
    #expect(plan.runs[1].arguments == ["sine", "--hidden", "4", "--rate", "0.01", "--keep", "0", "--seed", "1"])
    #expect(Set(plan.runs.map(\.folderName)).count == 8 && plan.runs.allSatisfy { $0.folderName.hasPrefix("sine-") })
  }

  @Test func `of an also are those above with what it changes`() throws {
    let plan = try plan(
      "task = \"sine\"\nseeds = [7]\nhidden = [4, 8]\n[[also]]\nhidden = 16\nepochs = [1, 2]\n[[also]]\ncell = \"gru\"\n")
    #expect(
      plan.runs.map(\.label) == [
        "cell lstm, hidden 4, epochs 50", "cell lstm, hidden 8, epochs 50", "cell lstm, hidden 16, epochs 1",
        "cell lstm, hidden 16, epochs 2", "cell gru, hidden 4, epochs 50", "cell gru, hidden 8, epochs 50",
      ])
    #expect(plan.runs.map(\.epochs) == [50, 50, 1, 2, 50, 50])
    #expect(plan.runs.allSatisfy { $0.arguments.suffix(2) == ["--seed", "7"] })
  }

  @Test func `are run once where two combinations come to the same`() throws {
    let plan = try plan("task = \"sine\"\nrate = [0.01, 1e-2]\nepochs = 50\n[[also]]\nrate = 0.010\n")
    #expect(plan.runs.count == 1 && plan.repeated == 2)
    #expect(plan.runs[0].label == "sine")
  }

  @Test func `may belong to several tasks`() throws {
    let plan = try plan("task = [\"adding\", \"recall\"]\nhidden = 4\nepochs = 1\nwindow = 5\n")
    #expect(plan.runs.map(\.label) == ["task adding", "task recall"])
  }

  @Test func `have the folders that gates train gives them`() throws {
    try TrainFolder.inside { path in
      let plan = try plan("task = [\"sine\", \"numbers\"]\nseeds = [3]\nhidden = 2\nepochs = 1\nclip = \"none\"\n")
      for run in plan.runs {
        let trained = try TrainFolder.train(run.arguments + ["--runs", path + "/runs", "--quiet"], in: path)
        #expect(trained.status == 0 && trained.output.isEmpty, "\(trained.errors)")
      }
      #expect(
        try Set(FileManager.default.contentsOfDirectory(atPath: path + "/runs")) == Set(plan.runs.map(\.folderName)))
    }
  }

  @Test func `find their file beside the plan`() throws {
    try TrainFolder.inside { path in
      let values = (0..<200).map { "\(sin(Double($0) / 5))" }.joined(separator: "\n")
      try "price\n\(values)\n".write(toFile: path + "/my.csv", atomically: true, encoding: .utf8)
      try "task = \"sine\"\ndata = \"my.csv\"\ncolumn = \"price\"\nseeds = 2\n".write(
        toFile: path + "/plan.toml", atomically: true, encoding: .utf8)
      let plan = try SweepPlan(reading: path + "/plan.toml")
      #expect(plan.name == "plan" && plan.runs.map(\.label) == ["seed 1", "seed 2"])
      #expect(plan.runs[0].arguments.contains(path + "/my.csv"))
    }
  }

  @Test func `keep what the plan says to Slurm apart`() throws {
    let plan = try plan("task = \"sine\"\n[slurm]\npartition = \"long\"\n")
    #expect(plan.slurm == [PlanFile.Entry(key: "partition", value: .text("long"), line: 3)])
  }

  @Test(arguments: [
    (
      "task = \"sine\"\nhiden = 3\n",
      "plan, line 2: there is no key “hiden”; did you mean hidden? Choose task, seeds, cell, hidden, "
    ),
    ("hidden = 3\n", "plan: the plan names no task; write a line such as task = \"sine\"."),
    ("task = \"sin\"\n", "plan, line 1: there is no task “sin”; did you mean sine? Choose "),
    ("task = \"sine\"\nhidden = \"x\"\n", "plan, line 2: --hidden is a whole number from 1 to 4096, and got “x”."),
    ("task = \"sine\"\nhidden = [4,\n 0]\n", "plan, line 2: --hidden is a whole number from 1 to 4096, and got “0”."),
    ("task = \"sine\"\ncell = \"lstn\"\n", "plan, line 2: there is no cell “lstn”; did you mean lstm?"),
    ("task = \"sine\"\nhidden = []\n", "plan, line 2: the list of “hidden” is empty;"),
    ("task = \"sine\"\nseed = 3\n", "plan, line 2: the seeds of a plan are called seeds: a number of them, as in seeds = 3,"),
    (
      "task = \"sine\"\nseeds = 0\n",
      "plan, line 2: “seeds” is a number of seeds, from 1 to 10000, or a list of them, as in [1, 7]."
    ),
    ("task = \"sine\"\nseeds = [1, -1]\n", "plan, line 2: “seeds” is a number of seeds"),
    (
      "task = \"sine\"\nout = \"x\"\n",
      "plan, line 2: where the runs go is not said in the plan, but with gates sweep --runs DIR."
    ),
    (
      "task = \"sine\"\nthreads = 2\n",
      "plan, line 2: “threads” is no setting of a run: gates sweep takes care of it by itself."
    ),
    ("task = \"sine\"\ninit-from = \"x\"\n", "plan, line 2: “init-from” is not for plans:"),
    ("task = \"sine\"\nkeep = -1\n", "plan, line 2: --keep is a whole number from 0 to 1000000, and got “-1”."),
    (
      "task = \"characters\"\ndata = \"no.txt\"\n",
      "plan, line 2: there is no file or folder no.txt; “data” is looked for beside the plan."
    ),
    ("task = \"gestures\"\n[[also]]\nwindow = 3\n", "plan, line 2: the task gestures has sequences of their own lengths"),
    ("task = \"numbers\"\ncolumn = \"x\"\n", "plan: --column names a column of the series in --data;"),
    ("task = \"sine\"\n[also]\n", "plan, line 2: further combinations stand below [[also]];"),
    ("task = \"sine\"\n[alsp]\n", "plan, line 2: there is no heading “alsp”; did you mean also? Choose also or slurm."),
    ("{\"task\": \"sine\", \"also\": 3}", "plan, line 1: further combinations stand below [[also]];"),
    ("task = \"sine\"\nhidden = [1, 2]\nseeds = 10000\n", "plan: these are 20000 runs or more, and a sweep has 10000 at most;"),
  ])
  func `are refused where gates train would refuse one`(text: String, sentence: String) throws {
    let said = try refusal(text)
    #expect(said.hasPrefix(sentence), "\(said)")
  }

  @Test func `of the example can be run as they are`() throws {
    let plan = try plan(PlanExample.text)
    #expect(plan.runs.count == 18 && plan.repeated == 0)
  }

  @Test func `of the plans that come along can be run, as far as their data are there`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Docs/Plans").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }
    #expect(!files.isEmpty)
    for file in files {
      do {
        #expect(!(try SweepPlan(reading: folder.path + "/" + file)).runs.isEmpty)
      } catch let error as PlanError {
        #expect(error.sentence.contains("is looked for beside the plan."), "\(error)")
      }
    }
  }
}
