/// The script of an inspection's page: it decodes the numbers, draws them, and moves through them. It uses no library and fetches
/// nothing.
enum PageScript {
  static let source =
    "\n(() => {\n  \"use strict\";\n\n"
    + [numbers, drawing, series, reading, equation, moving].joined(separator: "\n\n").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n") + "\n})();\n"
}
