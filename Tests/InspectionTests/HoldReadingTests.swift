import FourGates
import Inspection
import Testing

@Suite struct `A hold as one types it` {
  private func hold(_ text: String) throws -> Hold {
    try Hold(text, for: Architecture(.lstm, inputs: 1, hidden: 5, layers: 2))
  }

  private func sentence(_ text: String, _ cell: Architecture.Cell = .lstm, layers: Int = 2) -> String {
    do throws(HoldError) {
      _ = try Hold(text, for: Architecture(cell, inputs: 1, hidden: 5, layers: layers))
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `names a gate and a number, and may name a step, a unit and a layer`() throws {
    #expect(try hold("forget=1") == Hold(.forget, at: 1))
    #expect(try hold(" forget = 0.5 @ 20 ") == Hold(.forget, at: 0.5, fromStep: 20))
    #expect(try hold("candidate[3]=-1") == Hold(.candidate, at: -1, unit: 3))
    #expect(try hold("1.input=0@7") == Hold(.input, at: 0, fromStep: 7, layer: 1))
    #expect(try Hold("shortTerm=-0.5", for: Architecture(.rnn, inputs: 1, hidden: 2)) == Hold(.shortTerm, at: -0.5))
  }

  @Test func `that cannot be gets a sentence that says what can`() {
    #expect(sentence("forget=7") == "forget cannot be held at 7; it is always from 0 to 1.")
    #expect(sentence("candidate=-2") == "candidate cannot be held at -2; it is always from -1 to 1.")
    #expect(sentence("forget=open") == "“open” is no number to hold forget at; it is always from 0 to 1.")
    #expect(sentence("forget=nan") == "“nan” is no number to hold forget at; it is always from 0 to 1.")
    #expect(
      sentence("forget")
        == "“forget” holds nothing; write a gate and a number, such as forget=1, forget=1@20 from step 20 on, or forget[3]=0 of unit 3."
    )
    #expect(sentence("forget=1=2").hasPrefix("“forget=1=2” holds nothing;"))
    #expect(sentence("top.forget=1").hasPrefix("“top.forget=1” holds nothing;"))
    #expect(
      sentence("frget=1") == "an LSTM has no gate “frget” that could be held; it has forget, input, candidate and output.")
    #expect(
      sentence("kept=1") == "an LSTM has no gate “kept” that could be held; it has forget, input, candidate and output.")
    #expect(sentence("forget=1", .gru) == "a GRU has no gate “forget” that could be held; it has reset, update and candidate.")
    #expect(sentence("forget[5]=1") == "there is no unit 5: each layer has 5, from 0 to 4.")
    #expect(sentence("2.forget=1") == "there is no layer 2: the network has 2, from 0 to 1.")
    #expect(sentence("2.forget=1", layers: 1) == "there is no layer 2: the network has one, layer 0.")
    #expect(sentence("forget=1@-2") == "“-2” is no step to hold a gate from; steps are counted from 0, as in forget=1@20.")
    #expect(sentence("forget=1@now") == "“now” is no step to hold a gate from; steps are counted from 0, as in forget=1@20.")
  }
}
