/// All rows of a, times one panel of b: the tiles of a matrix product that stand below each other.
struct TileColumn {
  let a: UnsafePointer<Scalar>
  let rowStep: Int
  let columnStep: Int
  /// Row k of the panel begins at `panel + k · panelStep`, and may be read to its full width.
  let panel: UnsafePointer<Scalar>
  let panelStep: Int
  let inner: Int
  let out: UnsafeMutablePointer<Scalar>
  let outStep: Int
  /// How many columns of the panel are wanted.
  let width: Int

  func compute(rows: Int) {
    var row = 0
    if width <= Lanes.scalarCount {
      while row + 8 <= rows {
        eightNarrowRows(row)
        row += 8
      }
    }
    while row + 4 <= rows {
      fourRows(row)
      row += 4
    }
    while row < rows {
      oneRow(row)
      row += 1
    }
  }

  @inline(__always)
  private func fourRows(_ row: Int) {
    var (l0, r0, l1, r1) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (l2, r2, l3, r3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (left, right) = (a + row * rowStep, panel)
    for _ in 0..<inner {
      let (bl, br) = (right.lanes, (right + Lanes.scalarCount).lanes)
      let a0 = Lanes(repeating: left[0])
      (l0, r0) = (l0.plus(a0, times: bl), r0.plus(a0, times: br))
      let a1 = Lanes(repeating: left[rowStep])
      (l1, r1) = (l1.plus(a1, times: bl), r1.plus(a1, times: br))
      let a2 = Lanes(repeating: left[2 * rowStep])
      (l2, r2) = (l2.plus(a2, times: bl), r2.plus(a2, times: br))
      let a3 = Lanes(repeating: left[3 * rowStep])
      (l3, r3) = (l3.plus(a3, times: bl), r3.plus(a3, times: br))
      left += columnStep
      right += panelStep
    }
    write(l0, r0, row: row)
    write(l1, r1, row: row + 1)
    write(l2, r2, row: row + 2)
    write(l3, r3, row: row + 3)
  }

  /// Where one register is wide enough, eight rows keep the multipliers as busy as four rows of two.
  @inline(__always)
  private func eightNarrowRows(_ row: Int) {
    var (s0, s1, s2, s3) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (s4, s5, s6, s7) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var (left, right) = (a + row * rowStep, panel)
    for _ in 0..<inner {
      let b = right.lanes
      s0 = s0.plus(Lanes(repeating: left[0]), times: b)
      s1 = s1.plus(Lanes(repeating: left[rowStep]), times: b)
      s2 = s2.plus(Lanes(repeating: left[2 * rowStep]), times: b)
      s3 = s3.plus(Lanes(repeating: left[3 * rowStep]), times: b)
      s4 = s4.plus(Lanes(repeating: left[4 * rowStep]), times: b)
      s5 = s5.plus(Lanes(repeating: left[5 * rowStep]), times: b)
      s6 = s6.plus(Lanes(repeating: left[6 * rowStep]), times: b)
      s7 = s7.plus(Lanes(repeating: left[7 * rowStep]), times: b)
      left += columnStep
      right += panelStep
    }
    write(s0, .zero, row: row)
    write(s1, .zero, row: row + 1)
    write(s2, .zero, row: row + 2)
    write(s3, .zero, row: row + 3)
    write(s4, .zero, row: row + 4)
    write(s5, .zero, row: row + 5)
    write(s6, .zero, row: row + 6)
    write(s7, .zero, row: row + 7)
  }

  @inline(__always)
  private func oneRow(_ row: Int) {
    var (l, r) = (Lanes.zero, Lanes.zero)
    var (left, right) = (a + row * rowStep, panel)
    for _ in 0..<inner {
      let number = Lanes(repeating: left[0])
      (l, r) = (l.plus(number, times: right.lanes), r.plus(number, times: (right + Lanes.scalarCount).lanes))
      left += columnStep
      right += panelStep
    }
    write(l, r, row: row)
  }

  @inline(__always)
  private func write(_ left: Lanes, _ right: Lanes, row: Int) {
    let place = out + row * outStep
    if width == Kernels.panelWidth {
      place.store(left)
      (place + Lanes.scalarCount).store(right)
    } else {
      for j in 0..<min(width, Lanes.scalarCount) { place[j] = left[j] }
      for j in Lanes.scalarCount..<max(width, Lanes.scalarCount) { place[j] = right[j - Lanes.scalarCount] }
    }
  }
}
