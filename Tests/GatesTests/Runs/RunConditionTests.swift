import FourGates
import Testing

@testable import gates

@Suite struct RunConditionTests {
  private let run = RecordedRun.madeUp(["hidden": "64", "rate": "1e-3", "cell": "gru", "schedule": "plateau:0.5,5"])

  @Test(arguments: [
    ("hidden=64", true), ("hidden=64.0", true), ("hidden = 64", true), ("hidden==64", true), ("hidden!=64", false),
    ("rate=0.001", true), ("rate<0.01", true), ("rate<=0.001", true), ("rate>0.001", false), ("rate>=1e-3", true),
    ("cell=gru", true), ("cell=GRU", false), ("cell!=lstm", true), ("schedule=plateau:0.5,5", true), ("task=sine", true),
    ("seed=1", true), ("state=finished", true), ("done=3", true), ("loss=0.2", true), ("loss<0.2", false), ("seconds>5", true),
    ("accuracy>0.5", false), ("layers=1", false), ("layers!=1", false), ("cell<5", false),
  ])
  func `a condition is true of a run, or not`(text: String, holds: Bool) throws {
    #expect(try RunCondition(typed: text).holds(for: run) == holds)
  }

  @Test(arguments: ["", "hidden", "=64", "hidden=", "hidden~64", "hidden=<64", "64=hidden", "hidden=!64", "hidden=>3", "a b=3"])
  func `what is no condition is refused with an example`(text: String) {
    #expect(throws: RunsError.noCondition(text)) { try RunCondition(typed: text) }
    #expect("\(RunsError.noCondition(text))".contains("such as hidden=64 or \"rate<0.01\"; “\(text)” is no such condition."))
  }

  @Test(arguments: ["rate<fast", "rate>=nan", "rate<inf", "rate<0x10"])
  func `sizes are compared with numbers only`(text: String) throws {
    let error = try #require(throws: RunsError.self) { try RunCondition(typed: text) }
    #expect("\(error)".hasPrefix("--where \"\(text)\" compares by size, and “"))
    #expect(error.isUsage)
  }

  @Test func `values are equal as numbers where both are numbers`() {
    #expect(SettingValue("1e-3") == SettingValue("0.001"))
    #expect(SettingValue("1e-3").hashValue == SettingValue("0.001").hashValue)
    #expect(SettingValue("none") != SettingValue("0"))
    #expect(SettingValue("18446744073709551615") != SettingValue("18446744073709551614"))
    #expect(SettingValue("nan").number == nil && SettingValue("inf").number == nil && SettingValue("1e999").number == nil)
    #expect(["adam", "10", "9", "0.5"].map { SettingValue($0) }.sorted().map(\.text) == ["0.5", "9", "10", "adam"])
  }
}
