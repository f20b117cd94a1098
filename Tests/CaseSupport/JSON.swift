/// A JSON value as a tree that tests can change and write back exactly: members
/// keep their order, numbers their text.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  /// The number's text as it stands: one count of the cases is 2^63.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable {
    public var key: String
    public var value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  public init(_ value: some BinaryInteger) { self = .number(String(value)) }
}

extension JSON {
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  public var elements: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var flag: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  public var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The elements of an array of texts.
  public var texts: [String] { (elements ?? []).compactMap(\.text) }

  /// A member of an object by its key, byte for byte; setting nil takes it out.
  public subscript(_ key: String) -> JSON? {
    get { members?.first { $0.key.hasSameBytes(as: key) }?.value }
    set {
      var members = members ?? []
      let index = members.firstIndex { $0.key.hasSameBytes(as: key) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// An element of an array; nil where there is none. Setting one that is not there
  /// does nothing.
  public subscript(_ index: Int) -> JSON? {
    get { elements.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
    set {
      guard var elements, elements.indices.contains(index), let newValue else { return }
      elements[index] = newValue
      self = .array(elements)
    }
  }

  /// The value some members down.
  public subscript(path path: [String]) -> JSON? {
    get { path.reduce(Optional(self)) { $0?[$1] } }
    set {
      guard let first = path.first else {
        self = newValue ?? .null
        return
      }
      if path.count == 1 {
        self[first] = newValue
      } else {
        var inner = self[first] ?? .object([])
        inner[path: Array(path.dropFirst())] = newValue
        self[first] = inner
      }
    }
  }
}

extension String {
  /// Swift compares texts by canonical equivalence; a case means its bytes.
  public func hasSameBytes(as other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }
}
