/// JSON prepared once and written often: a value, or `"key":value`, without a
/// comma in front.
public struct Fragment: Sendable {
  let bytes: [UInt8]

  /// `json` is written as it is.
  public init(_ json: String) {
    bytes = Array(json.utf8)
  }
}
