import Testing

@testable import course

private let lessons = [Lesson(number: 8, folder: "08-sine-wave"), Lesson(number: 9, folder: "09-sgd-vs-adam")]

/// The check of one README of lesson 8 against made-up results.
private func check(_ text: String, also others: [Page] = [], fresh: [Int: [String: Double?]]? = nil) -> NumberCheck {
  NumberCheck(
    pages: [Page(path: "Lessons/08-sine-wave/README.md", text: text)] + others, lessons: lessons,
    fresh: fresh ?? [8: ["clean.loss": 0.0634, "clean.error": 12, "noisy.lost": nil]])
}

@Test func `numbers of a fresh run pass`() {
  let check = check("At <!-- lesson-08: clean.loss -->0.063 and <!-- lesson-08: clean.error -->12")
  #expect(check.mistakes().isEmpty)
  #expect(check.differences().isEmpty)
  #expect(check.rewritten().isEmpty)
}

@Test(arguments: ["0.064", "0.062", "0.0630", "0.63", "−0.063", "63 %"])
func `a wrong number is named with its file, its line and the fresh value`(wrong: String) {
  let check = check("First line.\nAt <!-- lesson-08: clean.loss -->\(wrong)")
  #expect(check.mistakes().isEmpty)
  #expect(check.differences().count == 1)
  #expect(
    check.differences().first?.hasPrefix(
      "Lessons/08-sine-wave/README.md:2: shows \(wrong) for clean.loss of lesson 08, and a fresh run gives ") == true)
  #expect(check.differences().first?.hasSuffix("(0.0634).") == true)
}

@Test func `fresh numbers are written in place, and then pass`() throws {
  let text = "At <!-- lesson-08: clean.loss -->0.100 and <!-- lesson-08: clean.error -->13, see <!-- lesson-09: x -->5.\n"
  let rewritten = try #require(check(text).rewritten().first).text
  #expect(
    rewritten == "At <!-- lesson-08: clean.loss -->0.0634 and <!-- lesson-08: clean.error -->12, see <!-- lesson-09: x -->5.\n")
  #expect(check(rewritten).differences().isEmpty)
}

@Test func `a name that no run has is named, with those that are near`() {
  #expect(
    check("At <!-- lesson-08: clean.los -->0.063").mistakes() == [
      "Lessons/08-sine-wave/README.md:1: lesson 08 has no number called “clean.los”; "
        + "the nearest are clean.loss, clean.error, noisy.lost."
    ])
}

@Test func `a lesson that is not there, and a number that is not finite, are named`() {
  #expect(
    check("At <!-- lesson-77: a -->1, <!-- lesson-08: noisy.lost -->2").mistakes() == [
      "Lessons/08-sine-wave/README.md:1: there is no lesson 77.",
      "Lessons/08-sine-wave/README.md:1: “noisy.lost” of lesson 08 is not finite, so it shows no number.",
    ])
}

@Test func `what is not quite a mark is a mistake`() {
  #expect(
    check("At <!-- lesson-08: clean.loss --> 0.063").mistakes().first?.hasPrefix(
      "Lessons/08-sine-wave/README.md:1: “<!-- lesson-08: clean.loss --> 0.063” is not a mark.") == true)
}

@Test func `a lesson whose page marks no number is named`() {
  #expect(
    check("It ends at 0.063.").mistakes().first?.hasPrefix("Lessons/08-sine-wave/README.md: no number in it is marked.") == true
  )
  #expect(check("It ends at 0.063.", fresh: [:]).mistakes().isEmpty)
}

@Test func `lessons that were not run are not judged`() {
  let check = check("At <!-- lesson-08: clean.loss -->0.063 <!-- lesson-09: whatever -->5")
  #expect(check.mistakes().isEmpty && check.differences().isEmpty)
}
