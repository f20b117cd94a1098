/// Messages and problems, as all formats have them.
extension JSONWriter {
  /// Writes `{"vi":…,"en":…}`.
  public mutating func message(_ message: Message) {
    beginObject()
    key("vi")
    string(message.vi)
    key("en")
    string(message.en)
    endObject()
  }

  /// Writes the problem object of `docs/formats.md`.
  public mutating func problem(_ problem: Problem) {
    beginObject()
    key("code")
    string(problem.code.name)
    key("message")
    message(problem.message)
    key("pointer")
    string(problem.pointer)
    key("line")
    integer(Int64(problem.line))
    key("column")
    integer(Int64(problem.column))
    key("byteOffset")
    integer(Int64(problem.byteOffset))
    if let expected = problem.expected {
      key("expected")
      message(expected)
    }
    endObject()
  }
}
