/// Goes on while the best update is less than `patience` updates ago.
func earlyStop(_ losses: [Double], patience: Int) -> (stopsAfter: Int, putsBack: Int) {
  var (lowest, best) = (Double.infinity, 1)
  for (index, loss) in losses.enumerated() {
    let update = index + 1
    if loss < lowest { (lowest, best) = (loss, update) }
    if update - best >= patience { return (update, best) }
  }
  return (losses.count, best)
}
