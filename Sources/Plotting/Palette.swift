/// The colours of a heat map, from the low end of the colour bar to the high one, safe for colour-blind readers.
///
/// - Source: viridis, [SvdW15] in Docs/Sources.md; blue–white–orange after [BH03].
struct Palette {
  let stops: [UInt32]

  init(_ scale: HeatMap.Scale) {
    stops =
      switch scale {
      case .sequential: [0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725]
      case .diverging: [0x08306B, 0x2171B5, 0x6BAED6, 0xC6DBEF, 0xFAFAFA, 0xFDD0A2, 0xFD9A4E, 0xD9590B, 0x7F2704]
      }
  }

  var script: String {
    let parts = colours.enumerated().map { "\($0) '\($1)'" }
    return "set palette defined (" + parts.joined(separator: ", ") + ")"
  }

  /// Black or white, whichever can be read on the colour at this fraction of the bar.
  func ink(on fraction: Double) -> UInt32 {
    let place = max(0, min(1, fraction)) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let share = place - Double(index)
    func channel(_ shift: UInt32) -> Double {
      let (low, high) = (Double((stops[index] >> shift) & 255), Double((stops[index + 1] >> shift) & 255))
      return low + share * (high - low)
    }
    return 0.299 * channel(16) + 0.587 * channel(8) + 0.114 * channel(0) > 135 ? 0x222222 : 0xFFFFFF
  }

  /// Each as "#rrggbb".
  var colours: [String] { stops.map { "#\(hexadecimal($0))" } }

  private func hexadecimal(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension HeatMap.Scale {
  /// The colours from the low end to the high one, each as "#rrggbb"; between two of them they blend.
  package var colours: [String] { Palette(self).colours }
}
