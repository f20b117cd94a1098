import CSimdJSON

/// How a key table is looked into: addresses only, so that readers made by the dozen
/// retain nothing. Valid as long as its table is.
@safe @frozen public struct KeyLookup: @unchecked Sendable {
  /// By position; of length -1 where the key stands at an earlier position as well.
  @usableFromInline let entries: UnsafePointer<ksj_key>
  @usableFromInline let count: Int
  /// Positions by hash, -1 where a slot is empty: open addressing with linear
  /// probing, never more than a third full.
  let slots: UnsafePointer<Int32>
  let mask: Int
  let seed: UInt64

  /// The length and the first and last eight bytes, which are all there is of a key
  /// of up to 16.
  struct Print {
    let first: UInt64
    let last: UInt64
    let length: Int

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      let count = bytes.count
      length = count
      guard count > 0, let base = unsafe UnsafeRawPointer(bytes.baseAddress) else {
        first = 0
        last = 0
        return
      }
      if count >= 8 {
        first = unsafe base.loadUnaligned(as: UInt64.self)
        last = unsafe base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      } else if count >= 4 {
        let low = unsafe base.loadUnaligned(as: UInt32.self)
        let high = unsafe base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
        first = UInt64(low) | UInt64(high) << 32
        last = first
      } else {
        let low = unsafe UInt64(bytes[0])
        let middle = unsafe UInt64(bytes[count >> 1])
        first = unsafe low | middle << 8 | UInt64(bytes[count &- 1]) << 16
        last = first
      }
    }
  }

  /// Position of the key of a member, or -1; `expected` is tried first, then those
  /// close behind it, since keys are often left out.
  @inlinable @inline(__always)
  func position(of key: JSONNode, expected: Int) -> Int {
    isKey(key, at: expected) ? expected : searchBehind(key, expected)
  }

  @usableFromInline @inline(never)
  func searchBehind(_ key: JSONNode, _ expected: Int) -> Int {
    guard key.token.kind == 4, !key.hasEscapes else { return search(key) }
    return unsafe searchBehind(key.content, expected)
  }

  /// Whether a string of a document is the key at a position, without escapes.
  @inlinable @inline(__always)
  func isKey(_ key: JSONNode, at position: Int) -> Bool {
    guard position >= 0, position < count, key.token.kind == 4, !key.hasEscapes else {
      return false
    }
    return unsafe isKey(key.content, at: position)
  }

  /// Position of a key, or -1; `expected` is tried first, then those close behind it.
  @inlinable @inline(__always)
  func position(of key: UnsafeBufferPointer<UInt8>, expected: Int) -> Int {
    unsafe isKey(key, at: expected) ? expected : searchBehind(key, expected)
  }

  @usableFromInline @inline(never)
  func searchBehind(_ key: UnsafeBufferPointer<UInt8>, _ expected: Int) -> Int {
    // Some keys are often left out.
    var next = expected &+ 1
    while next <= expected &+ 3 {
      if unsafe isKey(key, at: next) { return next }
      next &+= 1
    }
    return unsafe search(key)
  }

  /// Whether bytes are the key at a position.
  @inlinable @inline(__always)
  func isKey(_ key: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard position >= 0, position < count else { return false }
    return unsafe isKey(key, entries + position)
  }

  @inlinable @inline(__always)
  func isKey(_ key: UnsafeBufferPointer<UInt8>, _ entry: UnsafePointer<ksj_key>) -> Bool {
    guard let bytes = key.baseAddress else { return unsafe entry.pointee.length == 0 }
    return unsafe ksj_is_key(entry, bytes, key.count) != 0
  }

  /// Position of a key (or any other string of a document), or -1.
  @usableFromInline @inline(never)
  func search(_ key: JSONNode) -> Int {
    let token = key.token
    guard token.kind == 4 else { return -1 }
    guard token.flags & 1 == 0 else {
      var text = key.unescaped
      return text.withUTF8 { unsafe search($0) }
    }
    return unsafe search(key.content)
  }

  @inline(__always)
  func search(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let print = unsafe Print(key)
    let hash = unsafe hash(print, key)
    var slot = Int(hash) & mask
    while true {
      let position = Int(unsafe slots[slot])
      if position < 0 { return -1 }
      let entry = unsafe entries + position
      if unsafe entry.pointee.hash == hash && isKey(key, entry) { return position }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  func hash(_ print: Print, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var word = (print.first ^ seed) &* Self.odd ^ (print.last << 23 | print.last >> 41)
    if print.length > 16, let base = unsafe UnsafeRawPointer(bytes.baseAddress) {
      var position = 8
      while position &+ 8 < print.length {
        let middle = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        word = (word ^ middle) &* Self.odd
        word ^= word >> 29
        position &+= 8
      }
    }
    word = word &+ UInt64(truncatingIfNeeded: print.length)
    return UInt32(truncatingIfNeeded: ((word ^ word >> 32) &* Self.odd) >> 32)
  }

  private static var odd: UInt64 { 0x9E37_79B9_7F4A_7C15 }
}

extension KeyLookup {
  /// The key at a position of the table.
  func key(at position: Int) -> ksj_key { unsafe entries[position] }

  /// The keys, for messages.
  var names: [String] {
    unsafe UnsafeBufferPointer(start: entries, count: count).map { entry in
      unsafe String(
        decoding: UnsafeBufferPointer(start: entry.bytes, count: max(Int(entry.length), 0)),
        as: UTF8.self)
    }
  }
}
