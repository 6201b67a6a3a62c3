import Testing

@testable import course

private func picture(_ path: String, _ version: String = "5.4") -> String {
  "<svg><desc>Produced by GNUPLOT \(version) </desc><path d='\(path)'/><text>0.5</text></svg>"
}

@Test func `the figures of a page are those in its own folder`() {
  let page = Page(path: "README.md", text: "![a](wave.svg)\n![b](../09-sgd-vs-adam/curves.svg) ![c](best-step.svg) [d](no.svg)")
  #expect(FigureCheck.shown(in: page) == ["wave.svg", "best-step.svg"])
}

@Test func `pictures are the same if no line is more than a pixel off`() {
  #expect(FigureCheck.isSame(picture("M1.00,2.00 L3.00,4.00"), picture("M1.01,2.00 L3.00,4.90")))
  #expect(!FigureCheck.isSame(picture("M1.00,2.00 L3.00,4.00"), picture("M1.00,2.00 L3.00,5.10")))
  #expect(!FigureCheck.isSame(picture("M1.00,2.00 L3.00,4.00"), picture("M1.00,2.00")))
  #expect(!FigureCheck.isSame(picture("M1.00,2.00"), picture("M1.00,2.00").replacing("0.5", with: "five")))
}

@Test func `pictures of two versions of gnuplot cannot be compared`() {
  #expect(FigureCheck.isSame(picture("M1.00,2.00", "5.4"), picture("M9.00,2.00", "6.0")))
}
