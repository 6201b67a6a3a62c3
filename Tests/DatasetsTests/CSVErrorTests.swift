import Foundation
import Testing

@testable import Datasets

struct BrokenText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let column: String?
  let sentence: String

  init(_ what: String, _ text: String, column: String? = nil, _ sentence: String) {
    self.init(what, bytes: Array(text.utf8), column: column, sentence)
  }

  init(_ what: String, bytes: [UInt8], column: String? = nil, _ sentence: String) {
    testDescription = what
    self.bytes = bytes
    self.column = column
    self.sentence = sentence
  }
}

private let gap = "; fill it in, or cut the file to a stretch without gaps."
private let decimal = "; write it with digits and a decimal point, like -3.5 or 2e6, or read another column."
private let uneven = "; quote a cell that holds the separator, and write decimals with a point."

@Test(arguments: [
  BrokenText("empty", "", "x.csv is empty; a series needs a line for every value."),
  BrokenText("nothing but a mark and blanks", "\u{FEFF}\n  \n", "x.csv is empty; a series needs a line for every value."),
  BrokenText("a header alone", "a,b\n\n", "x.csv has a header and nothing beneath it; a series needs a line for every value."),
  BrokenText(
    "a header alone, and a column", "a,b\n", column: "b",
    "x.csv has a header and nothing beneath it; a series needs a line for every value."),
  BrokenText("an empty cell", "d,v\nx,1\ny,\nz,3\n", "x.csv, line 3: there is no value in column “v”" + gap),
  BrokenText("a quoted empty cell", "d,v\nx,1\ny,\"\"\n", "x.csv, line 3: there is no value in column “v”" + gap),
  BrokenText("NA", "v\n1\nNA\n", "x.csv, line 3: there is no value in column “v”" + gap),
  BrokenText("nan", "v\n1\n2\nnan\n", "x.csv, line 4: there is no value in column “v”" + gap),
  BrokenText("a question mark", "1\n?\n", "x.csv, line 2: there is no value in column “column 1”" + gap),
  BrokenText("NA at the very first", "NA\n1\n", "x.csv, line 1: there is no value in column “column 1”" + gap),
  BrokenText("a blank line between", "a\n1\n\n2\n", "x.csv, line 3: this line is blank, and more follow" + gap),
  BrokenText("a blank line beneath the header", "a,b\n \nx,2\n", "x.csv, line 2: this line is blank, and more follow" + gap),
  BrokenText("a word", "d,v\nx,1\ny,low\n", "x.csv, line 3: “low” in column “v” is not a number" + decimal),
  BrokenText(
    "a word after a line end in quotes", "d,v\n\"x\ny\",1\ny,\"lo\nw\"\n",
    "x.csv, line 4: “lo w” in column “v” is not a number" + decimal),
  BrokenText("a footnote", "v\n1\n2*\n", "x.csv, line 3: “2*” in column “v” is not a number" + decimal),
  BrokenText(
    "a decimal comma", "d;v\nx;1\ny;2,5\n", "x.csv, line 3: “2,5” in column “v” is not a number" + decimal),
  BrokenText(
    "a long word", "v\n1\n" + String(repeating: "ab", count: 40) + "\n",
    "x.csv, line 3: “" + String(repeating: "ab", count: 19) + "a…” in column “v” is not a number" + decimal),
  BrokenText("too large a number", "v\n1\n1e999\n", "x.csv, line 3: “1e999” in column “v” is not a number" + decimal),
  BrokenText("a cell too many", "d,v\nx,1\ny,2,5\n", "x.csv, line 3: 3 cells where the first line has 2" + uneven),
  BrokenText("a cell too few", "d,v\nx,1\ny\n", "x.csv, line 3: 1 cell where the first line has 2" + uneven),
  BrokenText(
    "no such column", "d,v\nx,1\n", column: "Temp",
    "x.csv has no column “Temp”; it has “d”, “v”: give a name, or a number from 1 to 2."),
  BrokenText(
    "a number beyond the columns", "d,v\nx,1\n", column: "3",
    "x.csv has no column “3”; it has “d”, “v”: give a name, or a number from 1 to 2."),
  BrokenText(
    "two columns of one name", "v,d,v\n1,x,2\n", column: "v",
    "x.csv has 2 columns “v”; give a number instead, one of 1, 3."),
  BrokenText(
    "a column of dates", "d,v\n1949-01,1\n", column: "d",
    "x.csv, line 2: “1949-01” in column “d” is not a number" + decimal),
  BrokenText(
    "two columns of numbers", "d,low,high\nx,1,2\n",
    "x.csv has 2 columns of numbers; name the one to read, of “low”, “high”."),
  BrokenText(
    "no column of numbers", "d,v\nx,low\ny,3\n",
    "x.csv has no column of numbers (it has “d”, “v”); write numbers with digits and a decimal point, not a comma, like -3.5 or 2e6."
  ),
  BrokenText(
    "many columns", (1...23).map { "c\($0)" }.joined(separator: ",") + "\n", column: "x",
    "x.csv has no column “x”; it has " + (1...20).map { "“c\($0)”" }.joined(separator: ", ")
      + ", and 3 more: give a name, or a number from 1 to 23."),
  BrokenText(
    "an open quotation", "d,v\nx,1\n\"y,2\nz,3\n",
    "x.csv, line 3: a quotation mark opens here and none closes it; close it, or write it twice inside a quoted cell."),
  BrokenText(
    "text after a quotation", "d,v\nx,1\n\"y\"z,2\n",
    "x.csv, line 3: text follows a closing quotation mark; a quotation mark inside a quoted cell is written twice."),
  BrokenText(
    "bytes that are not UTF-8", bytes: Array("d,v\nx,1\ny".utf8) + [0xFC] + Array(",2\n".utf8),
    "x.csv, line 3: these bytes are not UTF-8 text; save the file as CSV in UTF-8."),
  BrokenText(
    "UTF-16 without a mark", bytes: [0x31, 0x0A, 0x32, 0x00, 0x0A, 0x00],
    "x.csv, line 2: these bytes are not UTF-8 text; save the file as CSV in UTF-8."),
  BrokenText(
    "UTF-16", bytes: [0xFF, 0xFE, 0x31, 0x00, 0x0A, 0x00],
    "x.csv, line 1: these bytes are not UTF-8 text; save the file as CSV in UTF-8."),
])
func `a broken file gets one sentence`(_ broken: BrokenText) {
  let error = #expect(throws: DatasetError.self) {
    let file = try CSVFile(path: "x.csv", bytes: broken.bytes)
    _ = try file.numbers(inColumn: file.column(broken.column))
  }
  #expect(error?.description == broken.sentence)
}

@Test func `a file that is not there is named`() {
  let error = #expect(throws: DatasetError.self) { try Series(csv: "/nowhere/x.csv") }
  #expect(
    error?.description
      == "there is no file /nowhere/x.csv; check the path, which starts at the folder that the program was started in.")
}

@Test func `a folder is not a file`() {
  let folder = FileManager.default.temporaryDirectory.path
  let error = #expect(throws: DatasetError.self) { try Series(csv: folder) }
  #expect(
    error?.description == "\(folder) cannot be read (Is a directory); give the path of a text file that you may read.")
}
