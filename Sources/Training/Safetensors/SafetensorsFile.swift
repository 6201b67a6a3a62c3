import Tensors

/// Named tensors, in their order, and a few words about them: what a safetensors file holds.
///
///     let file = SafetensorsFile(tensors: net.parameters.map { ($0.name, $0.value) }, metadata: ["note": "after epoch 12"])
///     try file.write(to: "net.safetensors")
///     let weights = try SafetensorsFile(reading: "net.safetensors")["lstm.0.forget.W"]
///
/// The format is that of the Python package of this name: the length of a header in 8 bytes, the header in JSON, and the numbers of
/// all tensors without a gap. Whatever a file says is checked before anything is made of it, for a file may come from anywhere.
public struct SafetensorsFile: Equatable, Sendable {
  /// A tensor as it stands in a file.
  public struct Entry: Equatable, Sendable {
    public var name: String
    public var tensor: Tensor
    /// How its numbers were stored where it was read; what is written has the width of this build.
    public var type: ElementType

    public init(_ name: String, _ tensor: Tensor, type: ElementType = .scalar) {
      self.name = name
      self.tensor = tensor
      self.type = type
    }
  }

  public var tensors: [Entry]
  public var metadata: [String: String]

  public init(tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]) {
    self.tensors = tensors.map { Entry($0.name, $0.tensor) }
    self.metadata = metadata
  }

  /// The tensor of this name; nil if there is none.
  public subscript(name: String) -> Tensor? {
    tensors.first { $0.name == name }?.tensor
  }
}

extension SafetensorsFile {
  /// What is read at most; a file beyond is no network of ours, and would only fill the memory.
  package enum Limit {
    package static let fileBytes = 1 << 30
    static let headerBytes = 100_000_000
    static let entries = 10_000
    static let nameBytes = 1024
    static let dimensions = 64
  }

  /// The key of the header under which the metadata stand.
  static let metadataKey = "__metadata__"
}
