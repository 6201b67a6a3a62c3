import ArgumentParser
import Testing

@testable import bench

private func refusal<Value>(_ parse: () throws -> Value) -> String? {
  do {
    _ = try parse()
    return nil
  } catch let error as ValidationError {
    return error.message
  } catch {
    return "\(error)"
  }
}

@Test func `several choices are parted by commas, and keep their order`() throws {
  #expect(try Choices.workloads("sine,tau4").map(\.name) == ["sine", "tau4"])
  #expect(try Choices.paths("steps") == [.steps])
  #expect(try Choices.paths("steps,fused,loss") == [.steps, .fused, .loss])
  #expect(try Choices.threads("2,1", cores: 4) == [2, 1])
}

@Test func `a wrong choice gets a sentence that lists the right ones`() {
  #expect(refusal { try Choices.paths("fused,fast") } == "there is no path “fast”; choose from loss, fused, steps.")
  #expect(refusal { try Choices.paths("") } == "there is no path “”; choose from loss, fused, steps.")
  #expect(refusal { try Choices.threads("3", cores: 2) } == "there is no number of threads “3”; choose from 1 to 2.")
  #expect(refusal { try Choices.threads("1,", cores: 2) } == "there is no number of threads “”; choose from 1 to 2.")
  #expect(refusal { try Choices.threads("0", cores: 1) } == "there is no number of threads “0”; choose from 1.")
  #expect(
    refusal { try Choices.workloads("sin") }
      == "there is no workload “sin”; choose from tau4, numbers, sine, gestures, gestures3, characters, characters512.")
}

@Test func `options that a purpose does not use are refused`() throws {
  func message(_ arguments: [String]) -> String? {
    do {
      _ = try Bench.parse(arguments)
      return nil
    } catch {
      return Bench.message(for: error)
    }
  }
  #expect(message(["--scaling", "--paths", "fused", "--threads", "1", "--memory"]) == nil)
  #expect(
    message(["--scaling", "--json", "x"]) == "--scaling and --first-step time sine and write no file; leave out --json.")
  #expect(
    message(["--first-step", "--threads", "1"]) == "--first-step times the fused path on all cores; leave out --threads.")
  #expect(message(["--first-step", "--scaling"]) != nil)
}
