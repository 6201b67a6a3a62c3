import Foundation
import Testing

@testable import bench

private let measurement = Measurement(
  workload: Workload.all[0], path: .steps, threads: 2, microseconds: 40.448, peak: 80)

@Test func `a line of JSON has the fields of the peers, and what was counted`() throws {
  #expect(
    measurement.json
      == #"{"peer": "fourgates-steps", "threads": 2, "workload": "tau4", "microseconds": 40.4, "gflops": 10.00, "#
      + #""fraction": 0.125}"#)
  let fields = try JSONSerialization.jsonObject(with: Data(measurement.json.utf8)) as? [String: Any]
  #expect(fields?.count == 6)
}

@Test func `a row stands under its header`() {
  #expect(
    Measurement.header
      == "workload       network                  batch × steps  path   threads    µs a step  GFLOP/s  of peak")
  #expect(
    measurement.row
      == "tau4           RNN 1 → 32               16 × 4         steps        2         40.4     10.0     12 %")
}

@Test func `the peak is told for each number of threads`() {
  #expect(
    Peak(gigaflops: [2: 180.44, 1: 92.06]).sentence == "peak of the matrix product: 92.1 GFLOP/s on 1 thread, 180.4 on 2")
  #expect(Peak(gigaflops: [2: 180.44]).sentence == "peak of the matrix product: 180.4 GFLOP/s on 2 threads")
}

@Test func `the peak of the memory is read from the status of the process`() {
  #expect(PeakMemory.mebibytes(status: "VmPeak:\t  999 kB\nVmHWM:\t  36045 kB\nVmRSS:\t  1 kB\n") == 36045.0 / 1024)
  #expect(PeakMemory.mebibytes(status: "Name:\tbench\n") == nil)
  #expect(PeakMemory.mebibytes(status: "") == nil)
}
