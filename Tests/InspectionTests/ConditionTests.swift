import FourGates
import Inspection
import Testing

@Suite struct `A condition` {
  private static let run = Inspection(
    of: MadeUpRun(.lstm, layers: 3).content.net, over: MadeUpRun(.lstm, layers: 3).content.inputs)

  private func condition(_ text: String) throws -> Condition { try Condition(text, of: Self.run.architecture) }

  private func sentence(_ text: String, _ cell: Architecture.Cell = .lstm) -> String {
    do throws(ConditionError) {
      _ = try Condition(text, of: Architecture(cell, inputs: 1, hidden: 5))
      return "no error"
    } catch { return "\(error)" }
  }

  @Test(arguments: ["forget < 0.4", "forget<0.4", "  Forget  <  .4 ", "forget < 4e-1"])
  func `is read with and without blanks and capitals`(_ text: String) throws {
    let steps = try condition(text).steps(in: Self.run, layer: 0, unit: 2)
    let expected = Self.run.steps.filter { $0.layers[0][.forget, 2] < 0.4 }.map(\.step)
    #expect(steps == expected)
    #expect((1..<7).contains(steps.count))
  }

  @Test func `compares sizes between bars, and all five ways`() throws {
    let value = Self.run.steps[3].layers[0][.longTerm, 1]
    for (text, holds) in [
      ("|longTerm| > \(abs(value) - 0.01)", true), ("|longTerm| > \(abs(value) + 0.01)", false),
      ("long-term >= \(value)", true), ("longTerm ≤ \(value)", true), ("longTerm = \(value)", true),
      ("longTerm == \(value)", true), ("longTerm < \(value)", false), ("longTerm > \(value)", false),
      ("longTerm < −100", false), ("longTerm > −100", true),
    ] {
      #expect(try condition(text).holds(in: Self.run.steps[3].layers[0], unit: 1) == holds, "\(text)")
    }
  }

  @Test func `without a unit is true where it is true of any, and with one of that unit only`() throws {
    let layer = Self.run.steps[2].layers[1]
    let largest = layer[.output].max()!
    let place = layer[.output].firstIndex(of: largest)!
    #expect(try condition("output >= \(largest)").holds(in: layer))
    #expect(try condition("output[\(place)] >= \(largest)").holds(in: layer))
    #expect(try !condition("output[\((place + 1) % 5)] >= \(largest)").holds(in: layer))
    #expect(try condition("output[\(place)] >= \(largest)").unit == place)
  }

  @Test func `leads to the next and the previous step where it is true, of any layer if none is named`() throws {
    let condition = try condition("candidate > 0.9")
    let steps = condition.steps(in: Self.run)
    #expect(steps.count > 1)
    #expect(condition.next(after: -1, in: Self.run) == steps[0])
    #expect(condition.next(after: steps[0], in: Self.run) == steps[1])
    #expect(condition.previous(before: steps[1], in: Self.run) == steps[0])
    #expect(condition.next(after: steps.last!, in: Self.run) == nil)
    #expect(condition.previous(before: steps[0], in: Self.run) == nil)
  }

  @Test func `that cannot be read gets a sentence that says what can`() {
    #expect(
      sentence("forget is small")
        == "“forget is small” is no condition; write a quantity, one of < <= > >= =, and a number, such as forget < 0.1 or |longTerm| > 2."
    )
    #expect(sentence("") == sentence("forget is small").replacing("forget is small", with: ""))
    #expect(sentence("forget < 0.1 < 2").hasPrefix("“forget < 0.1 < 2” is no condition;"))
    #expect(sentence("forget[x] < 0.1").hasPrefix("“forget[x] < 0.1” is no condition;"))
    #expect(
      sentence("forgot < 0.1")
        == "an LSTM has no quantity “forgot”; it has forget, input, candidate, output, kept, learned, longTerm and shortTerm.")
    #expect(
      sentence("forget < 0.1", .gru) == "a GRU has no quantity “forget”; it has reset, update, candidate and shortTerm.")
    #expect(sentence("longTerm > 1", .rnn) == "an RNN has no quantity “longTerm”; it has shortTerm.")
    #expect(sentence("forget < little") == "“little” is no number to compare with; write one such as 0.1 or -2.")
    #expect(sentence("forget < nan") == "“nan” is no number to compare with; write one such as 0.1 or -2.")
    #expect(sentence("forget[5] < 0.1") == "there is no unit 5: each layer has 5, from 0 to 4.")
  }
}
