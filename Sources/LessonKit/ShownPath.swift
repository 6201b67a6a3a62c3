import Foundation

/// A path as one would type it in a shell: from the current folder if it is inside, quoted if a shell needs it.
package func shownPath(_ path: String, from folder: String = FileManager.default.currentDirectoryPath) -> String {
  let whole = URL(fileURLWithPath: path).standardizedFileURL.path
  let start = folder.hasSuffix("/") ? folder : folder + "/"
  return shellQuoted(whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : whole)
}

/// A word that a shell takes as it is.
package func shellQuoted(_ word: String) -> String {
  let isPlain = word.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || "0123456789/._-+,:@%=".unicodeScalars.contains($0)
  }
  return isPlain && !word.isEmpty ? word : "'" + quotesEscaped(word) + "'"
}

/// By code points: a quote with an accent on it is a quote to a shell.
private func quotesEscaped(_ word: String) -> String {
  word.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false).map { String($0) }.joined(separator: "'\\''")
}
