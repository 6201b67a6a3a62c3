/// How a cell is run over a sequence. Both ways compute the same numbers, up to rounding.
public enum Unrolling: Sendable {
  /// Step by step: every operation is an entry of the tape, to be listed and looked at.
  case steps
  /// All steps of a layer at once: one entry of the tape, and faster: Docs/Speed.md says by how much.
  case fusedSequence
}
