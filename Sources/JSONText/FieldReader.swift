/// A member of an object, found in a table.
@frozen public struct Field {
  /// Position of the key in the table.
  public let index: Int
  public let key: JSONNode
  public let value: JSONNode

  @inlinable init(index: Int, key: JSONNode, value: JSONNode) {
    self.index = index
    self.key = key
    self.value = value
  }
}

/// Walks the members of an object against a table of at most 64 keys; an
/// unknown field or a duplicate key is a fault.
@frozen public struct FieldReader {
  /// The object.
  public let node: JSONNode
  /// Not retained: the tables are constants, and readers are made by the dozen.
  @usableFromInline let lookup: KeyLookup
  @usableFromInline var members: JSONMembers
  @usableFromInline var seen: UInt64 = 0
  /// The key after the last, which most likely comes next.
  @usableFromInline var expected = 0

  /// A key at or beyond position 64 of the table counts as unknown. The table must
  /// outlive the reader.
  @inlinable @inline(__always) public init(_ node: JSONNode, _ table: KeyTable) throws(Fault) {
    self.node = node
    lookup = table.lookup
    members = try node.members()
  }

  /// The next member, in the order of the text.
  @inlinable @inline(__always) public mutating func next() throws(Fault) -> Field? {
    guard let member = members.next() else { return nil }
    let index = lookup.position(of: member.key, expected: expected)
    guard index >= 0, index < 64 else { throw unknownField(member.key) }
    expected = index &+ 1
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
    guard seen & bit == 0 else { throw member.key.duplicateKey() }
    seen |= bit
    return Field(index: index, key: member.key, value: member.value)
  }

  /// Whether `next()` has come upon the key.
  @inlinable public func saw(_ index: Int) -> Bool {
    index >= 0 && index < 64 && seen & (1 &<< UInt64(truncatingIfNeeded: index)) != 0
  }

  /// A fault at the object where `next()` has not come upon the key.
  @inlinable public func require(_ index: Int) throws(Fault) {
    guard saw(index) else { throw missingField(index) }
  }

  @usableFromInline @inline(never)
  func missingField(_ index: Int) -> Fault {
    let names = lookup.names
    let name = names.indices.contains(index) ? names[index] : ""
    return node.fault(
      .missingField,
      Message(
        vi: "Thiếu trường bắt buộc \"\(name)\".", en: "The required field \"\(name)\" is missing."),
      expected: Message(vi: "trường \"\(name)\"", en: "the field \"\(name)\""))
  }

  @usableFromInline @inline(never)
  func unknownField(_ key: JSONNode) -> Fault {
    let name = key.excerpt
    let known = lookup.names.prefix(64).map { "\"\($0)\"" }.joined(separator: ", ")
    return key.keyFault(
      .unknownField,
      Message(vi: "Không có trường \(name) ở đây.", en: "There is no field \(name) here."),
      expected: Message(
        vi: known.isEmpty ? "không có trường nào" : "một trong các trường: \(known)",
        en: known.isEmpty ? "no field" : "one of the fields: \(known)"))
  }
}

extension JSONNode {
  /// This key stands twice in its object.
  @inline(never)
  public func duplicateKey() -> Fault {
    let name = excerpt
    return keyFault(
      .jsonDuplicateKey,
      Message(
        vi: "Khóa \(name) lặp lại trong cùng một đối tượng.",
        en: "The key \(name) stands twice in one object."),
      expected: Message(
        vi: "mỗi khóa chỉ xuất hiện một lần", en: "every key only once"))
  }

  /// A fault at the second of two keys of this object that are the same text,
  /// by canonical equivalence. For objects whose keys are not a fixed set.
  public func requireDistinctKeys() throws(Fault) {
    let count = count
    guard count > 1 else { return }
    var members = try members()
    if count <= 8 {
      var keys: [JSONNode] = []
      while let member = members.next() {
        if keys.contains(where: { $0.equals(member.key) }) { throw member.key.duplicateKey() }
        keys.append(member.key)
      }
      return
    }
    var keys: [UInt64: JSONNode] = [:]
    var others: [UInt64: [JSONNode]] = [:]
    keys.reserveCapacity(count)
    while let member = members.next() {
      let hash = member.key.hash64()
      guard let first = keys.updateValue(member.key, forKey: hash) else { continue }
      let rest = others[hash] ?? []
      if first.equals(member.key) || rest.contains(where: { $0.equals(member.key) }) {
        throw member.key.duplicateKey()
      }
      others[hash] = rest + [first]
    }
  }
}
