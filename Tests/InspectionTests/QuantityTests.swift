import Inspection
import Recurrent
import Testing

@Suite struct `The quantities of a cell` {
  @Test(arguments: Architecture.Cell.allCases)
  func `hold its gates, and end with what it shows`(_ cell: Architecture.Cell) {
    let all = Quantity.all(of: cell)
    #expect(Set(Quantity.gates(of: cell)).isSubset(of: all))
    #expect(all.last == .shortTerm)
  }
}
