import ArgumentParser
import FourGates
import LessonKit

/// `gates sweep`: the runs of a plan, those that are missing.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Trains every combination of a plan's settings, and does again only what is missing.",
    discussion: """
      For example: gates sweep my-plan.toml, or, for a plan to start from: gates sweep --example > my-plan.toml

      A plan is a file in TOML or JSON. Its keys are the options of gates train without their dashes, and task and seeds. A list stands \
      for each of its values, and every combination of all values is a run of gates train with a folder of its own in --runs.

      Ctrl-C lets every run write down where it is. Whatever ended a sweep, the same command goes on with what is missing.
      """)

  @Argument(help: ArgumentHelp("The file of the plan.", valueName: "plan"))
  var plan: String?

  @Option(help: ArgumentHelp("Where the folders of the runs are.", valueName: "dir"))
  var runs = "runs"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many runs go on at the same time, each on one core. (default: one a core; with Slurm, as many as there is room for)",
      valueName: "n"),
    transform: whole("--jobs", in: 1...10_000))
  var jobs: Int?

  @Option(
    help: ArgumentHelp("Who runs them: local (this machine) or slurm (a cluster).", valueName: "engine"),
    transform: { name in
      guard let engine = SweepEngine(rawValue: name) else {
        throw ValidationError(notThere("engine", name, SweepEngine.allCases.map(\.rawValue)))
      }
      return engine
    })
  var engine = SweepEngine.local

  @OptionGroup var slurm: SlurmOptions

  @Flag(help: "Lists the runs and what is done of them, or prints the script for Slurm, and runs nothing.")
  var dryRun = false

  @Flag(help: "Tries runs again that have failed.")
  var retryFailed = false

  @Flag(help: "Prints a plan to start from.")
  var example = false

  func validate() throws {
    if runs.isEmpty { throw ValidationError("--runs needs the name of a folder, and got an empty one.") }
    if let refusal = slurm.refusal(for: engine) { throw ValidationError(refusal) }
    if plan == nil, !example {
      throw ValidationError("name a plan, such as my-plan.toml; gates sweep --example prints one to start from.")
    }
  }

  func run() throws {
    guard let plan, !example else { return StandardOutput.write(PlanExample.text) }
    let sweep = try SweepPlan(reading: plan)
    switch engine {
    case .local: try runHere(sweep)
    case .slurm: try runOnSlurm(sweep)
    }
  }
}

/// Who runs a sweep.
enum SweepEngine: String, CaseIterable, Sendable {
  case local, slurm
}
