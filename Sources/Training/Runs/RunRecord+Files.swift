import Foundation
import Tensors

extension RunRecord {
  /// Reads the record in the folder of a run; what a later version says besides is passed over.
  ///
  /// - Throws: `RunError`.
  public init(reading folder: String) throws(RunError) {
    let path = folder + "/" + Self.fileName
    guard let bytes = try fileBytes(path) else { throw .missing(path: folder) }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    decoder.dateDecodingStrategy = .custom { decoder in try date(from: decoder) }
    do {
      self = try decoder.decode(Self.self, from: Data(bytes))
    } catch {
      throw .record(path: path, fault: fault(of: error))
    }
    guard epochs >= 0, epochsWanted >= 0 else { throw .record(path: path, fault: "it has less than no epoch") }
  }

  /// Writes it as JSON, aside at first, so that the file is whole or as it was before.
  ///
  /// - Throws: `RunError.notWritten`.
  public func write(to folder: String) throws(RunError) {
    let path = folder + "/" + Self.fileName
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      // What is cut off behind the thousandths must not take one of them along, or a time read and written again would be another.
      let thousandths = (date.timeIntervalSinceReferenceDate * 1000).rounded()
      try container.encode(Date(timeIntervalSinceReferenceDate: (thousandths + 0.25) / 1000).formatted(withFraction))
    }
    do {
      let text = String(decoding: try encoder.encode(self), as: UTF8.self)
      try writeAside(path, text + "\n")
    } catch {
      throw .notWritten(path: path, reason: (error as? WritingFailure)?.reason ?? "\(error)")
    }
  }
}

/// `2026-11-21T22:48:03.125Z`
private let withFraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

private func date(from decoder: any Decoder) throws -> Date {
  let container = try decoder.singleValueContainer()
  let text = try container.decode(String.self)
  guard let date = (try? withFraction.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text)) else {
    throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time")
  }
  return date
}

/// What is wrong with a record, in words.
private func fault(of error: any Error) -> String {
  func name(_ path: [any CodingKey]) -> String { quotedName(path.map(\.stringValue).joined(separator: ".")) }
  switch error as? DecodingError {
  case .keyNotFound(let key, let context): return "it does not say \(name(context.codingPath + [key]))"
  case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
    return context.codingPath.isEmpty
      ? "it is no JSON, not whole, or has a number beyond its range"
      : "what it says of \(name(context.codingPath)) makes no sense"
  default: return "it is no JSON, not whole, or has a number beyond its range"
  }
}

/// The bytes of a file; nil if it is not there.
func fileBytes(_ path: String) throws(RunError) -> [UInt8]? {
  do throws(SafetensorsFault) {
    let file = try ReadableFile(path)
    return try file.bytes(file.size, at: 0)
  } catch {
    switch error {
    case .missing: return nil
    case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
    default: throw .unreadable(path: path, reason: "it is not a file but a folder, a device or a pipe")
    }
  }
}
