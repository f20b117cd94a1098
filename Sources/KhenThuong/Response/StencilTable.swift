import JSONText

/// Names a stencil among those of an engine.
struct StencilKey: Equatable {
  enum Kind: UInt64 {
    case finding, fullFinding, item, change, notice, assumptions
    case opening, withdrawn, met, request, ending, head, standing
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
  private var keys: [StencilKey]
  /// Places in the book, by the slots of the keys.
  private var places: [Int32]
  private var count = 0

  /// What is kept takes no more memory than about this, in bytes.
  private static let most = 4 << 20

  init() {
    keys = Array(repeating: .none, count: 256)
    places = Array(repeating: 0, count: 256)
  }

  /// The place of a stencil in the book; nil where it was not made yet.
  subscript(key: StencilKey) -> Int? {
    let slot = slot(of: key)
    return keys[slot] == key ? Int(places[slot]) : nil
  }

  /// Where a key stands, or where it would.
  @inline(__always)
  private func slot(of key: StencilKey) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while keys[slot] != key, keys[slot] != .none { slot = (slot &+ 1) & mask }
    return slot
  }

  /// Keeps a stencil; gives its place.
  mutating func add(_ maker: consuming StencilMaker, _ key: StencilKey) -> Int {
    if book.size > Self.most { self = StencilTable() }
    if 2 * count >= keys.count { grow() }
    let place = book.add(maker)
    put(key, Int32(truncatingIfNeeded: place))
    count += 1
    return place
  }

  private mutating func put(_ key: StencilKey, _ place: Int32) {
    let slot = slot(of: key)
    keys[slot] = key
    places[slot] = place
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = Array(repeating: .none, count: 2 * oldKeys.count)
    places = Array(repeating: 0, count: 2 * oldKeys.count)
    for (key, place) in zip(oldKeys, oldPlaces) where key != .none { put(key, place) }
  }
}
