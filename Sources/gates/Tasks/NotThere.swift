import LessonKit

/// The sentence for a name that nothing has, with the one that may be meant.
func notThere(_ kind: String, _ name: String, _ names: [String]) -> String {
  let guess = nearest(to: name, among: names).map { " did you mean \($0)? Choose" }
  return "there is no \(kind) “\(name)”;\(guess ?? " choose") \(listed(names, "or"))."
}
