import Testing

@testable import gates

@Suite struct `What Slurm has queued` {
  @Test func `a line is a task; lines of another form are left out`() {
    let queue = SlurmQueue(
      "12|0|RUNNING|None|waves-01\n12|1|PENDING|JobHeldUser|waves-01\n13|N/A|RUNNING|None|other\nslurm_load_jobs error: x\n\n")
    #expect(
      queue.tasks == [
        .init(name: "waves-01", number: 0): .init(job: "12", state: "RUNNING", reason: "None"),
        .init(name: "waves-01", number: 1): .init(job: "12", state: "PENDING", reason: "JobHeldUser"),
      ])
    #expect(queue.tasks.values.count { $0.isRunning } == 1)
  }

  @Test func `nobody is asked about nothing`() throws {
    #expect(try SlurmQueue(asking: SlurmPrograms(path: ""), names: []).tasks.isEmpty)
    #expect(throws: SlurmError.missing(program: "squeue")) {
      try SlurmQueue(asking: SlurmPrograms(path: ""), names: ["waves-01"])
    }
  }

  @Test func `the way is shown with what is left`() {
    var (text, now) = ("", 0.0)
    let progress = SlurmProgress(columns: nil, clock: { now }, write: { text += $0 })
    let working = SlurmSweep.Standing.queued(.init(job: "1", state: "RUNNING", reason: "None"))
    let waiting = SlurmSweep.Standing.queued(.init(job: "1", state: "PENDING", reason: "Priority"))
    progress.show([waiting, waiting, .finished], epochs: 10, of: 30)
    now = 5
    progress.show([working, waiting, .finished], epochs: 15, of: 30)
    now = 10
    progress.show([.finished, working, .finished], epochs: 20, of: 30)
    #expect(
      text == """
        1 of 3 runs finished, 2 queued, waiting (Priority)
        2 of 3 runs finished, 1 trained, 10 s left

        """)
  }
}
