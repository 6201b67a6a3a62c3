import FourGates
import Foundation
import Testing

@Suite struct `The program gates` {
  @Test func `without a command says what there is and where to begin`() throws {
    let run = try GatesProgram.run([])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("FourGates \(FourGatesVersion.current) "))
    for command in ["lessons", "doctor", "train", "sample", "inspect", "compare", "sweep", "runs", "gradcheck", "weights"] {
      #expect(run.output.contains("\n  \(command) "))
    }
    #expect(run.output.contains("Begin with gates doctor"))
  }

  @Test func `names the nearest command for a word that is none`() throws {
    let run = try GatesProgram.run(["gradchek", "lstm"])
    #expect(run.status == 64 && run.errors.hasPrefix("Error: there is no command “gradchek”; did you mean gradcheck? Choose "))
    #expect(try GatesProgram.run(["help", "lessons"]).status == 0)
    #expect(try GatesProgram.run(["--nonsense"]).status == 64)
  }

  @Test func `says its version`() throws {
    #expect(try GatesProgram.run(["--version"]).output == "\(FourGatesVersion.current)\n")
    #expect(FourGatesVersion.current.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil)
  }

  @Test(arguments: ["zsh", "bash", "fish"])
  func `prints what a shell completes`(shell: String) throws {
    let run = try GatesProgram.run(["--generate-completion-script", shell])
    #expect(run.status == 0 && run.output.contains("gradcheck") && run.output.contains("use-gate"))
  }

  @Test(arguments: ["lessons", "doctor", "train", "sample", "inspect", "compare", "sweep", "runs", "gradcheck", "weights"])
  func `explains every command with an example`(command: String) throws {
    let run = try GatesProgram.run(["help", command])
    #expect(run.status == 0 && run.output.contains("For example: gates \(command)"))
  }

  @Test func `lists the lessons as make lessons does`() throws {
    let run = try GatesProgram.run(["lessons"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("01 ") && run.output.contains("\n11 "))
    let wrong = try GatesProgram.run(["lessons", "--reset", "77"])
    #expect(wrong.status == 64 && wrong.errors.hasPrefix("Error: there is no lesson “77” to reset; the lessons are 01 "))
    #expect(wrong.errors.hasSuffix(".\n") && wrong.errors.count { $0 == "\n" } == 1, "one sentence, and nothing about usage")
  }

  @Test func `checks gradients, and ends with status 1 where they do not hold`() throws {
    let right = try GatesProgram.run(["gradcheck", "rnn", "--hidden", "2"])
    #expect(right.status == 0 && right.output.contains("gradients hold, by steps and by the fused"))
    #expect(try GatesProgram.run(["gradcheck", "rnn", "--step", "1"]).status == 1)
    #expect(try GatesProgram.run(["gradcheck", "lstn"]).status == 64)
  }

  @Test func `draws the sweep of the step where it is told to, and says why it cannot`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gates-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try GatesProgram.run(["gradcheck", "gru", "--sweep", "--worst", "0", "--out", folder.path])
    #expect(run.status == 0 && run.output.contains("Which step measures best?"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == ["step-sweep.gp", "step-sweep.svg"])
    let blocked = try GatesProgram.run(["gradcheck", "gru", "--sweep", "--out", folder.path + "/step-sweep.gp"])
    #expect(blocked.status == 1 && blocked.errors.contains("cannot be made"))
  }

  @Test func `examines the machine in words and for a program`() throws {
    let json = try GatesProgram.run(["doctor", "--format", "json"])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(report["version"] as? String == FourGatesVersion.current)
    #expect((report["ready"] as? Bool) == (json.status == 0))
    #expect((report["findings"] as? [[String: Any]])?.contains { $0["name"] as? String == "precision" } == true)
    let wrong = try GatesProgram.run(["doctor", "--format", "xml"])
    #expect(wrong.status == 64 && wrong.errors.contains("choose text or json."))
  }
}
