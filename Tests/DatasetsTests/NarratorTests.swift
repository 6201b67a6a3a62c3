import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct `The narrator of the nature show` {
  private let narrator = NatureShow.Narrator()

  @Test func `knows every sentence, and no other`() {
    #expect(narrator.count == NatureShow.sentence.everyWay.count)
    #expect(narrator.canSay("in winter, three hungry wolves run through the snow. "))
    #expect(!narrator.canSay("in winter, three hungry wolves runs through the snow. "))
    #expect(!narrator.canSay("three wolves run through the snow."))
    #expect(!narrator.canSay(""))
  }

  @Test func `is surprised by a sentence as much as it is unlikely`() throws {
    let way = try #require(NatureShow.sentence.everyWay.last)
    let surprises = narrator.surprises(of: way.text)
    #expect(surprises.count == way.text.count)
    #expect(abs(surprises.reduce(0, +) + log(way.probability)) < 1e-9)
    // After the full stop comes a space, whatever was said.
    #expect(surprises.last == 0)
  }

  @Test func `is surprised by a long text as the entropy says`() {
    var dice = Dice(seed: 6)
    let text = NatureShow.text(sentences: 4000, dice: &dice)
    let surprises = narrator.surprises(of: text)
    #expect(surprises.count == text.count)
    #expect(abs(surprises.reduce(0, +) / Double(surprises.count) - NatureShow.entropy) < 0.002)
  }

  @Test func `cannot foresee what the grammar does not say, up to the end of that sentence`() {
    let surprises = narrator.surprises(of: "the owl sings. the oak grows slowly. th")
    let wrong = surprises.prefix(15)
    #expect(wrong[..<5].allSatisfy { $0.isFinite })
    #expect(wrong[5...].allSatisfy { $0 == .infinity })
    #expect(surprises.dropFirst(15).allSatisfy { $0.isFinite })
  }

  @Test func `cuts a text into sentences, and leaves out what is not ended`() {
    #expect(NatureShow.sentences(of: "look: a. b. c.") == ["look: a. ", "b. "])
    #expect(NatureShow.sentences(of: "").isEmpty)
    var dice = Dice(seed: 2)
    let text = NatureShow.text(sentences: 30, dice: &dice)
    #expect(NatureShow.sentences(of: text).joined() == text)
    #expect(NatureShow.sentences(of: text).count == 30)
  }
}
