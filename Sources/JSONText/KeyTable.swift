import CSimdJSON

/// A fixed set of keys, looked up by their bytes; no String is made.
@frozen public struct KeyTable: Sendable {
  @usableFromInline let storage: Storage
  /// Beside its owner, so that a lookup goes through no object.
  public let lookup: KeyLookup

  /// Of a key given twice the first position counts.
  public init(_ keys: [String]) {
    storage = Storage(keys)
    lookup = storage.lookup
  }

  /// The keys in the order given; their positions are what a lookup gives.
  public var keys: [String] { storage.keys }

  /// Position of a key (or any other string) of a document.
  public func index(of key: JSONNode) -> Int? {
    let position = lookup.search(key)
    return position >= 0 ? position : nil
  }

  /// Position of a key that is most likely the one at `expected`: keys mostly come in
  /// one order, and then nothing need be looked for.
  @inlinable @inline(__always)
  public func index(of key: JSONNode, expected: Int) -> Int? {
    let position = lookup.position(of: key, expected: expected)
    return position >= 0 ? position : nil
  }

  /// Position of a key.
  public func index(of key: String) -> Int? {
    var key = key
    let position = key.withUTF8 { unsafe lookup.search($0) }
    return position >= 0 ? position : nil
  }
}

extension KeyTable {
  /// Owns the memory that lookups read. Nothing changes after `init`: it may be used
  /// from any thread.
  @safe @usableFromInline final class Storage: @unchecked Sendable {
    let keys: [String]
    let lookup: KeyLookup
    private let entries: UnsafeMutablePointer<ksj_key>
    private let slots: UnsafeMutablePointer<Int32>
    private let bytes: UnsafeMutablePointer<UInt8>

    init(_ keys: [String]) {
      self.keys = keys
      var size = 8
      while size / 3 < keys.count { size *= 2 }
      unsafe entries = .allocate(capacity: max(keys.count, 1))
      unsafe slots = .allocate(capacity: size)
      unsafe slots.initialize(repeating: -1, count: size)
      unsafe bytes = .allocate(capacity: max(keys.reduce(0) { $0 + $1.utf8.count }, 1))
      unsafe lookup = KeyLookup(
        entries: entries, count: keys.count, slots: slots, mask: size - 1,
        seed: CanonicalHash.seed)
      var start = 0
      for (position, key) in keys.enumerated() {
        let first = unsafe bytes + start
        for byte in key.utf8 {
          unsafe (bytes + start).initialize(to: byte)
          start += 1
        }
        let text = unsafe UnsafeBufferPointer(start: first, count: key.utf8.count)
        let print = unsafe KeyLookup.Print(text)
        let known = unsafe lookup.search(text) >= 0
        let hash = unsafe lookup.hash(print, text)
        // A key that stands earlier as well is never found here.
        unsafe (entries + position).initialize(
          to: ksj_key(
            first: print.first, last: print.last,
            length: known ? -1 : Int32(truncatingIfNeeded: print.length), hash: hash,
            bytes: first))
        if known { continue }
        var slot = Int(hash) & lookup.mask
        while unsafe slots[slot] >= 0 { slot = (slot &+ 1) & lookup.mask }
        unsafe slots[slot] = Int32(truncatingIfNeeded: position)
      }
    }

    deinit {
      unsafe entries.deallocate()
      unsafe slots.deallocate()
      unsafe bytes.deallocate()
    }
  }
}
