import Foundation
import Recurrent

/// What a file of weights says about its network: JSON under the key `fourgates` of its metadata.
///
///     {"alphabet":["a","b"],"architecture":{"cell":"lstm","hidden":50,…},"task":"characters","version":1}
package struct ModelNote: Codable, Equatable, Sendable {
  /// Where it stands in the metadata.
  package static let key = "fourgates"
  /// What is written, and the newest that is read.
  package static let currentVersion = 1

  package var version = ModelNote.currentVersion
  package var architecture: Architecture
  /// What it was trained on, by the name that `gates train` has for it.
  package var task: String?
  /// The symbols that the columns of the inputs stand for, if it reads text.
  package var alphabet: [String]?

  package init(_ architecture: Architecture, task: String? = nil, alphabet: [String]? = nil) {
    self.architecture = architecture
    self.task = task
    self.alphabet = alphabet
  }

  /// The JSON, the same whenever it is written.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      refuse("a note about a network is numbers and texts, and always has a JSON.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads the JSON, and makes sure that a network can be as it says.
  init(json: String) throws(ModelFault) {
    struct Version: Decodable { let version: Int }
    let (decoder, data) = (JSONDecoder(), Data(json.utf8))
    guard let version = try? decoder.decode(Version.self, from: data).version else { throw .noNote }
    guard version == Self.currentVersion else { throw .version(version, known: Self.currentVersion) }
    guard let note = try? decoder.decode(Self.self, from: data) else { throw .noNote }
    let sizes = note.architecture
    for (name, size) in [
      ("inputs", sizes.inputs), ("hidden", sizes.hidden), ("layers", sizes.layers), ("outputs", sizes.outputs ?? 1),
      ("embedding", sizes.embedding ?? 1), ("filters", sizes.filters ?? 1),
    ]
    where size < 1 {
      throw .size(name, size)
    }
    guard sizes.useGate == .standard || sizes.cell == .lstm else { throw .noteUseGate(cell: sizes.cell.rawValue) }
    if let task = note.task,
      task.isEmpty || task.utf8.count > 40 || !task.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) })
    {
      throw .task(task)
    }
    if let alphabet = note.alphabet {
      guard alphabet.count == sizes.inputs else { throw .alphabetSize(alphabet.count, inputs: sizes.inputs) }
      if let outputs = sizes.outputs, outputs != alphabet.count { throw .alphabetOutputs(alphabet.count, outputs: outputs) }
      guard alphabet.allSatisfy({ $0.count == 1 }), Set(alphabet).count == alphabet.count else { throw .alphabet }
    }
    self = note
  }
}
