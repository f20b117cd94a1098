import CSimdJSON

/// Reads JSON texts; keeps its buffers from one to the next.
///
/// For one thread at a time.
@safe public final class JSONParser {
  /// Nil where memory ran out.
  private let parser: OpaquePointer?
  private let finder = PlaceFinder()

  public init() {
    unsafe parser = ksj_parser_new()
  }

  deinit {
    unsafe ksj_parser_free(parser)
  }

  /// Reads one text.
  ///
  /// The document is valid until the next parse and while the text lives.
  /// `maxDepth` is the greatest number of objects and arrays inside one another.
  public func parse(_ text: UnsafeRawBufferPointer, maxBytes: Int, maxDepth: Int) throws(Problem)
    -> JSONDocument
  {
    finder.reset()
    guard text.count <= maxBytes else {
      throw JSONProblems.tooLarge(bytes: text.count, maxBytes: maxBytes)
    }
    guard let parser = unsafe parser else { throw Problem.outOfMemory }
    let depth = UInt32(clamping: max(maxDepth, 0))
    let result = unsafe ksj_parse(
      parser, text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count, depth)
    guard unsafe result.status == KSJ_OK, let tokens = unsafe result.tokens,
      let start = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self)
    else {
      throw unsafe problem(result, in: text, maxDepth: min(Int(depth), Int(KSJ_MAX_DEPTH)))
    }
    return unsafe JSONDocument(
      text: text, start: start, tokens: tokens, tokenCount: Int(result.count), finder: finder)
  }

  /// A cursor at the root of a text, where that is an object; nil where the text is to be
  /// parsed as a whole.
  ///
  /// The cursor is valid until the parser's next use and while the text lives.
  func cursor(_ text: UnsafeRawBufferPointer, maxBytes: Int, maxDepth: Int) -> JSONCursor? {
    guard text.count <= maxBytes, let parser = unsafe parser,
      let start = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self)
    else { return nil }
    let depth = UInt32(clamping: max(maxDepth, 0))
    return unsafe JSONCursor(
      text, ksj_index(parser, start, text.count, depth), maxDepth: depth)
  }

  /// Reads one text and hands the document to `body`, in which alone it is
  /// valid; a fault that `body` throws comes out with its place worked out.
  public func withDocument<Result>(
    _ bytes: [UInt8], maxBytes: Int = JSONLimits.maxRequestBytes,
    maxDepth: Int = JSONLimits.maxDepth, _ body: (JSONDocument) throws(Fault) -> Result
  ) throws(Problem) -> Result {
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(Problem) -> Result in
      let document = try unsafe parse(
        UnsafeRawBufferPointer(buffer), maxBytes: maxBytes, maxDepth: maxDepth)
      do throws(Fault) {
        return try body(document)
      } catch {
        throw document.problem(error)
      }
    }
  }

  @inline(never)
  private func problem(_ result: ksj_result, in text: UnsafeRawBufferPointer, maxDepth: Int)
    -> Problem
  {
    let offset = Int(unsafe result.offset)
    let (code, message, expected) = unsafe JSONProblems.describe(
      status: result.status, text: text, offset: offset, maxDepth: maxDepth)
    let (line, column) = unsafe finder.place(of: offset, in: text)
    return Problem(
      code: code, message: message, expected: expected, pointer: "", line: line,
      column: column, byteOffset: offset)
  }
}
