import CSimdJSON

/// A caller's text: its bytes where they lie, for the length of one call.
@safe public struct JSONInput {
  let bytes: UnsafeRawBufferPointer

  /// The bytes must stay where they are while the input is used.
  @unsafe public init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
  }

  public var count: Int { unsafe bytes.count }

  /// A copy of the bytes.
  public var copy: [UInt8] { unsafe Array(bytes) }

  /// Hands the bytes of an array to `body`, in which alone the input is valid.
  public static func with<Result>(
    _ bytes: [UInt8], _ body: (JSONInput) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBytes { buffer in unsafe body(JSONInput(buffer)) }
  }

  /// The lines of the text, without their ends (LF or CRLF).
  public var lines: JSONLines { JSONLines(self) }

  /// How many Unicode scalars begin before a byte.
  public func scalarCount(before offset: Int) -> Int {
    unsafe bytes.prefix(max(offset, 0)).count { $0 & 0xC0 != 0x80 }
  }

  /// Whether there is nothing but white space.
  public var isBlank: Bool {
    unsafe bytes.allSatisfy(Self.isBlank)
  }
}

/// The lines of a text, numbered from 1.
@safe public struct JSONLines: Sequence, IteratorProtocol {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var number = 0

  init(_ input: JSONInput) {
    unsafe bytes = unsafe input.bytes
  }

  public mutating func next() -> (number: Int, byteOffset: Int, text: JSONInput)? {
    let count = unsafe bytes.count
    guard position < count else { return nil }
    let start = position
    let found = unsafe ksj_find_byte(bytes.baseAddress, start, count, 0x0A)
    var end = found
    position = found + 1
    number += 1
    if unsafe end > start && bytes[end - 1] == 0x0D { end -= 1 }
    let line = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    return unsafe (number, start, JSONInput(line))
  }
}

extension JSONParser {
  /// Reads one text; see `parse(_:maxBytes:maxDepth:)`.
  public func parse(_ input: JSONInput, maxBytes: Int, maxDepth: Int) throws(Problem)
    -> JSONDocument
  {
    try unsafe parse(input.bytes, maxBytes: maxBytes, maxDepth: maxDepth)
  }

  /// A cursor at the root of a text; see `cursor(_:maxBytes:maxDepth:)`.
  public func cursor(_ input: JSONInput, maxBytes: Int, maxDepth: Int) -> JSONCursor? {
    unsafe cursor(input.bytes, maxBytes: maxBytes, maxDepth: maxDepth)
  }

  /// Throws `json-too-large` for a text of more bytes.
  public static func requireSize(_ input: JSONInput, maxBytes: Int) throws(Problem) {
    guard input.count <= maxBytes else {
      throw JSONProblems.tooLarge(bytes: input.count, maxBytes: maxBytes)
    }
  }
}
