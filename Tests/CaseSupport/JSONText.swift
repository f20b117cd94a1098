import JSONText

/// Why a text could not be read as a tree.
public struct JSONError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}

extension JSON {
  /// Reads a text. A key that stands twice in one object is an error: no response
  /// may have one.
  public init(parsing bytes: [UInt8]) throws {
    do {
      self = try JSONParser().withDocument(bytes, maxDepth: 512) { document throws(Fault) in
        try JSON(document.root)
      }
    } catch {
      throw JSONError(
        "\(error.code.name) at \(error.pointer) \(error.line):\(error.column): \(error.message.en)")
    }
  }

  public init(parsing text: String) throws {
    try self.init(parsing: Array(text.utf8))
  }

  private init(_ node: JSONNode) throws(Fault) {
    switch node.kind {
    case .null: self = .null
    case .false, .true: self = .bool(try node.bool())
    case .number: self = .number(node.rawText)
    case .string: self = .string(try node.string(maxBytes: .max))
    case .array:
      var elements: [JSON] = []
      for element in try node.elements() { elements.append(try JSON(element)) }
      self = .array(elements)
    case .object:
      var members: [Member] = []
      var keys = Set<String>()
      for member in try node.members() {
        let key = try member.key.string(maxBytes: .max)
        let isNew = keys.insert(key).inserted
        guard isNew || !members.contains(where: { $0.key.hasSameBytes(as: key) }) else {
          throw member.key.keyFault(
            .jsonDuplicateKey, Message(vi: key, en: "the key “\(key)” stands twice"))
        }
        members.append(Member(key, try JSON(member.value)))
      }
      self = .object(members)
    }
  }

  /// The value as compact JSON; numbers and texts as they were read.
  public var json: String {
    var writer = JSONWriter(capacity: 256)
    write(into: &writer)
    return writer.makeString()
  }

  public var bytes: [UInt8] { Array(json.utf8) }

  private func write(into writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let flag): writer.bool(flag)
    case .number(let text): JSONInput.with(Array(text.utf8)) { writer.raw($0) }
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(into: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(into: &writer)
      }
      writer.endObject()
    }
  }
}
