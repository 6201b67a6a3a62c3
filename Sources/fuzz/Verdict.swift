import FourGates

/// How reading a file went.
enum Verdict: Equatable {
  /// Tensors that are written and read again without a change; whether they are a network.
  case read(isNetwork: Bool)
  /// One sentence.
  case refused(String)
  /// Anything else.
  case finding(String)

  init(reading path: String, aside: String) {
    do throws(SafetensorsError) {
      let file = try SafetensorsFile(reading: path)
      try file.write(to: aside)
      guard Self.same(file, try SafetensorsFile(reading: aside)) else {
        self = .finding("what is written of it is not what was read")
        return
      }
      self = Self.network(in: file, from: path)
    } catch {
      self = Self.refusal("\(error)", of: path)
    }
  }

  var sentence: String {
    switch self {
    case .read(let isNetwork): isNetwork ? "read as a network" : "read as tensors"
    case .refused(let sentence): "refused: \(sentence)"
    case .finding(let what): "✗ \(what)"
    }
  }

  private static func network(in file: SafetensorsFile, from path: String) -> Verdict {
    do {
      let network = try ModelFile(file, from: path).network
      let tape = Tape()
      let inputs = (0..<2).map { _ in tape.data(.ones([1, network.architecture.inputs])) }
      _ = network.run(over: inputs).last
      if let theirs = try? network.pyTorchTensors(),
        fingerprint(of: try Network(pyTorch: theirs).parameters) != fingerprint(of: network.parameters)
      {
        return .finding("its network is another one after a journey to PyTorch and back")
      }
      return .read(isNetwork: true)
    } catch let error as ModelError {
      let sentence = refusal("\(error)", of: path)
      return if case .refused = sentence { .read(isNetwork: false) } else { sentence }
    } catch {
      return .finding("an error of another kind: \(error)")
    }
  }

  /// Bit by bit, so that NaN is equal to itself.
  private static func same(_ a: SafetensorsFile, _ b: SafetensorsFile) -> Bool {
    a.metadata == b.metadata && a.tensors.count == b.tensors.count
      && zip(a.tensors, b.tensors).allSatisfy { x, y in
        x.name == y.name && x.tensor.shape == y.tensor.shape
          && zip(x.tensor.scalars, y.tensor.scalars).allSatisfy { $0.bitPattern == $1.bitPattern }
      }
  }

  /// A sentence has one line that a terminal can show, names the file, and is not endless.
  private static func refusal(_ sentence: String, of path: String) -> Verdict {
    let isShown = sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard sentence.hasPrefix(path), sentence.hasSuffix("."), isShown, sentence.unicodeScalars.count < path.count + 600 else {
      return .finding("not a sentence: \(sentence)")
    }
    return .refused(sentence)
  }
}
