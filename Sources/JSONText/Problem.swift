/// Where a fault stands, before its place is worked out.
public enum Spot: Sendable, Equatable {
  /// The value with this token index.
  case value(Int32)
  /// The key with this token index.
  case key(Int32)
  /// A byte offset.
  case offset(Int)
}

/// What a typed read throws: its place is not worked out yet.
///
/// `JSONDocument.problem(_:)` makes a `Problem` of it. One word, so that the reads that
/// could throw it cost no more for that.
public struct Fault: Error, Sendable {
  private final class Content: Sendable {
    let code: ProblemCode
    let message: Message
    let expected: Message?
    let spot: Spot

    init(_ code: ProblemCode, _ message: Message, _ expected: Message?, _ spot: Spot) {
      self.code = code
      self.message = message
      self.expected = expected
      self.spot = spot
    }
  }

  private let content: Content

  /// The kind of problem.
  public var code: ProblemCode { content.code }
  /// What was found.
  public var message: Message { content.message }
  /// What should have stood there.
  public var expected: Message? { content.expected }
  /// Where it stands.
  public var spot: Spot { content.spot }

  public init(code: ProblemCode, message: Message, expected: Message? = nil, spot: Spot) {
    content = Content(code, message, expected, spot)
  }
}

/// A fault with its place worked out.
public struct Problem: Error, Sendable, Equatable {
  /// The kind of problem.
  public let code: ProblemCode
  /// What was found.
  public let message: Message
  /// What should have stood there.
  public let expected: Message?
  /// JSON Pointer (RFC 6901) of the value, object or key at fault.
  public let pointer: String
  /// From 1; a line ends with LF, CRLF or CR.
  public let line: Int
  /// From 1, in Unicode scalars.
  public let column: Int
  /// From 0.
  public let byteOffset: Int

  public init(
    code: ProblemCode, message: Message, expected: Message? = nil, pointer: String = "",
    line: Int = 1, column: Int = 1, byteOffset: Int = 0
  ) {
    self.code = code
    self.message = message
    self.expected = expected
    self.pointer = pointer
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }
}

extension Problem {
  /// What was asked of malloc and was not had. It has no place.
  public static var outOfMemory: Problem {
    Problem(
      code: .outOfMemory, message: Message(vi: "Không đủ bộ nhớ.", en: "Memory ran out."))
  }
}
