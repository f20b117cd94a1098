/// Strings put together from pieces, none of which is made first.
extension JSONWriter {
  /// Opens a string, after a comma where one is needed; its pieces follow.
  @inline(__always)
  public mutating func beginString() {
    value()
    put(0x22)
  }

  /// Closes a string.
  @inline(__always)
  public mutating func endString() {
    put(0x22)
  }

  /// Writes a piece of a string, escaped where it must be.
  @_disfavoredOverload  // a literal is a StaticString
  public mutating func text(_ text: String) {
    unsafe Self.withBytes(text) { unsafe escaped($0) }
  }

  /// Writes a piece of a string, escaped where it must be.
  public mutating func text(_ text: StaticString) {
    text.withUTF8Buffer { unsafe escaped($0) }
  }

  /// Writes a piece of a string as it is: its escapes are there already.
  public mutating func piece(_ json: StaticString) {
    json.withUTF8Buffer { unsafe append($0) }
  }

  /// Writes the text of a string of a document as a piece of another.
  public mutating func text(node: JSONNode) {
    guard node.kind == .string, !node.hasEscapes else { return text(node.unescaped) }
    unsafe append(node.content)
  }

  /// Writes an integer as a piece of a string, with a mark between thousands where one
  /// is given.
  public mutating func text(_ number: Int64, thousands: Unicode.Scalar? = nil) {
    digits(
      number.magnitude, isNegative: number < 0, scale: 0, thousands: Self.byte(thousands), point: 0)
  }

  /// Writes a decimal as a piece of a string, by default in its canonical form.
  /// - Parameter trimsZeros: whether zeros at the end of its fraction are left out.
  public mutating func text(
    _ number: Decimal, thousands: Unicode.Scalar? = nil, point: Unicode.Scalar = ".",
    trimsZeros: Bool = false
  ) {
    var magnitude = number.mantissa.magnitude
    var scale = Int(number.scale)
    if trimsZeros {
      while scale > 0, magnitude % 10 == 0 {
        magnitude /= 10
        scale &-= 1
      }
    }
    digits(
      magnitude, isNegative: number.mantissa < 0, scale: scale, thousands: Self.byte(thousands),
      point: Self.byte(point))
  }

  /// Writes a number of at most two digits with two, as dates and clocks have them.
  public mutating func text(twoDigits number: Int) {
    if number >= 0, number < 10 { put(0x30) }
    text(Int64(number))
  }

  /// Copies what was written before, the bytes of a range of it; nothing where the range
  /// is not all written.
  public mutating func copy(_ range: Range<Int>) {
    let size = range.count
    guard range.lowerBound >= 0, range.upperBound <= count, reserve(size),
      let bytes = unsafe bytes
    else { return }
    unsafe (bytes + count).update(from: bytes + range.lowerBound, count: size)
    count &+= size
  }

  /// Copies what another writer has, the bytes of a range of it. Where that is not all
  /// there, memory ran out, and so it is noted here.
  public mutating func copy(_ range: Range<Int>, of other: borrowing JSONWriter) {
    let size = range.count
    guard range.lowerBound >= 0, range.upperBound <= other.count, !other.failed,
      let source = unsafe other.bytes
    else { return fail() }
    guard reserve(size), let bytes = unsafe bytes else { return }
    unsafe (bytes + count).update(from: source + range.lowerBound, count: size)
    count &+= size
  }

  /// Writes a string of a document; the same as its text, its escapes made anew.
  public mutating func string(node: JSONNode) {
    if node.hasEscapes { string(node.unescaped) } else { raw(node: node) }
  }

  /// A mark's byte; 0 for none, and for one that is not ASCII.
  @inline(__always)
  static func byte(_ mark: Unicode.Scalar?) -> UInt8 {
    guard let mark, mark.isASCII else { return 0 }
    return UInt8(truncatingIfNeeded: mark.value)
  }

  private mutating func escaped(_ source: UnsafeBufferPointer<UInt8>) {
    let size = source.count
    guard reserve(size), let bytes = unsafe bytes else { return }
    let plain = unsafe Self.copyPlain(source, to: bytes + count)
    count &+= plain
    if plain < size { unsafe escape(source, from: plain) }
  }

  /// Writes digits, `scale` of them after the point.
  @inline(__always)
  mutating func digits(
    _ magnitude: UInt64, isNegative: Bool, scale: Int, thousands: UInt8, point: UInt8
  ) {
    guard reserve(NumberForm.mostBytes), let bytes = unsafe bytes else { return }
    let size = unsafe Digits.write(
      magnitude, isNegative: isNegative, scale: scale, thousands: thousands, point: point,
      to: bytes + count)
    count &+= size
  }
}
