#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes a file aside and renames it, so that nobody ever sees half of it.
func writeFile(_ text: String, to path: String) throws(PlotError) {
  let aside = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
  let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw unwritable(path) }
  do throws(PlotError) {
    defer { close(descriptor) }
    try write(text, to: descriptor, path: path)
  } catch {
    unlink(aside)
    throw error
  }
  try renameFile(aside, to: path)
}

/// Gives a finished file its name; where that cannot be done, the file is removed.
func renameFile(_ aside: String, to path: String) throws(PlotError) {
  guard rename(aside, path) == 0 else {
    let error = unwritable(path)
    unlink(aside)
    throw error
  }
}

/// Removes a folder that holds at most this one file.
func removeFolder(_ path: String, with file: String) {
  unlink("\(path)/\(file)")
  rmdir(path)
}

/// The path from the root, for a program whose folder is another.
func absolutePath(_ path: String) -> String {
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}

/// Writes all of the text, in as many pieces as the system takes; `path` is for the error.
func write(_ text: String, to descriptor: Int32, path: String) throws(PlotError) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { throw unwritable(path) }
    rest = rest.dropFirst(count)
  }
}

/// Makes a folder and those above it, where they are missing.
func makeFolder(_ path: String) throws(PlotError) {
  guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
  if errno == ENOENT, let slash = path.dropLast().lastIndex(of: "/"), slash > path.startIndex {
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
  }
  throw unwritable(path)
}

/// Makes an empty folder that nobody else uses; its name begins with `prefix`.
func makeAsideFolder(_ prefix: String) throws(PlotError) -> String {
  var template = Array("\(prefix)-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { throw unwritable(prefix) }
  return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// The last bytes of a file, at most `count`; none when it cannot be read.
func lastBytes(_ count: Int, of path: String) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  let size = lseek(descriptor, 0, SEEK_END)
  lseek(descriptor, max(0, size - off_t(count)), SEEK_SET)
  var bytes = [UInt8](repeating: 0, count: count)
  let length = read(descriptor, &bytes, count)
  return Array(bytes.prefix(max(0, length)))
}

func unwritable(_ path: String) -> PlotError {
  .unwritable(path: path, reason: String(cString: strerror(errno)))
}

func isFolder(_ path: String) -> Bool {
  var information = stat()
  return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
}
