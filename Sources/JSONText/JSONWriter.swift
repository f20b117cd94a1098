import CSimdJSON

/// Appends JSON to one buffer from malloc; puts the commas itself.
///
/// Where memory runs out a flag is set and what is written later is dropped;
/// `takeBuffer` then gives nil. Nothing here traps, but for a writer of what is
/// prepared.
@safe public struct JSONWriter: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>?
  private var capacity: Int
  /// Number of bytes written.
  public internal(set) var count: Int = 0
  /// Whether memory ran out.
  public private(set) var failed = false
  /// Where the last mark of a stencil stands.
  public internal(set) var marked = 0
  private let isOfThePrepared: Bool
  /// Room to begin with, once anything is written.
  private let first: Int

  /// `capacity` is the room to begin with; it is not taken before anything is written.
  public init(capacity: Int) {
    unsafe bytes = nil
    isOfThePrepared = false
    first = max(capacity, 64)
    self.capacity = 0
  }

  /// For a text that is kept or put into another: where memory runs out the process
  /// ends, as for every text of Swift's. Half of it would be written as if it were whole.
  public init(prepared capacity: Int) {
    unsafe bytes = nil
    isOfThePrepared = true
    first = max(capacity, 64)
    self.capacity = 0
  }

  deinit {
    if isOfThePrepared {
      unsafe bytes?.deallocate()
    } else {
      unsafe ksj_release(bytes)
    }
  }

  /// No buffer is made larger: 256 GiB.
  private static var most: Int { 1 << 38 }

  // MARK: Structure

  /// Opens an object, after a comma where one is needed.
  public mutating func beginObject() {
    open(0x7B)
  }

  /// Closes an object.
  public mutating func endObject() {
    put(0x7D)
  }

  /// Opens an array, after a comma where one is needed.
  public mutating func beginArray() {
    open(0x5B)
  }

  /// Closes an array.
  public mutating func endArray() {
    put(0x5D)
  }

  /// Writes a comma where one is needed, the key in quotes and a colon. A key of the
  /// program's own is a name, which needs no escapes.
  public mutating func key(_ key: StaticString) {
    key.withUTF8Buffer { unsafe name($0) }
  }

  private mutating func name(_ source: UnsafeBufferPointer<UInt8>) {
    let size = source.count
    // A comma, two quotes, a colon.
    guard let text = source.baseAddress, reserve(size &+ 4), let bytes = unsafe bytes else {
      return
    }
    let start = unsafe comma(bytes)
    unsafe bytes[start] = 0x22
    unsafe Self.copyShort(text, to: bytes + start + 1, size)
    unsafe bytes[start &+ size &+ 1] = 0x22
    unsafe bytes[start &+ size &+ 2] = 0x3A
    count = start &+ size &+ 3
  }

  /// Writes a comma where one is needed, the key in quotes and a colon.
  @_disfavoredOverload  // a literal is a StaticString
  public mutating func key(_ key: String) {
    unsafe Self.withBytes(key) { unsafe quoted($0, isKey: true) }
  }

  /// Writes a key, or any other string of a document, as it stands there.
  public mutating func key(node: JSONNode) {
    raw(node: node)
    put(0x3A)
  }

  /// Ends a line; what follows begins a new JSON text.
  public mutating func newline() {
    put(0x0A)
  }

  // MARK: Values

  /// Writes a string, escaped where it must be.
  @_disfavoredOverload  // a literal is a StaticString
  public mutating func string(_ text: String) {
    unsafe Self.withBytes(text) { unsafe quoted($0, isKey: false) }
  }

  /// Writes a string, escaped where it must be.
  public mutating func string(_ text: StaticString) {
    text.withUTF8Buffer { unsafe quoted($0, isKey: false) }
  }

  /// Writes an integer.
  public mutating func integer(_ number: Int64) {
    value()
    digits(number.magnitude, isNegative: number < 0, scale: 0, thousands: 0, point: 0)
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ flag: Bool) {
    value()
    append(flag ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    value()
    append("null")
  }

  /// Writes a decimal as a string: `"89.95"`.
  public mutating func decimal(_ number: Decimal) {
    beginString()
    text(number)
    endString()
  }

  /// Copies the JSON text of a value as it stands in its document.
  public mutating func raw(node: JSONNode) {
    value()
    unsafe append(node.rawContent)
  }

  /// Copies a JSON text.
  public mutating func raw(_ input: JSONInput) {
    value()
    unsafe append(input.bytes.bindMemory(to: UInt8.self))
  }

  // MARK: Result

  /// The buffer, closed with a NUL that the length does not count; `free()`
  /// frees it. Nil where memory ran out, and of what is prepared.
  public consuming func takeBuffer() -> (UnsafeMutablePointer<CChar>, Int)? {
    guard reserve(1), !isOfThePrepared, let start = unsafe bytes else { return nil }
    unsafe start[count] = 0
    unsafe bytes = nil
    return unsafe (
      UnsafeMutableRawPointer(start).assumingMemoryBound(to: CChar.self), count
    )
  }

  /// Frees a buffer that `takeBuffer` gave; takes nil.
  public static func freeBuffer(_ buffer: UnsafeMutablePointer<CChar>?) {
    unsafe ksj_release(buffer)
  }

  /// What was written, as text.
  public consuming func makeString() -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// What was written, as bytes.
  public consuming func makeBytes() -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Hands what was written to `body`, in which alone the input is valid.
  public borrowing func withWritten<Result>(_ body: (JSONInput) -> Result) -> Result {
    unsafe body(JSONInput(UnsafeRawBufferPointer(start: bytes, count: count)))
  }

  /// Makes room for so many bytes more, so that writing them moves nothing.
  public mutating func expect(_ size: Int) {
    _ = reserve(max(size, 0))
  }

  /// Notes that memory ran out.
  mutating func fail() { failed = true }

  /// Forgets what was written and keeps the buffer.
  public mutating func removeAll() {
    count = 0
    failed = false
  }

  // MARK: Bytes

  /// Hands over a string's bytes; those of nearly all are there without a copy of it.
  @inline(__always)
  static func withBytes(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let done: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe body($0) }
    if done != nil { return }
    var text = text
    text.withUTF8 { unsafe body($0) }
  }

  /// Room for `size` more bytes, or false where memory has run out.
  @inline(__always)
  mutating func reserve(_ size: Int) -> Bool {
    if !failed && size <= capacity &- count { return true }
    return grow(size)
  }

  @inline(never)
  private mutating func grow(_ size: Int) -> Bool {
    if failed { return false }
    let (needed, overflow) = count.addingReportingOverflow(size)
    let (doubled, tooLarge) = capacity.multipliedReportingOverflow(by: 2)
    let wanted = max(needed, tooLarge ? needed : doubled, first)
    guard !overflow, wanted <= Self.most, let memory = unsafe moved(to: wanted) else {
      failed = true
      return false
    }
    unsafe bytes = memory
    capacity = wanted
    return true
  }

  /// The bytes in a larger buffer; the old one is gone.
  private func moved(to size: Int) -> UnsafeMutablePointer<UInt8>? {
    guard isOfThePrepared else {
      return unsafe ksj_reallocate(bytes, size)?.assumingMemoryBound(to: UInt8.self)
    }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    if let old = unsafe bytes {
      unsafe larger.update(from: old, count: count)
      unsafe old.deallocate()
    }
    return unsafe larger
  }

  /// Writes a comma where a value or key that follows needs one; there is room
  /// for it. Gives where the value begins.
  @inline(__always)
  private func comma(_ bytes: UnsafeMutablePointer<UInt8>) -> Int {
    guard count > 0 else { return 0 }
    switch unsafe bytes[count &- 1] {
    case 0x7B, 0x5B, 0x3A, 0x2C, 0x0A: return count  // { [ : , line feed
    default:
      unsafe bytes[count] = 0x2C
      return count &+ 1
    }
  }

  /// Writes a comma where a value that follows needs one.
  @inline(__always)
  public mutating func value() {
    guard reserve(1), let bytes = unsafe bytes else { return }
    count = unsafe comma(bytes)
  }

  /// Hands `body` the buffer with room for a comma and `size` more bytes, and where a
  /// value begins; `body` moves that on to where it ended, or leaves it.
  @inline(__always)
  mutating func withRoom(
    _ size: Int, _ body: (UnsafeMutablePointer<UInt8>, inout Int) -> Void
  ) {
    guard reserve(size &+ 1), let bytes = unsafe bytes else { return }
    let start = unsafe comma(bytes)
    var end = start
    unsafe body(bytes, &end)
    if end > start { count = end }
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    guard reserve(2), let bytes = unsafe bytes else { return }
    let start = unsafe comma(bytes)
    unsafe bytes[start] = bracket
    count = start &+ 1
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    guard reserve(1), let bytes = unsafe bytes else { return }
    unsafe bytes[count] = byte
    count &+= 1
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append($0) }
  }

  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    let size = source.count
    guard let start = source.baseAddress, reserve(size), let bytes = unsafe bytes else { return }
    unsafe Self.copyShort(start, to: bytes + count, size)
    count &+= size
  }

  /// Copies bytes, few of them as a rule.
  @inline(__always)
  private static func copyShort(
    _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, _ size: Int
  ) {
    guard size <= 16 else { return unsafe target.update(from: source, count: size) }
    let (source, target) = unsafe (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    // The first bytes and the last; in the middle they may be the same.
    if size >= 8 {
      let first = unsafe source.loadUnaligned(as: UInt64.self)
      let last = unsafe source.loadUnaligned(fromByteOffset: size &- 8, as: UInt64.self)
      unsafe target.storeBytes(of: first, as: UInt64.self)
      unsafe target.storeBytes(of: last, toByteOffset: size &- 8, as: UInt64.self)
    } else if size >= 4 {
      let first = unsafe source.loadUnaligned(as: UInt32.self)
      let last = unsafe source.loadUnaligned(fromByteOffset: size &- 4, as: UInt32.self)
      unsafe target.storeBytes(of: first, as: UInt32.self)
      unsafe target.storeBytes(of: last, toByteOffset: size &- 4, as: UInt32.self)
    } else {
      for position in 0..<max(size, 0) {
        let byte = unsafe source.load(fromByteOffset: position, as: UInt8.self)
        unsafe target.storeBytes(of: byte, toByteOffset: position, as: UInt8.self)
      }
    }
  }

  /// Writes a text in quotes, with the escapes that it needs; a key with its
  /// colon.
  private mutating func quoted(_ source: UnsafeBufferPointer<UInt8>, isKey: Bool) {
    let size = source.count
    // A comma, two quotes, a colon.
    guard reserve(size &+ 4), let bytes = unsafe bytes else { return }
    let start = unsafe comma(bytes) &+ 1
    unsafe bytes[start &- 1] = 0x22
    let plain = unsafe Self.copyPlain(source, to: bytes + start)
    count = start &+ plain
    if plain < size {
      unsafe escape(source, from: plain)
      put(0x22)
      if isKey { put(0x3A) }
      return
    }
    unsafe bytes[count] = 0x22
    count &+= 1
    if isKey {
      unsafe bytes[count] = 0x3A
      count &+= 1
    }
  }
}
