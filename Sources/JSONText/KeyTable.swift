/// A fixed set of keys, looked up by their bytes; no String is made.
public struct KeyTable: Sendable {
  /// Length, first and last eight bytes: all there is of a key of up to 16.
  struct Print: Sendable, Equatable {
    var first: UInt64
    var last: UInt64
    var length: UInt32

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      let count = bytes.count
      length = UInt32(truncatingIfNeeded: count)
      guard count >= 8, let base = unsafe UnsafeRawPointer(bytes.baseAddress) else {
        // Fewer than eight: all in one word.
        var word: UInt64 = 0
        for position in 0..<count { word = word << 8 | UInt64(unsafe bytes[position]) }
        first = word
        last = word
        return
      }
      first = unsafe base.loadUnaligned(as: UInt64.self)
      last = unsafe base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    }

    var hash: Int {
      let word = (first ^ (last << 23 | last >> 41)) &+ UInt64(length)
      let product = (word &* 0x9E37_79B9_7F4A_7C15)
      return Int(truncatingIfNeeded: product >> 33)
    }
  }

  /// The keys in the order given; their positions are what a lookup gives.
  public let keys: [String]
  private let prints: [Print]
  /// Open addressing with linear probing: position of a key, or -1.
  private let slots: [Int32]
  private let mask: Int

  /// Of a key given twice the first position counts.
  public init(_ keys: [String]) {
    self.keys = keys
    var size = 8
    while size < keys.count * 3 { size *= 2 }
    mask = size - 1
    var prints: [Print] = []
    var slots = [Int32](repeating: -1, count: size)
    for (position, key) in keys.enumerated() {
      var key = key
      let print = key.withUTF8 { unsafe Print($0) }
      prints.append(print)
      var slot = print.hash & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position)
    }
    self.prints = prints
    self.slots = slots
  }

  /// Position of a key (or any other string) of a document.
  public func index(of key: JSONNode) -> Int? {
    let token = key.token
    guard token.kind == 4 else { return nil }
    guard token.flags & 1 == 0 else { return index(of: key.unescaped) }
    return unsafe index(of: key.content)
  }

  /// Position of a key.
  public func index(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { unsafe index(of: $0) }
  }

  private func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let print = unsafe Print(bytes)
    var slot = print.hash & mask
    while true {
      let position = Int(slots[slot])
      if position < 0 { return nil }
      if unsafe prints[position] == print && (print.length <= 16 || isKey(position, bytes)) {
        return position
      }
      slot = (slot &+ 1) & mask
    }
  }

  private func isKey(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var key = keys[position]
    return key.withUTF8 { unsafe CanonicalHash.sameBytes($0, bytes) }
  }
}
