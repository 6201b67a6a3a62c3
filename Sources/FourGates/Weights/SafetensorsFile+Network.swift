import Recurrent
import Training

extension SafetensorsFile {
  /// A network's parameters under their own names, with the note from which it can be made again.
  package init(_ network: Network, task: String? = nil, alphabet: [String]? = nil) {
    let note = ModelNote(network.architecture, task: task, alphabet: alphabet)
    self.init(tensors: network.parameters.map { ($0.name, $0.value) }, metadata: [ModelNote.key: note.json])
  }
}
