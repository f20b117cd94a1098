/// The limits that the C header states, as far as reading JSON knows them.
public enum JSONLimits {
  /// Most bytes of one text, as written in the JSON.
  public static let maxTextBytes = 65_536
  /// Most bytes of one id or code, as written in the JSON.
  public static let maxIdBytes = 256
  /// Most items of one list.
  public static let maxItems = 10_000
  /// Most objects and arrays inside one another.
  public static let maxDepth = 64
  /// Most bytes of one request.
  public static let maxRequestBytes = 2_147_483_647
  /// Most digits before the mark of a decimal.
  public static let maxIntegerDigits = 12
  /// Most digits after the mark of a decimal.
  public static let maxFractionDigits = 6
}
