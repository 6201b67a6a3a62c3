import FourGates
import LessonKit

/// A job array: some runs of a sweep, one a task, and the script that Slurm is given for them.
struct SlurmScript: Equatable, Sendable {
  let sweep: String
  let runs: [PlannedRun]
  let places: Places
  /// How many tasks may work at once; nil for as many as there is room for.
  let jobs: Int?
  let settings: [SlurmSetting]

  /// Where things are, on every machine alike; absolute paths.
  struct Places: Equatable, Sendable {
    /// The program gates.
    let program: String
    /// The folder in which the sweep was started, from which the data are looked for.
    let folder: String
    /// The folder of the runs.
    let runs: String

    /// Where scripts stand, and beside them what their tasks say.
    var scripts: String { runs + "/slurm" }
  }

  /// The name of the job: that of the plan, and digits that no other runs in another folder have.
  var name: String {
    var fingerprint = Fingerprint()
    fingerprint.add(places.runs)
    for run in runs { fingerprint.add(run.folderName) }
    let plain = sweep.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" }
    let start = String(plain.prefix(40)).trimmingPrefix { $0 == "-" || $0 == "." }
    return (start.isEmpty ? "sweep" : start) + "-" + fingerprint.digits.prefix(8)
  }

  var fileName: String { name + ".sbatch" }

  /// Where a task says what went wrong.
  func outputName(ofTask task: Int) -> String { "\(name)-\(task).txt" }

  /// All of it; names from outside stand in it as bash takes them for words.
  var text: String {
    let throttle = jobs.map { "%\($0)" } ?? ""
    let head = [
      "#!/bin/bash",
      "# \(counted(runs.count, "run")), one a task; written by gates sweep. To submit it by hand: sbatch \(fileName)",
      "#SBATCH --job-name=\(name)",
      "#SBATCH --array=0-\(runs.count - 1)\(throttle)",
      "#SBATCH --output=\(name)-%a.txt",
      "#SBATCH --open-mode=append",
      "#SBATCH --cpus-per-task=1",
      "#SBATCH --requeue",
      "#SBATCH --signal=B:USR1@30",
    ]
    let cases = runs.enumerated().map { task, run in
      "\(task)) train \(run.arguments.map(bashQuoted).joined(separator: " ")) ;;"
    }
    let places = [
      "gates=\(bashQuoted(places.program))", "runs=\(bashQuoted(places.runs))",
      "cd \(bashQuoted(places.folder)) || exit",
    ]
    return
      (head + settings.map(\.directive) + [""] + places + [Self.training, "case $SLURM_ARRAY_TASK_ID in"] + cases + ["esac"])
      .joined(separator: "\n") + "\n"
  }

  /// What a task does; the same in every script.
  ///
  /// A run is stopped where Slurm takes the task's time or place away, and goes on bit for bit when the task comes back. Slurm sends TERM to
  /// every process of a task, so that the script need not pass it on: a second TERM would end the training at once.
  private static let training = #"""

    again=
    # Slurm sends USR1 before the time is over: what was learned is written down, and the task comes back.
    trap 'again=yes; kill -TERM "$worker" 2>/dev/null' USR1
    # Where room has to be made, gates gets TERM from Slurm as well, and Slurm brings the task back.
    trap : TERM

    # Begins a run, or goes on with it.
    train() {
      local tries status=143
      for tries in {1..20}; do
        [[ -z $again ]] || break
        "$gates" train "$@" --runs "$runs" --threads 1 --quiet &
        worker=$!
        # A signal ends the waiting, and not the training.
        while kill -0 "$worker" 2>/dev/null; do wait "$worker"; done
        wait "$worker"
        status=$?
        # 75: another program trains this run, or has died less than two minutes ago.
        [[ $status == 75 ]] || break
        sleep 15
      done
      # Killed, perhaps because memory ran out: three more times.
      [[ $status == 137 && ${SLURM_RESTART_COUNT:-0} -lt 3 ]] && again=yes
      [[ $status != 0 && -n $again ]] && scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
      exit "$status"
    }

    """#
}
