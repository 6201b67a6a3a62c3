import FourGates
import Foundation

/// Files that are right, of every kind that is read.
enum Samples {
  static func all(in folder: String) throws -> [[UInt8]] {
    var dice = Dice(seed: 1)
    var checkpoint = SafetensorsFile(
      Network(Architecture(.lstm, inputs: 2, hidden: 3, outputs: 2), dice: &dice), task: "characters", alphabet: ["a", "\n"])
    for entry in checkpoint.tensors.prefix(3) {
      checkpoint.tensors.append(.init("optimizer.first.\(entry.name)", entry.tensor))
    }
    let notes = Architecture(.lstm, inputs: 1, hidden: 2, outputs: nil, useGate: .lessonNotes)
    let lstm = Network(Architecture(.lstm, inputs: 2, hidden: 3, layers: 2), dice: &dice)
    let embedded = Network(Architecture(.lstm, inputs: 4, hidden: 2, embedding: 3), dice: &dice)
    let gru = Network(Architecture(.gru, inputs: 1, hidden: 2, outputs: 2), dice: &dice)
    let odd = SafetensorsFile(
      tensors: [("none", .zeros([0, 7])), ("“\\\"\n", Tensor(1)), ("w", .ones([2, 1, 3]))], metadata: ["": "é", "k": "\u{1}"])
    let written = [
      checkpoint, odd, SafetensorsFile(Network(notes, dice: &dice)),
      SafetensorsFile(Network(Architecture(.peephole, inputs: 1, hidden: 2, layers: 2), dice: &dice)),
      SafetensorsFile(Network(Architecture(.rnn, inputs: 2, hidden: 2, embedding: 3, filters: 2), dice: &dice)),
      SafetensorsFile(tensors: try embedded.pyTorchTensors()),
      SafetensorsFile(tensors: try lstm.pyTorchTensors()),
      SafetensorsFile(tensors: try gru.pyTorchTensors(prefix: "")),
    ]
    let path = "\(folder)/sample.safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try written.map { file in
      try file.write(to: path)
      return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    } + ElementType.allCases.map { halves(of: try gru.pyTorchTensors(), as: $0) }
  }

  /// The tensors as a file of another width; what the numbers are does not matter.
  private static func halves(of tensors: [(name: String, tensor: Tensor)], as type: ElementType) -> [UInt8] {
    var (members, end) = ([String](), 0)
    for (name, tensor) in tensors {
      let begin = end
      end += tensor.count * type.bytes
      members.append(
        #""\#(name)":{"dtype":"\#(type.rawValue)","shape":\#(tensor.shape),"data_offsets":[\#(begin),\#(end)]}"#)
    }
    let header = Array("{\(members.joined(separator: ","))}".utf8)
    return length(header.count) + header + (0..<end).map { UInt8(truncatingIfNeeded: $0 % 61) }
  }

  /// The length of a header as a file begins with it.
  static func length(_ count: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }
}
