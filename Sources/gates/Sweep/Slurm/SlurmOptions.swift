import ArgumentParser
import LessonKit

/// What `gates sweep` asks about Slurm.
struct SlurmOptions: ParsableArguments {
  @Flag(help: "With --engine slurm: waits until no run is queued any more, and shows how far they are.")
  var wait = false

  @Option(
    help: ArgumentHelp(
      "With --engine slurm: an option for sbatch, such as time=2:00:00 or partition=long; it may be given several times.",
      valueName: "name=value"),
    transform: { text in
      do {
        return try SlurmSetting(text)
      } catch { throw ValidationError("\(error)") }
    })
  var slurm: [SlurmSetting] = []

  /// What is wrong where somebody else than Slurm trains the runs; nil if nothing is.
  func refusal(for engine: SweepEngine) -> String? {
    guard engine != .slurm else { return nil }
    if wait { return "--wait is for --engine slurm; the local engine always waits until its runs are over." }
    return slurm.isEmpty ? nil : "--slurm is for --engine slurm; leave it out, or choose that engine."
  }
}
