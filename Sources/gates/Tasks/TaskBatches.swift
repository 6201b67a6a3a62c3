/// Batches in their order, each made when it is asked for.
struct TaskBatches: RandomAccessCollection, Sendable {
  let count: Int
  private let make: @Sendable (_ index: Int) -> TaskBatch

  /// - Parameter make: The batch with this number, counted from 0; the same one whenever it is asked for.
  init(_ count: Int, make: @escaping @Sendable (_ index: Int) -> TaskBatch) {
    self.count = count
    self.make = make
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> TaskBatch { make(index) }
}
