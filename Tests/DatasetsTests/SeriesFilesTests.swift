import Datasets
import Foundation
import Testing

private let isThere = ConditionTrait.enabled(
  if: RealData.path("series") != nil,
  "The real series are not here: put their CSV files in a folder named series, and its parent's path in FOURGATES_DATA.")

private func realSeries(_ name: String) throws -> String {
  try #require(RealData.path("series/" + name))
}

@Test(
  isThere,
  arguments: [
    ("airline-passengers.csv", "Passengers of airline-passengers.csv", 144, [112, 118], 432.0),
    ("daily-min-temperatures.csv", "Temp of daily-min-temperatures.csv", 3650, [20.7, 17.9], 13.0),
    ("monthly-sunspots.csv", "Sunspots of monthly-sunspots.csv", 2820, [58.0, 62.6], 33.4),
  ])
func `a real series is read whole`(file: String, name: String, count: Int, first: [Double], last: Double) throws {
  let series = try Series(csv: realSeries(file))
  #expect(series.name == name)
  #expect(series.count == count)
  #expect(Array(series.values.prefix(2)) == first)
  #expect(series.values.last == last)
}

@Test(
  isThere,
  arguments: [
    ("airline-passengers.csv", 12...12), ("daily-min-temperatures.csv", 362...368), ("monthly-sunspots.csv", 120...135),
  ])
func `a real season is found in the training part`(file: String, lengths: ClosedRange<Int>) throws {
  let series = try Series(csv: realSeries(file))
  for fraction in [0.6, 0.7, 0.8, 1] {
    let split = try series.split(trainFraction: fraction)
    #expect(lengths.contains(try #require(seasonLength(of: series[split.train]))))
  }
}

@Test func `a series is written to a file and read from it`() throws {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
  defer { try? FileManager.default.removeItem(at: file) }
  let values = (0..<3000).map { Double($0) * 0.1 - 7 }
  try ("step,value\n" + values.map { "\"\($0)\",\($0)\n" }.joined()).write(to: file, atomically: true, encoding: .utf8)
  let series = try Series(csv: file.path, column: "value")
  #expect(series.values == values)
  #expect(series.name == "value of \(file.lastPathComponent)")
  #expect(series.steps == 0..<3000)
}
