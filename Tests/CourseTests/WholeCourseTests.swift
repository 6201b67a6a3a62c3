import ArgumentParser
import Foundation
import Testing

@testable import course

private let right = "# Lesson\n\nIt ends at <!-- lesson-08: clean.loss -->0.063.\n"

@Test func `a page with the numbers of a fresh run passes`() throws {
  try MadeUpCourse.with(page: right) { try CheckPages.check(nil, with: $0.runner) }
}

@Test(arguments: [
  right.replacing("0.063", with: "0.064"), right.replacing("clean.loss", with: "clean.lost"), "# Lesson\n\nIt ends at 0.063.\n",
  right.replacing(" -->", with: "-->"), right + "\n![the wave](wave.svg)\n", right + "\n![the wave](no-such.svg)\n",
])
func `a page that is not so fails, with exit status 1`(page: String) throws {
  try MadeUpCourse.with(page: page) { course in
    #expect(throws: ExitCode.failure) { try CheckPages.check(nil, with: course.runner) }
    let after = try course.text(course.readme)
    #expect(after == page)
  }
}

@Test func `a claim that does not hold fails the pages, too`() throws {
  try MadeUpCourse.with(page: right, claimHolds: false, status: 1) { course in
    #expect(throws: ExitCode.failure) { try CheckPages.check(nil, with: course.runner) }
  }
}

@Test func `fresh numbers and figures mend a page`() throws {
  let stale = right.replacing("0.063", with: "0.5") + "\n![the wave](wave.svg)\n"
  try MadeUpCourse.with(page: stale) { course in
    try RewriteNumbers.rewrite(nil, with: course.runner)
    #expect(try course.text(course.readme) == right.replacing("0.063", with: "0.06") + "\n![the wave](wave.svg)\n")
    try CopyFigures.copy([8], with: course.runner)
    #expect(try course.text(course.root + "/Lessons/08-sine-wave/wave.svg") == "<svg>fresh</svg>")
    try CheckPages.check(nil, with: course.runner)
  }
}

@Test func `a program that is not there, or leaves no results, is named`() throws {
  try MadeUpCourse.with(page: right) { course in
    try course.install("#!/bin/sh\nexit 70")
    let silent = #expect(throws: CourseError.self) { try CheckPages.check(nil, with: course.runner) }
    #expect(
      silent?.description
        == "lesson-08 ended with status 70 and left no results; out/course/08-sine-wave/output.txt has what it said.")
    try FileManager.default.removeItem(atPath: course.program)
    let gone = #expect(throws: CourseError.self) { try CheckPages.check(nil, with: course.runner) }
    #expect(gone?.description.hasPrefix("lesson-08 is not in \(course.root)/products; build everything first") == true)
  }
}

@Test func `claims over seeds end with exit status 1 if one did not hold`() throws {
  let claims = try CheckClaims.parse(["--seeds", "21-22"])
  try MadeUpCourse.with(page: right) { try claims.check(with: $0.runner) }
  try MadeUpCourse.with(page: right, claimHolds: false, status: 1) { course in
    #expect(throws: ExitCode.failure) { try claims.check(with: course.runner) }
  }
  try MadeUpCourse.with(page: right) { course in
    try course.install("#!/bin/sh\nexit 70")
    #expect(throws: ExitCode.failure) { try claims.check(with: course.runner) }
  }
}
