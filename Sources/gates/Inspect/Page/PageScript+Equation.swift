extension PageScript {
  /// The equations of the unit with this step's numbers in them.
  static let equation = #"""
    function showEquation(now) {
      byId("place").textContent = `Step ${first + now.step}, layer ${now.layer}, unit ${now.unit}`;
    }
    """#
}
