import CSimdJSON

/// A place in the structure of a text, for a reader that knows what to expect: it goes
/// from key to key and takes most values as they stand, without a token for each.
///
/// It reads what such a reader expects and says so where it finds anything else, a fault
/// among it: then the text is to be parsed as a whole, which tells what is wrong and where.
/// Valid until the parser's next parse and while the text lives.
@safe @frozen public struct JSONCursor {
  @usableFromInline let text: UnsafePointer<UInt8>
  @usableFromInline let length: Int
  @usableFromInline let structure: ksj_structure
  @usableFromInline let tokens: UnsafeMutablePointer<ksj_token>
  /// The next index. What was read before it was not the last `}` of the text, so that
  /// there is one, but for a cursor that `isAtEnd`.
  @usableFromInline var at: UnsafePointer<UInt32>
  @usableFromInline let last: UnsafePointer<UInt32>
  /// How many tokens were written.
  @usableFromInline var tokenCount: UInt32
  /// The first backslash not yet passed.
  @usableFromInline var backslash: UInt32
  /// How many objects are open around the place.
  @usableFromInline var depth: UInt32 = 0
  @usableFromInline let maxDepth: UInt32

  init?(_ text: UnsafeRawBufferPointer, _ structure: ksj_structure, maxDepth: UInt32) {
    guard let start = unsafe text.baseAddress?.assumingMemoryBound(to: UInt8.self),
      let index = unsafe structure.index, let tokens = unsafe structure.tokens
    else { return nil }
    unsafe self.text = start
    length = text.count
    unsafe self.structure = structure
    unsafe self.tokens = tokens
    self.maxDepth = maxDepth
    unsafe at = index
    unsafe last = index + Int(structure.count)
    tokenCount = 0
    backslash = unsafe structure.backslash
  }

  /// Whether nothing comes any more.
  @inlinable public var isAtEnd: Bool { unsafe at == last }

  /// Where a cursor stands.
  @safe @frozen public struct Place {
    @usableFromInline let at: UnsafePointer<UInt32>
    @usableFromInline let backslash: UInt32
    @usableFromInline let depth: UInt32

    @inlinable init(_ cursor: JSONCursor) {
      unsafe at = cursor.at
      backslash = cursor.backslash
      depth = cursor.depth
    }
  }

  @inlinable public var place: Place { Place(self) }

  /// Goes to a place it had. No value may be read twice.
  @inlinable public mutating func go(to place: Place) {
    unsafe at = place.at
    backslash = place.backslash
    depth = place.depth
  }

  // MARK: Bytes and indices

  /// The offset that an index gives; as many behind `at` as bytes before it were seen to
  /// be something else than a closing bracket.
  @inlinable @inline(__always) func offset(_ ahead: Int) -> Int { unsafe Int(at[ahead]) }

  /// The byte at an index.
  @inlinable @inline(__always) func byte(_ ahead: Int) -> UInt8 {
    unsafe text[Int(at[ahead])]
  }

  /// The string whose opening quote is at an index: its content, where it is closed right
  /// before the next index and has no escapes.
  @inlinable @inline(__always) func plainString(_ ahead: Int) -> Slice? {
    let start = offset(ahead)
    let end = offset(ahead &+ 1) &- 1
    guard unsafe text[end] == 0x22, start < end, end < Int(backslash) else { return nil }
    return Slice(start: start &+ 1, end: end)
  }

