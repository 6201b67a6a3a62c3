/// The commands that open a window, whichever of its terminals gnuplot was built with.
package struct WindowTerminal {
  static let missing = "built without a terminal for windows"

  let options: String

  var commands: String {
    ["qt", "wxt", "x11", "aqua"].reversed().reduce("exit error '\(Self.missing)'") { otherwise, name in
      let persist = name == "aqua" ? "" : " persist"
      return """
        if (strstrt(' '.GPVAL_TERMINALS.' ', ' \(name) ')) {
          set terminal \(name) \(options)\(persist)
        } else {
          \(otherwise)
        }
        """
    }
  }

  /// Whether a window can be seen: the systems that draw through X11 or Wayland say so in the environment.
  package static var hasDisplay: Bool {
    #if canImport(Darwin)
      true
    #else
      variable("DISPLAY") != nil || variable("WAYLAND_DISPLAY") != nil
    #endif
  }
}
