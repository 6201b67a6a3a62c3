import Foundation

/// What a lesson found out, for whoever reads it by program: the file `results.json`.
package struct Results: Codable, Equatable {
  package struct Claim: Codable, Equatable {
    package let claim: String
    package let holds: Bool
    /// The numbers that it is about, as they were printed.
    package var shown: String?

    package init(claim: String, holds: Bool, shown: String? = nil) {
      (self.claim, self.holds, self.shown) = (claim, holds, shown)
    }
  }

  /// An answer that somebody gave; a question that nobody answered is not a prediction.
  struct Prediction: Codable, Equatable {
    let question: String
    let answer: String
    let right: String
  }

  let lesson: Int
  let slug: String
  let seed: UInt64
  let quick: Bool
  let full: Bool
  let precision: String
  var seconds: Double = 0
  /// A number that is not finite has no JSON: it is null.
  var numbers: [String: Double?] = [:]
  var claims: [Claim] = []
  var predictions: [Prediction] = []
  var figures: [String] = []
  var fingerprint: String?

  /// Every key is there, also the one without a value.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lesson, forKey: .lesson)
    try container.encode(slug, forKey: .slug)
    try container.encode(seed, forKey: .seed)
    try container.encode(quick, forKey: .quick)
    try container.encode(full, forKey: .full)
    try container.encode(precision, forKey: .precision)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(numbers, forKey: .numbers)
    try container.encode(claims, forKey: .claims)
    try container.encode(predictions, forKey: .predictions)
    try container.encode(figures, forKey: .figures)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  /// The text of the file.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
