import FourGates

/// A number as one types it: short where that says all, and otherwise with every digit, so that two different numbers look different.
func exactText(_ number: Double) -> String {
  let short = shortText(number)
  return Double(short) == number ? short : "\(number)"
}
