import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `A sweep on Slurm` {
  /// Three runs, none of which has begun.
  private func sweep(_ slurm: FakeSlurm, jobs: Int? = nil, runs: String = "runs") throws -> SlurmSweep {
    let toml = "task = \"sine\"\nhidden = 2\nepochs = 2\nseeds = 3\n"
    return SlurmSweep(
      plan: try SweepPlan(TOMLReader.read(toml, path: "three.toml"), path: "three.toml"),
      places: .init(program: "/opt/gates", folder: slurm.path, runs: slurm.path + "/" + runs), jobs: jobs, settings: [],
      retryFailed: false, programs: slurm.programs)
  }

  private func left(in sweep: SlurmSweep) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sweep.places.scripts).sorted()
  }

  @Test func `every run is a task of one array, and noted`() throws {
    try FakeSlurm.inside { slurm in
      let sweep = try sweep(slurm)
      #expect(try sweep.standings().map(\.standing) == [.missing, .missing, .missing])
      try slurm.make("sbatch", "echo '12;the-cluster'")
      #expect(try sweep.submit(sweep.plan.runs) == ["12"])
      let script = sweep.scripts(for: sweep.plan.runs, arraySize: 1001)[0]
      let folder = sweep.places.scripts
      #expect(slurm.asked("sbatch") == [["--parsable", "--chdir=\(folder)", "\(folder)/\(script.fileName)"]])
      #expect(try String(contentsOfFile: "\(folder)/\(script.fileName)", encoding: .utf8) == script.text)
      #expect(SlurmSubmission.all(in: folder) == [SlurmSubmission(script, job: "12")])
      #expect(try left(in: sweep) == [script.name + ".json", script.fileName])
    }
  }

  @Test func `what is queued already is not missing`() throws {
    try FakeSlurm.inside { slurm in
      let sweep = try sweep(slurm)
      try slurm.make("sbatch", "echo 12")
      _ = try sweep.submit(sweep.plan.runs)
      let name = sweep.scripts(for: sweep.plan.runs, arraySize: 1001)[0].name
      try slurm.make(
        "squeue", "echo '12|0|RUNNING|None|\(name)'; echo '12|2|PENDING|Priority|\(name)'; echo '9|1|PENDING|None|other'")
      let found = try sweep.standings().map(\.standing)
      #expect(
        found == [
          .queued(.init(job: "12", state: "RUNNING", reason: "None")), .missing,
          .queued(.init(job: "12", state: "PENDING", reason: "Priority")),
        ])
      #expect(slurm.asked("squeue") == [["--array", "--noheader", "--name=\(name)", "--format=%F|%K|%T|%r|%j"]])
      #expect(SlurmReport.found(found) == "3 runs: 1 trained by Slurm now, 1 queued and 1 missing.")
      #expect(try sweep.standings(asking: false).map(\.standing) == [.missing, .missing, .missing])
    }
  }

  @Test func `arrays are as long as Slurm takes them, and with jobs one after the other`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("scontrol", "echo 'MaxArraySize            = 2'")
      try slurm.make("sbatch", "echo $((20 + $(wc -l <'\(slurm.path)/count'))); echo >>'\(slurm.path)/count'")
      #expect(FileManager.default.createFile(atPath: slurm.path + "/count", contents: nil))
      let sweep = try sweep(slurm, jobs: 2)
      #expect(try sweep.submit(sweep.plan.runs) == ["20", "21"])
      let asked = slurm.asked("sbatch")
      #expect(asked.map { $0.contains("--dependency=afterany:20") } == [false, true])
      let scripts = sweep.scripts(for: sweep.plan.runs, arraySize: 2)
      #expect(scripts.map(\.runs.count) == [2, 1])
      #expect(scripts[0].text.contains("#SBATCH --array=0-1%2\n") && scripts[1].text.contains("#SBATCH --array=0-0%2\n"))
      #expect(scripts[0].name != scripts[1].name)
    }
  }

  @Test func `what sbatch refuses is said in its words, and not noted`() throws {
    try FakeSlurm.inside { slurm in
      let sweep = try sweep(slurm)
      try slurm.make(
        "sbatch",
        "echo 'sbatch: error: invalid partition: x' >&2; echo 'sbatch: error: Batch job submission failed: No.' >&2; exit 1")
      #expect(throws: SlurmError.refused(program: "sbatch", words: "invalid partition: x; Batch job submission failed: No")) {
        try sweep.submit(sweep.plan.runs)
      }
      #expect(try left(in: sweep).isEmpty)
      try slurm.make("sbatch", "echo hello")
      #expect(throws: SlurmError.refused(program: "sbatch", words: "it names no job, but says “hello”")) {
        try sweep.submit(sweep.plan.runs)
      }
      #expect(try left(in: sweep).isEmpty)
    }
  }

  @Test func `arrays before a refused one stay noted`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("scontrol", "echo 'MaxArraySize = 2'")
      try slurm.make(
        "sbatch",
        "[ -e '\(slurm.path)/first' ] && { echo 'sbatch: error: too many' >&2; exit 1; }; touch '\(slurm.path)/first'; echo 5")
      let sweep = try sweep(slurm)
      do {
        _ = try sweep.submit(sweep.plan.runs)
        Issue.record("the second array was refused")
      } catch {
        #expect(
          "\(error)"
            == "sbatch refused: too many; 2 runs before that are queued as job 5, and the same command submits the rest later.")
      }
      #expect(SlurmSubmission.all(in: sweep.places.scripts).map(\.job) == ["5"])
      #expect(try left(in: sweep).count == 2)
    }
  }

  @Test func `without Slurm there is a sentence, and nothing is left behind`() throws {
    try FakeSlurm.inside { slurm in
      let sweep = try sweep(slurm)
      do {
        _ = try sweep.submit(sweep.plan.runs)
        Issue.record("there is no sbatch")
      } catch {
        #expect("\(error)".hasPrefix("there is no sbatch here, so there is no Slurm to give the runs to; "), "\(error)")
        #expect("\(error)".contains("--engine local") && "\(error)".contains("--dry-run"), "\(error)")
      }
      #expect(!FileManager.default.fileExists(atPath: sweep.places.runs))
    }
  }

  @Test func `a folder that Slurm would misread, or that cannot be made, gets a sentence`() throws {
    try FakeSlurm.inside { slurm in
      try slurm.make("sbatch", "echo 12")
      let percent = try sweep(slurm, runs: "100%A")
      #expect(throws: SlurmError.folder(path: slurm.path + "/100%A")) { try percent.submit(percent.plan.runs) }
      #expect(FileManager.default.createFile(atPath: slurm.path + "/file", contents: nil))
      let file = try sweep(slurm, runs: "file")
      do {
        _ = try file.submit(file.plan.runs)
        Issue.record("a file should not be taken for a folder")
      } catch { #expect("\(error)".contains("(Not a directory); choose another with --runs DIR."), "\(error)") }
      #expect(slurm.asked("sbatch").isEmpty)
    }
  }

  @Test func `a run that is finished is not asked about, and the last words of a task are its reason`() throws {
    try FakeSlurm.inside { slurm in
      let sweep = try sweep(slurm)
      try slurm.make("sbatch", "echo 12")
      try slurm.make("squeue", "echo no; exit 1")
      _ = try sweep.submit(sweep.plan.runs)
      #expect(throws: SlurmError.refused(program: "squeue", words: "exit status 1")) { try sweep.standings() }
      let script = sweep.scripts(for: sweep.plan.runs, arraySize: 1001)[0]
      #expect(sweep.lastWords(of: sweep.plan.runs[1]) == nil)
      let said = Data("first\nthe data are gone\n".utf8)
      let file = "\(sweep.places.scripts)/\(script.name)-1.txt"
      #expect(FileManager.default.createFile(atPath: file, contents: said))
      #expect(sweep.lastWords(of: sweep.plan.runs[1]) == "the data are gone")
    }
  }
}
