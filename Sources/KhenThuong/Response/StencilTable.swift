import JSONText

/// Names a stencil among those of an engine.
struct StencilKey: Equatable {
  enum Kind: UInt64 {
    case finding, fullFinding, item, change, notice, assumptions
    case opening, withdrawn, met, request, ending, head, standing, roundNotice
  }

  /// A plan and a position in it.
  private let place: UInt64
  private let form: UInt64

  /// - Parameter form: what tells apart those of a kind, language and position, in at
  ///   most 58 bits.
  init(_ kind: Kind, _ language: Language, plan: Int, position: Int = 0, form: UInt64 = 0) {
    place = UInt64(truncatingIfNeeded: plan &+ 1) << 32 | UInt64(truncatingIfNeeded: position)
    self.form = form << 6 | kind.rawValue << 1 | (language == .vi ? 0 : 1)
  }

  private init(place: UInt64, form: UInt64) {
    self.place = place
    self.form = form
  }

  /// That of no stencil.
  fileprivate static let none = StencilKey(place: 0, form: 0)

  fileprivate var hash: UInt64 {
    let mixed = (place &* 0x9E37_79B9_7F4A_7C15) ^ (form &* 0xD6E8_FEB8_6659_FD93)
    return mixed ^ mixed >> 32
  }
}

/// Stencils by their keys, in open addressing: to find one takes a few nanoseconds.
struct StencilTable {
  private(set) var book = StencilBook()
  /// Places in the book with their keys, by the slots of these.
  private var entries: [Entry]
  private var count = 0

  private struct Entry {
    var key = StencilKey.none
    var place = 0
  }

  /// What is kept takes no more memory than about this, in bytes.
  private static let most = 4 << 20

  init() {
    entries = Array(repeating: Entry(), count: 256)
  }

  /// The place of a stencil in the book; nil where it was not made yet.
  @inline(__always)
  subscript(key: StencilKey) -> Int? {
    let slot = slot(of: key)
    return entries[slot].key == key ? entries[slot].place : nil
  }

  /// Where a key stands, or where it would.
  @inline(__always)
  private func slot(of key: StencilKey) -> Int {
    let mask = entries.count &- 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while entries[slot].key != key, entries[slot].key != .none { slot = (slot &+ 1) & mask }
    return slot
  }

  /// Keeps a stencil; gives its place.
  mutating func add(_ maker: consuming StencilMaker, _ key: StencilKey) -> Int {
    if book.size > Self.most { self = StencilTable() }
    if 2 * count >= entries.count { grow() }
    let place = book.add(maker)
    put(Entry(key: key, place: place))
    count += 1
    return place
  }

  private mutating func put(_ entry: Entry) {
    entries[slot(of: entry.key)] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.key != .none { put(entry) }
  }
}
