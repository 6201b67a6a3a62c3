/// The entries that a value was computed from: mostly one or two, for which no list has to be made.
enum Origins {
  case none
  case one(Int)
  case two(Int, Int)
  case many([Int])

  init(_ entries: [Int]) {
    switch entries.count {
    case 0: self = .none
    case 1: self = .one(entries[0])
    case 2: self = .two(entries[0], entries[1])
    default: self = .many(entries)
    }
  }

  var count: Int {
    switch self {
    case .none: 0
    case .one: 1
    case .two: 2
    case .many(let entries): entries.count
    }
  }

  subscript(place: Int) -> Int {
    switch self {
    case .none: preconditionFailure("nothing was computed from no entry")
    case .one(let entry): entry
    case .two(let first, let second): place == 0 ? first : second
    case .many(let entries): entries[place]
    }
  }

  var list: [Int] { (0..<count).map { self[$0] } }
}
