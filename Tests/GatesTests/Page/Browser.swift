import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A Chromium without a window, told what to do over its DevTools protocol: messages of JSON that end with a zero, on its file
/// descriptors 3 and 4.
final class Browser {
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  private let process: pid_t
  private let socket: Int32
  private let profile: URL
  private var received = Data()
  private var lastNumber = 0
  private var session: String?
  /// What the page said by itself since it was opened, as the protocol's messages.
  private(set) var events: [[String: Any]] = []

  /// The first of the usual names that is there.
  static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let all = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
    return (all + ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]).first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  init() throws {
    let program = try #require(Browser.program)
    profile = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID().uuidString)")
    let arguments = [
      program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
      "--remote-debugging-pipe", "--user-data-dir=\(profile.path)",
    ]
    var ends: [Int32] = [0, 0]
    #if canImport(Darwin)
      try #require(socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0)
      var yes: Int32 = 1
      setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, 4)
      var actions: posix_spawn_file_actions_t?
    #else
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
      var actions = posix_spawn_file_actions_t()
    #endif
    let (mine, theirs) = (fcntl(ends[0], F_DUPFD_CLOEXEC, 20), fcntl(ends[1], F_DUPFD_CLOEXEC, 20))
    for end in ends { close(end) }
    defer { close(theirs) }
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in Int32(0)...2 { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0) }
    for pipe in Int32(3)...4 { posix_spawn_file_actions_adddup2(&actions, theirs, pipe) }
    func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
    let words = pointers(arguments)
    let settings = pointers(ProcessInfo.processInfo.environment.map { "\($0)=\($1)" })
    defer { for text in words + settings { free(text) } }
    var started: pid_t = 0
    let failure = posix_spawn(&started, program, &actions, nil, words, settings)
    try #require(failure == 0, "\(program) does not start: \(String(cString: strerror(failure)))")
    (process, socket) = (started, mine)
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] ?? ""
    session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
    for part in ["Page", "Runtime", "Log", "Network"] { try call("\(part).enable") }
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(socket)
    try? FileManager.default.removeItem(at: profile)
  }

  /// Sends a command and waits for its answer.
  @discardableResult
  func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastNumber += 1
    var message: [String: Any] = ["id": lastNumber, "method": method, "params": parameters]
    message["sessionId"] = session
    try transmit(JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == lastNumber else {
        events.append(answer)
        continue
      }
      if let error = answer["error"] { throw Problem(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Opens a file, and waits until it is loaded and its script has run.
  func open(_ path: String) throws {
    events = []
    try call("Page.navigate", ["url": URL(fileURLWithPath: path).absoluteString])
    while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) { events.append(try receive()) }
  }

  private func transmit(_ data: Data) throws {
    #if canImport(Darwin)
      let quietly: Int32 = 0
    #else
      let quietly = Int32(MSG_NOSIGNAL)
    #endif
    var rest = data[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, quietly) }
      guard sent > 0 else { throw Problem(description: "the browser has ended") }
      rest = rest.dropFirst(sent)
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[..<end]
        received = Data(received[(end + 1)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var ready = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 60_000) > 0 else { throw Problem(description: "the browser does not answer") }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(socket, &buffer, buffer.count)
      guard count > 0 else { throw Problem(description: "the browser has ended") }
      received += buffer[..<count]
    }
  }
}
