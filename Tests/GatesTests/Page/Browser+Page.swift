import Foundation

/// What somebody in front of a page does, and what they see.
extension Browser {
  /// The value of an expression in the page.
  func evaluate<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
    let answer = try call(
      "Runtime.evaluate", ["expression": "JSON.stringify([\(expression)])", "returnByValue": true, "userGesture": true])
    let result = answer["result"] as? [String: Any]
    guard answer["exceptionDetails"] == nil, let json = result?["value"] as? String else {
      throw Problem(description: "\(expression): \(answer)")
    }
    do {
      return try JSONDecoder().decode([Value].self, from: Data(json.utf8))[0]
    } catch {
      throw Problem(description: "\(expression): \(json): \(error)")
    }
  }

  /// The text of an element, by its name.
  func text(_ id: String) throws -> String { try evaluate("document.getElementById('\(id)').textContent") }

  /// The rows of a table, by its name, each a list of its cells.
  func rows(_ id: String) throws -> [[String]] {
    try evaluate(
      "[...document.getElementById('\(id)').tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))")
  }

  /// Presses a key and lets it go.
  func press(_ key: String) throws {
    let codes = ["ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, "Tab": 9]
    var event: [String: Any] = [
      "key": key, "code": key, "windowsVirtualKeyCode": codes[key] ?? Int(key.uppercased().utf8.first!),
    ]
    if key.count == 1 { event["text"] = key }
    try call("Input.dispatchKeyEvent", event.merging(["type": event["text"] == nil ? "rawKeyDown" : "keyDown"]) { $1 })
    event["text"] = nil
    try call("Input.dispatchKeyEvent", event.merging(["type": "keyUp"]) { $1 })
  }

  enum Mouse: String {
    case moves = "mouseMoved"
    case isPressed = "mousePressed"
    case isReleased = "mouseReleased"
  }

  /// The mouse at a fraction of an element's width and height, which is scrolled into view.
  func mouse(_ event: Mouse, at fraction: (x: Double, y: Double), of selector: String) throws {
    let box: [Double] = try evaluate(
      """
      (() => {
        const element = document.querySelector('\(selector)');
        element.scrollIntoView({block: "center", behavior: "instant"});
        const box = element.getBoundingClientRect();
        return [box.left, box.top, box.width, box.height];
      })()
      """)
    try call(
      "Input.dispatchMouseEvent",
      [
        "type": event.rawValue, "x": box[0] + fraction.x * box[2], "y": box[1] + fraction.y * box[3], "clickCount": 1,
        "button": event == .moves ? "none" : "left",
      ])
  }

  /// How wide and high the window is; a phone's is 360 wide.
  func resize(width: Int, height: Int) throws {
    try call(
      "Emulation.setDeviceMetricsOverride", ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
  }

  /// What the page asked for other than itself, what its script did wrong, and what the browser complains of.
  var complaints: [String] {
    events.compactMap { event in
      let details = event["params"] as? [String: Any] ?? [:]
      switch event["method"] as? String {
      case "Network.requestWillBeSent":
        let url = (details["request"] as? [String: Any])?["url"] as? String ?? ""
        return (details["type"] as? String) == "Document" ? nil : "asked for \(url)"
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening":
        return "\(event)"
      default: return nil
      }
    }
  }
}
