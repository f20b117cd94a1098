/// What a problem is about; decides the status that the host sees.
public enum ProblemClass: Sendable {
  /// The text is not JSON.
  case json
  /// The text is JSON, but not a request.
  case request
  /// The text goes beyond a limit.
  case limit
  /// The rulebook is at fault, or there is none.
  case rulebook
}

/// The stable kebab-case name of a kind of problem.
public struct ProblemCode: Sendable, Equatable {
  /// The name, as in `wrong-type`.
  public let name: String
  /// What the problem is about.
  public let problemClass: ProblemClass

  public init(_ name: String, _ problemClass: ProblemClass) {
    self.name = name
    self.problemClass = problemClass
  }
}

/// The codes that this module raises.
extension ProblemCode {
  /// The text holds nothing but white space.
  public static let jsonEmpty = ProblemCode("json-empty", .json)
  /// The text ends inside a value.
  public static let jsonTruncated = ProblemCode("json-truncated", .json)
  /// A character stands where it may not.
  public static let jsonSyntax = ProblemCode("json-syntax", .json)
  /// The bytes are not UTF-8.
  public static let jsonBadUTF8 = ProblemCode("json-bad-utf8", .json)
  /// The text begins with a byte order mark.
  public static let jsonByteOrderMark = ProblemCode("json-byte-order-mark", .json)
  /// A number is not written as JSON writes numbers.
  public static let jsonBadNumber = ProblemCode("json-bad-number", .json)
  /// A string has a bad escape, a lone surrogate or a raw control character.
  public static let jsonBadString = ProblemCode("json-bad-string", .json)
  /// Something follows the value.
  public static let jsonTrailingText = ProblemCode("json-trailing-text", .json)
  /// A key stands twice in one object.
  public static let jsonDuplicateKey = ProblemCode("json-duplicate-key", .json)
  /// Too many objects and arrays inside one another.
  public static let jsonTooDeep = ProblemCode("json-too-deep", .limit)
  /// The text has too many bytes.
  public static let jsonTooLarge = ProblemCode("json-too-large", .limit)
  /// A string has too many bytes.
  public static let textTooLong = ProblemCode("text-too-long", .limit)
  /// An array has too many elements.
  public static let listTooLong = ProblemCode("list-too-long", .limit)
  /// A field that is not known here.
  public static let unknownField = ProblemCode("unknown-field", .request)
  /// A field that must be there is not.
  public static let missingField = ProblemCode("missing-field", .request)
  /// A value of another JSON type than the one expected.
  public static let wrongType = ProblemCode("wrong-type", .request)
  /// A number that is no integer, or outside its range.
  public static let numberOutOfRange = ProblemCode("number-out-of-range", .request)
  /// Not a decimal as `docs/formats.md` describes it.
  public static let badDecimal = ProblemCode("bad-decimal", .request)
  /// A value of the right type that may not stand here.
  public static let badValue = ProblemCode("bad-value", .request)
  /// Memory ran out; the boundary turns it into a status of its own.
  public static let outOfMemory = ProblemCode("out-of-memory", .limit)
}
