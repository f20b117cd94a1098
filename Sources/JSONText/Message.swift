/// A sentence in Vietnamese and in English.
public struct Message: Sendable, Equatable {
  /// The sentence in Vietnamese.
  public let vi: String
  /// The sentence in English.
  public let en: String

  /// “one of: a, b, c”, the first twenty of them.
  public static func oneOf(_ names: [String]) -> Message {
    let more = names.count > 20 ? ", …" : ""
    let list = names.prefix(20).joined(separator: ", ") + more
    return Message(vi: "một trong: \(list)", en: "one of: \(list)")
  }

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}
