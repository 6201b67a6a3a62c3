/// A rectangle on the picture, in pixels from the top left.
struct Box: Equatable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  var width: Double { right - left }
  var height: Double { bottom - top }
}