  @usableFromInline struct Slice {
    @usableFromInline let start: Int
    @usableFromInline let end: Int
    @inlinable init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  @inlinable @inline(__always) func content(_ slice: Slice) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text + slice.start, count: slice.end &- slice.start)
  }

  // MARK: Objects

  /// Goes into an object; false where there is none.
  @inlinable @inline(__always) public mutating func enterObject() -> Bool {
    guard !isAtEnd, byte(0) == 0x7B else { return false }
    unsafe at += 1
    depth &+= 1
    return true
  }

  /// Goes to the value of the next member of the object that the cursor is in, or leaves
  /// the object.
  ///
  /// - Parameters:
  ///   - isFirst: whether no member was read yet.
  ///   - expected: place of the key that most likely comes.
  @inlinable @inline(__always)
  public mutating func nextMember(
    of keys: KeyLookup, isFirst: Bool, expected: Int
  ) -> Member {
    guard !isAtEnd else { return .other }
    var first = byte(0)
    if first == 0x7D {
      unsafe at += 1
      depth &-= 1
      return .end
    }
    if !isFirst {
      guard first == 0x2C else { return .other }
      unsafe at += 1
      first = byte(0)
    }
    guard first == 0x22, let key = plainString(0), byte(1) == 0x3A else { return .other }
    let bytes = unsafe content(key)
    let place = unsafe keys.position(of: bytes, expected: expected)
    guard place >= 0 else { return .other }
    unsafe at += 2
    return .key(place)
  }

  /// The same with what was seen of the object before: a key that comes again is to be
  /// read another way.
  @inlinable @inline(__always)
  public mutating func nextMember(_ seen: inout SeenMembers) -> Member {
    let member = nextMember(of: seen.keys, isFirst: seen.isEmpty, expected: seen.expected)
    guard case .key(let place) = member else { return member }
    return seen.insert(place) ? member : .other
  }

  /// What `nextMember` came upon.
  @frozen public enum Member {
    /// A key, by its place in the table.
    case key(Int)
    /// The end of the object.
    case end
    /// Something that is to be read another way.
    case other
  }

  // MARK: Values

  /// The value at the place, with a token for it and each value inside; nil where it is
  /// none.
  @inlinable @inline(__always) public mutating func node() -> JSONNode? {
    if byte(0) == 0x22, let string = plainString(0) {
      return keep(string.start, string.end, kind: 4, 1)
    }
    return anyNode()
  }

  @inlinable @inline(__always) mutating func anyNode() -> JSONNode? {
    let index = tokenCount
    let place = unsafe ksj_read_value(
      text, length, structure, ksj_place(at: at, tokens: tokenCount, backslash: backslash),
      depth, maxDepth)
    guard let behind = unsafe place.at else { return nil }
    unsafe at = behind
    tokenCount = unsafe place.tokens
    backslash = unsafe place.backslash
    return unsafe JSONNode(
      text: text, tokens: tokens, index: Int32(truncatingIfNeeded: index))
  }

  /// Writes one token and goes `ahead`.
  @inlinable @inline(__always)
  mutating func keep(_ start: Int, _ end: Int, kind: UInt8, _ ahead: Int)
    -> JSONNode
  {
    let index = tokenCount
    tokenCount &+= 1
    unsafe tokens[Int(index)] = ksj_token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      next: tokenCount, kind: kind, flags: 0, depth: UInt16(truncatingIfNeeded: depth))
    unsafe at += ahead
    return unsafe JSONNode(
      text: text, tokens: tokens, index: Int32(truncatingIfNeeded: index))
  }

  /// A node for the object at which the cursor stands, whose members it reads itself: it
  /// says where the object begins and has no members.
  @inlinable @inline(__always) public mutating func emptyNode() -> JSONNode {
    keep(offset(0), offset(0), kind: 6, 0)
  }

  /// Goes over an object without a look into it; false where there is none. What is in it
  /// is to be read later.
  public mutating func skipObject() -> Bool {
    guard byte(0) == 0x7B else { return false }
    var open = 0
    while !isAtEnd {
      switch byte(0) {
      case 0x7B: open &+= 1
      case 0x7D: open &-= 1
      default: break
      }
      unsafe at += 1
      if open == 0 {
        if Int(backslash) < offset(0) {
          backslash = UInt32(
            truncatingIfNeeded: unsafe ksj_find_byte(text, offset(0), length, 0x5C))
        }
        return true
      }
    }
    return false
  }
}

/// Which keys of a table of at most 64 an object had so far. The table must outlive it.
@frozen public struct SeenMembers {
  @usableFromInline let keys: KeyLookup
  @usableFromInline var bits: UInt64 = 0
  /// The key after the last, which most likely comes next.
  @usableFromInline var expected = 0

  @inlinable public init(_ table: KeyTable) { keys = table.lookup }

  @inlinable public var isEmpty: Bool { bits == 0 }

  /// False where the key was there before, or is none of the first 64.
  @inlinable @inline(__always) mutating func insert(_ place: Int) -> Bool {
    guard place < 64 else { return false }
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: place)
    guard bits & bit == 0 else { return false }
    bits |= bit
    expected = place &+ 1
    return true
  }

  /// Whether all of these are there, one bit for each place.
  @inlinable public func contains(all mask: UInt64) -> Bool { bits & mask == mask }
}
