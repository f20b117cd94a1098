/// A fixed set of keys, looked up by their bytes; no String is made.
public struct KeyTable: Sendable {
  let storage: Storage

  /// Of a key given twice the first position counts.
  public init(_ keys: [String]) {
    storage = Storage(keys)
  }

  /// The keys in the order given; their positions are what a lookup gives.
  public var keys: [String] { storage.keys }

  /// Position of a key (or any other string) of a document.
  public func index(of key: JSONNode) -> Int? {
    storage.index(ofKey: key)
  }

  /// Position of a key.
  public func index(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { unsafe storage.index(of: $0) }
  }
}

extension KeyTable {
  /// Length, first and last eight bytes, which are all there is of a key of up to 16,
  /// and a hash of the whole.
  struct Print: Equatable {
    let first: UInt64
    let last: UInt64
    let length: UInt32
    let hash: UInt32

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) {
      let count = bytes.count
      length = UInt32(truncatingIfNeeded: count)
      guard count >= 8, let base = unsafe UnsafeRawPointer(bytes.baseAddress) else {
        // Fewer than eight: all in one word.
        var word: UInt64 = 0
        for position in 0..<count { word = word << 8 | UInt64(unsafe bytes[position]) }
        first = word
        last = word
        hash = Self.mix(word ^ seed)
        return
      }
      first = unsafe base.loadUnaligned(as: UInt64.self)
      last = unsafe base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      var word = (first ^ seed) &* Self.odd ^ (last << 23 | last >> 41)
      var position = 8
      while position &+ 8 < count {
        let middle = unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        word = (word ^ middle) &* Self.odd
        word ^= word >> 29
        position &+= 8
      }
      hash = Self.mix(word &+ UInt64(length))
    }

    private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt32 {
      UInt32(truncatingIfNeeded: ((word ^ word >> 32) &* odd) >> 32)
    }
  }

  struct Slot {
    let print: Print
    /// Position of the key, or -1 where the slot is empty.
    let position: Int32
    /// Where the key's bytes begin among all keys' bytes.
    let start: Int32
  }

  /// Open addressing with linear probing, never more than a third full.
  ///
  /// Nothing changes after `init`: it may be used from any thread.
  @safe final class Storage: @unchecked Sendable {
    let keys: [String]
    private let slots: UnsafeMutablePointer<Slot>
    private let bytes: UnsafeMutablePointer<UInt8>
    private let mask: Int
    private let seed = CanonicalHash.seed

    init(_ keys: [String]) {
      self.keys = keys
      var size = 8
      while size / 3 < keys.count { size *= 2 }
      mask = size - 1
      unsafe slots = .allocate(capacity: size)
      let empty = unsafe Print(UnsafeBufferPointer(start: nil, count: 0), seed)
      unsafe slots.initialize(repeating: Slot(print: empty, position: -1, start: 0), count: size)
      unsafe bytes = .allocate(capacity: max(keys.reduce(0) { $0 + $1.utf8.count }, 1))
      var start = 0
      for (position, key) in keys.enumerated() {
        var key = key
        let print = key.withUTF8 { unsafe Print($0, seed) }
        var slot = Int(print.hash) & mask
        while unsafe slots[slot].position >= 0 { slot = (slot &+ 1) & mask }
        unsafe slots[slot] = Slot(
          print: print, position: Int32(truncatingIfNeeded: position),
          start: Int32(truncatingIfNeeded: start))
        for byte in key.utf8 {
          unsafe (bytes + start).initialize(to: byte)
          start += 1
        }
      }
    }

    deinit {
      unsafe slots.deallocate()
      unsafe bytes.deallocate()
    }

    func index(ofKey key: JSONNode) -> Int? {
      let token = key.token
      guard token.kind == 4 else { return nil }
      guard token.flags & 1 == 0 else {
        var text = key.unescaped
        return text.withUTF8 { unsafe index(of: $0) }
      }
      return unsafe index(of: key.content)
    }

    func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
      let print = unsafe Print(key, seed)
      var slot = Int(print.hash) & mask
      while true {
        let candidate = unsafe slots[slot]
        if candidate.position < 0 { return nil }
        if unsafe candidate.print == print && (print.length <= 16 || isKey(candidate, key)) {
          return Int(candidate.position)
        }
        slot = (slot &+ 1) & mask
      }
    }

    /// Whether a key of the same length is the slot's.
    private func isKey(_ slot: Slot, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
      unsafe CanonicalHash.sameBytes(
        UnsafeBufferPointer(start: bytes + Int(slot.start), count: key.count), key)
    }
  }
}
