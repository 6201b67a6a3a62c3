import Foundation
import TestPrograms
import Testing

@testable import gates

@Suite struct `The script for Slurm` {
  private func script(_ runs: [PlannedRun], program: String = "/opt/gates", folder: String = "/home/ada", jobs: Int? = nil)
    -> SlurmScript
  {
    SlurmScript(
      sweep: "waves", runs: runs, places: .init(program: program, folder: folder, runs: folder + "/runs"), jobs: jobs,
      settings: [])
  }

  private func two(in slurm: FakeSlurm) -> SlurmScript {
    script(
      [.madeUp(["sine", "--seed", "1"]), .madeUp(["sine", "--seed", "2"], folder: "sine-01")],
      program: slurm.path + "/gates", folder: slurm.path)
  }

  @Test func `all of it`() throws {
    let runs = [
      PlannedRun.madeUp(["sine", "--hidden", "16", "--seed", "1"]),
      .madeUp(["sine", "--hidden", "16", "--seed", "2", "--data", "my own.csv"], folder: "sine-01"),
    ]
    let settings = [try SlurmSetting("time=2:00:00"), try SlurmSetting("comment=for Ada")]
    let script = SlurmScript(
      sweep: "waves", runs: runs, places: .init(program: "/opt/gates", folder: "/home/ada", runs: "/home/ada/runs"), jobs: 4,
      settings: settings)
    let lines = script.text.components(separatedBy: "\n")
    #expect(
      Array(lines.prefix(15)) == [
        "#!/bin/bash", "# 2 runs, one a task; written by gates sweep. To submit it by hand: sbatch \(script.name).sbatch",
        "#SBATCH --job-name=\(script.name)", "#SBATCH --array=0-1%4", "#SBATCH --output=\(script.name)-%a.txt",
        "#SBATCH --open-mode=append", "#SBATCH --cpus-per-task=1", "#SBATCH --requeue", "#SBATCH --signal=B:USR1@30",
        "#SBATCH --time=2:00:00", "#SBATCH --comment=\"for Ada\"", "", "gates=/opt/gates", "runs=/home/ada/runs",
        "cd /home/ada || exit",
      ])
    #expect(
      Array(lines.suffix(5)) == [
        "case $SLURM_ARRAY_TASK_ID in", "0) train sine --hidden 16 --seed 1 ;;",
        "1) train sine --hidden 16 --seed 2 --data 'my own.csv' ;;", "esac", "",
      ])
    #expect(lines.contains("    \"$gates\" train \"$@\" --runs \"$runs\" --threads 1 --quiet &"))
  }

  @Test func `its name has no sign that Slurm or a file system minds, and depends on the runs`() {
    func name(_ sweep: String, _ folder: String = "sine-00") -> String {
      SlurmScript(
        sweep: sweep, runs: [.madeUp(["sine"], folder: folder)], places: .init(program: "/g", folder: "/h", runs: "/r"),
        jobs: nil,
        settings: []
      ).name
    }
    #expect(name("a b%j/ü\n$x").wholeMatch(of: /a-b-j----x-[0-9a-f]{8}/) != nil, "\(name("a b%j/ü\n$x"))")
    #expect(name("--ü").wholeMatch(of: /sweep-[0-9a-f]{8}/) != nil, "\(name("--ü"))")
    #expect(name("x", "sine-00") != name("x", "sine-01"))
  }

  @Test func `words reach the program as they are, whatever is in them`() throws {
    let odd = [
      "", " ", "a b", "it's", "\"", "$HOME `id` $(id)", "back\\slash", "new\nline", "tab\t'\\\u{1}7", "*", "~", "--", "ünï",
      "#", ";&|",
      "!", "a=b",
    ]
    try FakeSlurm.inside { slurm in
      let folder = slurm.path + "/it's \"a\" folder\n$x\\"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try slurm.make("plain", "pwd")
      try FileManager.default.createSymbolicLink(atPath: folder + "/ga tes", withDestinationPath: slurm.path + "/plain")
      let script = script([.madeUp(["sine"]), .madeUp(odd)], program: folder + "/ga tes", folder: folder)
      let done = try slurm.run(script, task: 1)
      #expect(done.status == 0)
      #expect(done.output == folder + "\n")
      #expect(slurm.asked("plain") == [["train"] + odd + ["--runs", folder + "/runs", "--threads", "1", "--quiet"]])
      #expect(script.text.components(separatedBy: "\n").count { $0.hasPrefix("1) train ") && $0.hasSuffix(" ;;") } == 1)
    }
  }

  @Test func `a task trains its own run, and ends as that does`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("gates", "echo said; exit 3")
      try slurm.make("scontrol", "")
      let done = try slurm.run(two(in: slurm), task: 1)
      #expect(done.status == 3)
      #expect(done.output == "said\n")
      #expect(
        slurm.asked("gates") == [["train", "sine", "--seed", "2", "--runs", slurm.path + "/runs", "--threads", "1", "--quiet"]])
      #expect(slurm.asked("scontrol").isEmpty)
    }
  }

  @Test(arguments: [(0, true), (2, true), (3, false)])
  func `a killed run comes back, three times`(restarts: Int, comesBack: Bool) throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("gates", "kill -9 $$")
      try slurm.make("scontrol", "")
      let done = try slurm.run(two(in: slurm), task: 0, environment: ["SLURM_RESTART_COUNT": "\(restarts)"])
      #expect(done.status == 137)
      #expect(slurm.asked("scontrol") == (comesBack ? [["requeue", "7_0"]] : []))
    }
  }

  @Test func `before its time is over, a run is asked to stop and comes back`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("gates", "trap 'echo stopped; exit 143' TERM; echo begun; while :; do sleep 0.02; done")
      try slurm.make("scontrol", "")
      let task = try slurm.start(two(in: slurm), task: 1, environment: ["SLURM_RESTART_COUNT": "9"])
      func output() throws -> String { try String(contentsOfFile: slurm.path + "/output", encoding: .utf8) }
      for _ in 0..<2000 where try output().isEmpty { usleep(5000) }
      task.send(SIGUSR1)
      #expect(task.status(within: 120) == 143)
      #expect(try output() == "begun\nstopped\n")
      #expect(slurm.asked("scontrol") == [["requeue", "7_1"]])
    }
  }

  @Test func `a run that another program trains is tried again`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("gates", "if [ -e '\(slurm.path)/free' ]; then exit 0; fi; touch '\(slurm.path)/free'; exit 75")
      try slurm.make("sleep", "")
      #expect(try slurm.run(two(in: slurm), task: 0).status == 0)
      #expect(slurm.asked("gates").count == 2)
      #expect(slurm.asked("sleep") == [["15"]])
    }
  }
}
