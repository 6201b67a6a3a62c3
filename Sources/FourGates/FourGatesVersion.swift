/// Which FourGates this is: what `gates --version` says, and what is noted in a file that a later version may read.
public enum FourGatesVersion {
  /// By the rules of semver.org: what is not 1 yet may change its interface with the second number.
  public static let current = "0.1.0"
}
