import Testing

@testable import gates

@Suite struct `What Slurm is told` {
  @Test(arguments: [
    ("time=2:00:00", "#SBATCH --time=2:00:00"), ("--partition=long", "#SBATCH --partition=long"),
    ("exclusive", "#SBATCH --exclusive"), ("gres=gpu:1", "#SBATCH --gres=gpu:1"),
    (#"comment=a "b" \ $c"#, ##"#SBATCH --comment="a \"b\" \\ $c""##),
    ("mail-user=ada@home.org", "#SBATCH --mail-user=ada@home.org"),
  ])
  func `a setting is a line of the script`(typed: String, line: String) throws {
    #expect(try SlurmSetting(typed).directive == line)
  }

  @Test(arguments: [
    (
      "array=0-3",
      "“array=0-3” is nothing to tell Slurm: a sweep decides on array by itself; --jobs says how many runs are trained at once."
    ),
    ("output=x", "a sweep decides on output by itself; what is said stands beside the script."),
    ("-p long", "it takes the long name of an option of sbatch, as in partition=long."), ("", "it takes the long name"),
    ("time=", "behind = comes a value, as in time=2:00:00."), ("comment=a\nb", "a value stands in one line."),
    ("p=long", "it takes the long name"),
  ])
  func `a setting that cannot be gets a sentence`(typed: String, sentence: String) {
    do {
      _ = try SlurmSetting(typed)
      Issue.record("“\(typed)” should be refused")
    } catch { #expect("\(error)".contains(sentence), "\(error)") }
  }

  @Test func `a plan says it below a heading, and the command line after that`() throws {
    let toml = """
      task = "sine"
      hidden = 2
      [slurm]
      time = "10"
      partition = "long"
      exclusive = true
      hold = false
      """
    let plan = try SweepPlan(TOMLReader.read(toml, path: "p.toml"), path: "p.toml")
    let merged = SlurmSetting.merged(
      try SlurmSetting.settings(of: plan), [try SlurmSetting("time=20"), try SlurmSetting("nice=5")])
    #expect(
      merged.map(\.directive) == [
        "#SBATCH --time=20", "#SBATCH --partition=long", "#SBATCH --exclusive", "#SBATCH --nice=5",
      ])
  }

  @Test(arguments: [("array = 3", "decides on array"), ("time = [1, 2]", "one value"), ("p = 1", "it takes the long name")])
  func `what a plan may not say is named with its line`(line: String, sentence: String) throws {
    let plan = try SweepPlan(TOMLReader.read("task = \"sine\"\n[slurm]\n\(line)\n", path: "p.toml"), path: "p.toml")
    do {
      _ = try SlurmSetting.settings(of: plan)
      Issue.record("“\(line)” should be refused")
    } catch {
      #expect("\(error)".hasPrefix("p.toml, line 3: “"), "\(error)")
      #expect("\(error)".contains(sentence), "\(error)")
    }
  }
}
