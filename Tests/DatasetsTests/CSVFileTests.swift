import Testing

@testable import Datasets

/// What the column that is asked for, or the only one, has in it.
private func read(_ text: String, column: String? = nil) throws(DatasetError) -> [Double] {
  let file = try CSVFile(path: "x.csv", bytes: Array(text.utf8))
  return try file.numbers(inColumn: file.column(column))
}

struct GoodText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  var column: String?
  let numbers: [Double]

  init(_ what: String, _ text: String, column: String? = nil, _ numbers: [Double]) {
    testDescription = what
    self.text = text
    self.column = column
    self.numbers = numbers
  }
}

@Test(arguments: [
  GoodText("a header and dates", "Month,Passengers\n1949-01,112\n1949-02,118\n", [112, 118]),
  GoodText("no header", "1949-01,112\n1949-02,118\n", [112, 118]),
  GoodText("one column without a header", "1\n2.5\n-3\n", [1, 2.5, -3]),
  GoodText("one column with a header", "value\n1\n2\n", [1, 2]),
  GoodText("no line end at the end", "a\n1\n2", [1, 2]),
  GoodText("CRLF", "\"Month\",\"Passengers\"\r\n\"1949-01\",112\r\n\"1949-02\",118\r\n", [112, 118]),
  GoodText("CR alone", "a\r1\r2\r", [1, 2]),
  GoodText("a byte order mark before quotes", "\u{FEFF}\"a\",\"b\"\n\"x\",7\n", [7]),
  GoodText("a byte order mark before a number", "\u{FEFF}7\n8\n", [7, 8]),
  GoodText("blank lines and blanks at the end", "a\n1\n2\n\n  \r\n\n \t", [1, 2]),
  GoodText("blank lines before everything", "\n \na,b\nx,1\n", [1]),
  GoodText("blank lines before numbers", "\n\n1\n2\n", [1, 2]),
  GoodText("a comma inside quotes", "day,value\n\"Mon, 3rd\",5\n\"Tue, 4th\",6\n", [5, 6]),
  GoodText("a line end inside quotes", "day,value\n\"Mon\nday\",5\n\"Tue\r\nsday\",6\n", [5, 6]),
  GoodText("doubled quotation marks", "day,value\n\"the \"\"3rd\"\"\",5\n\"\",6\n", [5, 6]),
  GoodText("a doubled quotation mark in a name", "a,\"b \"\"c\"\"\"\n1,2\n", column: "b \"c\"", [2]),
  GoodText("a comma in a name", "a,\"b, c\"\n1,2\n", column: "b, c", [2]),
  GoodText("a line end in a name", "a,\"b\nc\"\n1,2\n", column: "b c", [2]),
  GoodText("quoted numbers", "\"a\"\n\"1\"\n\" 2 \"\n", [1, 2]),
  GoodText("blanks around everything", " a , b \n x , 1 \n \"y\" , \"2\" \n", column: "b", [1, 2]),
  GoodText("semicolons", "day;value\nMon, 3rd;5\nTue;6\n", [5, 6]),
  GoodText("semicolons after blank lines", "\r\n\na;b\nMon, 3rd;5\nTue;6\n", [5, 6]),
  GoodText("a semicolon inside quotes does not count", "\"a;b\",value\nx,5\n", [5]),
  GoodText("tabs", "day\tvalue\nMon; or, so\t5\nTue\t6\n", [5, 6]),
  GoodText("an empty cell between tabs", "\tvalue\n\t5\n\t6\n", [5, 6]),
  GoodText("a column by name", "a,b\n1,2\n3,4\n", column: "b", [2, 4]),
  GoodText("a column by number", "a,b\n1,2\n3,4\n", column: "1", [1, 3]),
  GoodText("a column by number without a header", "1,2\n3,4\n", column: "2", [2, 4]),
  GoodText("a name that looks like a number is a name first", "\"year \",x2\n1,2\n", column: "x2", [2]),
  GoodText("gaps and words in another column", "a,b\nNA,1\n,2\nword,3\n", column: "b", [1, 2, 3]),
  GoodText("a column of words that begins with a gap", "note,value\n,1\n,2\nlow,3\n", [1, 2, 3]),
  GoodText("signs, points and powers of ten", "a\n+1.5\n-.5\n6.\n1e3\n2.5E-2\n-0\n", [1.5, -0.5, 6, 1000, 0.025, 0]),
])
func `a file is read`(_ good: GoodText) throws {
  #expect(try read(good.text, column: good.column) == good.numbers)
}

@Test func `a file without a header numbers its columns`() throws {
  let file = try CSVFile(path: "x.csv", bytes: Array("1949-01,112\n1949-02,118\n".utf8))
  #expect(file.columns == ["column 1", "column 2"])
  #expect(!file.hasHeader)
}

@Test(arguments: [
  "0", "0.1", "-0.3", "1e22", "123456789012345678", "9007199254740993", "0.30000000000000004", "1.7976931348623157e308",
  "4.9e-324", "2.2250738585072011e-308", "6.02214076e+23", "8.5e-23", "00012.50", "3.14159265358979323846264338327950288",
  "12345678901234567890123", "1e-400", "179.5e21", ".1", "7.", "0.000000000000000000000000000001",
])
func `a number is the nearest one there is`(text: String) {
  let bytes = Array(text.utf8)
  #expect(decimalNumber(bytes, 0..<bytes.count) == Double(text.hasSuffix(".") ? text + "0" : text))
}

@Test(arguments: [
  "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "--1", "1,5", "0x10", "inf", "nan", "1e999", "12 ", "１", "1_000", "−1",
  "1949-01",
])
func `what is not a finite decimal number is none`(text: String) {
  let bytes = Array(text.utf8)
  #expect(decimalNumber(bytes, 0..<bytes.count) == nil)
}

@Test func `the sign of zero survives`() {
  #expect(decimalNumber(Array("-0".utf8), 0..<2)?.sign == .minus)
}
