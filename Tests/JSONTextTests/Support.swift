import JSONText

/// The problem that reading a text as JSON gives, or nil.
func problem(in bytes: [UInt8], maxBytes: Int = 1_000_000, maxDepth: Int = 64) -> Problem? {
  do throws(Problem) {
    try JSONParser().withDocument(bytes, maxBytes: maxBytes, maxDepth: maxDepth) { _ in () }
    return nil
  } catch {
    return error
  }
}

func problem(in text: String, maxDepth: Int = 64) -> Problem? {
  problem(in: Array(text.utf8), maxDepth: maxDepth)
}

/// What `body` makes of the root of a text.
func read<Result>(_ text: String, _ body: (JSONNode) throws(Fault) -> Result) throws(Problem)
  -> Result
{
  try JSONParser().withDocument(Array(text.utf8)) { document throws(Fault) -> Result in
    try body(document.root)
  }
}

/// The problem that a typed read of the root of a text gives, or nil.
func fault<Result>(_ text: String, _ body: (JSONNode) throws(Fault) -> Result) -> Problem? {
  do throws(Problem) {
    _ = try read(text, body)
    return nil
  } catch {
    return error
  }
}

/// Writes the whole of a value anew through the typed cursor.
func copy(_ node: JSONNode, into writer: inout JSONWriter) throws(Fault) {
  switch node.kind {
  case .null: writer.null()
  case .false, .true: writer.bool(try node.bool())
  case .number: writer.raw(node: node)
  case .string: writer.string(try node.string())
  case .array:
    writer.beginArray()
    for element in try node.elements() { try copy(element, into: &writer) }
    writer.endArray()
  case .object:
    writer.beginObject()
    for member in try node.members() {
      writer.key(try member.key.string())
      try copy(member.value, into: &writer)
    }
    writer.endObject()
  }
}

/// A text read and written anew.
func copied(_ text: String) throws(Problem) -> String {
  try read(text) { root throws(Fault) -> String in
    var writer = JSONWriter(capacity: 0)
    try copy(root, into: &writer)
    return writer.makeString()
  }
}
