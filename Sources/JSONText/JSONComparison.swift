/// What comparing two texts byte by byte needs.
extension JSONInput {
  /// Offset of the first byte that is not the same, or that one of them has not;
  /// nil where they are the same.
  public func firstDifference(from other: JSONInput) -> Int? {
    let shorter = min(count, other.count)
    var position = 0
    if let mine = unsafe bytes.baseAddress, let theirs = unsafe other.bytes.baseAddress {
      while position &+ 8 <= shorter {
        let word = unsafe mine.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let its = unsafe theirs.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        if word != its { break }
        position &+= 8
      }
    }
    while position < shorter {
      if unsafe bytes[position] != other.bytes[position] { return position }
      position &+= 1
    }
    return count == other.count ? nil : shorter
  }

  /// The byte at an offset; nil past the end.
  public func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? unsafe bytes[offset] : nil
  }

  /// Some of the bytes; what lies outside the text is left out.
  public func part(_ range: Range<Int>) -> JSONInput {
    let range = range.clamped(to: 0..<count)
    return unsafe JSONInput(UnsafeRawBufferPointer(rebasing: bytes[range]))
  }

  /// The text from the character to which the byte at an offset belongs, of at most
  /// so many Unicode scalars. Bytes that are no UTF-8 show as U+FFFD.
  public func excerpt(at offset: Int, maxScalars: Int) -> String {
    guard var start = byte(at: offset).map({ _ in offset }) else { return "" }
    var steps = 0
    while steps < 3, start > 0, let byte = byte(at: start), byte & 0xC0 == 0x80 {
      start -= 1
      steps += 1
    }
    let rest = unsafe part(start..<start + 4 * maxScalars).bytes
    let text = unsafe String(decoding: rest, as: UTF8.self)
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(maxScalars)))
  }

  /// Line and column, both from 1, of a byte offset; the column in Unicode scalars.
  public func place(of byteOffset: Int) -> (line: Int, column: Int) {
    unsafe PlaceFinder().place(of: byteOffset, in: bytes)
  }

  /// The line that an offset lies on, without its line feed.
  public func line(at offset: Int) -> (byteOffset: Int, text: JSONInput) {
    var start = min(max(offset, 0), count)
    var end = start
    while let byte = byte(at: start - 1), byte != 0x0A { start -= 1 }
    while let byte = byte(at: end), byte != 0x0A { end += 1 }
    return (start, part(start..<end))
  }

  /// The last line that is not blank.
  public var lastLine: (byteOffset: Int, text: JSONInput) {
    var end = count
    while let byte = byte(at: end - 1), Self.isBlank(byte) { end -= 1 }
    return line(at: end)
  }

  /// Whether a byte is white space between JSON tokens.
  public static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}

extension JSONDocument {
  /// JSON Pointer of the innermost value to which the byte at an offset belongs, where
  /// that value or its key begins, and whether the byte stands inside a string. A key
  /// belongs to its value, what stands between values to the object or array around
  /// them, and, where asked for, what follows a number to the number. Nil outside of
  /// the text's value.
  public func value(
    at offset: Int, continuingNumbers: Bool
  ) -> (pointer: String, start: Int, isInString: Bool)? {
    func holds(_ node: JSONNode) -> Bool {
      let range = node.byteRange
      let end = range.upperBound + (continuingNumbers && node.kind == .number ? 1 : 0)
      return range.lowerBound <= offset && offset < end
    }
    func isInside(_ node: JSONNode) -> Bool {
      let range = node.byteRange
      return node.kind == .string && range.lowerBound < offset && offset < range.upperBound
    }
    var path = ""
    var here = root
    guard holds(here) else { return nil }
    while true {
      var inner: JSONNode?
      switch here.kind {
      case .object:
        var members = JSONMembers(here)
        while let member = members.next(), member.key.byteOffset <= offset {
          guard offset < member.value.byteOffset || holds(member.value) else { continue }
          path += "/" + JSONPointer.escaped(member.key.unescaped)
          if offset < member.value.byteOffset {
            return (path, member.key.byteOffset, isInside(member.key))
          }
          inner = member.value
          break
        }
      case .array:
        var elements = JSONElements(here)
        var position = 0
        while let element = elements.next(), element.byteOffset <= offset {
          if holds(element) {
            path += "/\(position)"
            inner = element
            break
          }
          position += 1
        }
      default: break
      }
      guard let next = inner else { return (path, here.byteOffset, isInside(here)) }
      here = next
    }
  }
}
