/// A sentence in Vietnamese and in English.
public struct Message: Sendable, Equatable {
  /// The sentence in Vietnamese.
  public let vi: String
  /// The sentence in English.
  public let en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}
