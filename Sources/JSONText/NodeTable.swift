/// Finds strings of a document by what they say, by canonical equivalence. Keeps its
/// memory from one filling to the next.
///
/// Valid as long as the documents of its strings are.
@safe public struct NodeTable {
  private var nodes: [JSONNode] = []
  private var hashes: [UInt32] = []
  /// Positions by hash, -1 where a slot is empty: open addressing with linear probing,
  /// never more than half full. Not used while there are few strings.
  private var slots: [Int32] = []

  /// So many are looked at one by one.
  private static var few: Int { 8 }

  public init() {}

  /// Number of strings.
  public var count: Int { nodes.count }

  /// The string at a position; nil where there is none.
  public func node(at position: Int) -> JSONNode? {
    nodes.indices.contains(position) ? nodes[position] : nil
  }

  /// Forgets all strings.
  public mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    guard !slots.isEmpty else { return }
    hashes.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
  }

  /// Adds a string. False, and nothing added, where it is there already.
  public mutating func insert(_ node: JSONNode) -> Bool {
    let before = nodes.count
    return position(of: node) == before
  }

  /// Position of a string, which is added where it is not there yet.
  public mutating func position(of node: JSONNode) -> Int {
    if nodes.count < Self.few {
      if let known = index(of: node) { return known }
      nodes.append(node)
      return nodes.count - 1
    }
    if (nodes.count + 1) * 2 > slots.count { enlarge() }
    let hash = UInt32(truncatingIfNeeded: node.hash64())
    let slot = slot(of: node, hash)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    slots[slot] = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    hashes.append(hash)
    return nodes.count - 1
  }

  /// Position of a string, in the order in which they were added.
  public func index(of node: JSONNode) -> Int? {
    if slots.isEmpty { return indexAmongFew(node) }
    guard node.kind == .string else { return nil }
    let position = slots[slot(of: node, UInt32(truncatingIfNeeded: node.hash64()))]
    return position >= 0 ? Int(position) : nil
  }

  private func indexAmongFew(_ node: JSONNode) -> Int? {
    // Most strings that are asked for are there, byte for byte.
    for position in nodes.indices where nodes[position].isSame(as: node) { return position }
    for position in nodes.indices where nodes[position].equals(node) { return position }
    return nil
  }

  /// The slot where a string stands, or would.
  private func slot(of node: JSONNode, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while true {
      let position = Int(slots[slot])
      if position < 0 || (hashes[position] == hash && nodes[position].equals(node)) { return slot }
      slot = (slot + 1) & mask
    }
  }

  private mutating func enlarge() {
    let size = max(64, slots.count * 2)
    slots.removeAll(keepingCapacity: true)
    for _ in 0..<size { slots.append(-1) }
    for position in nodes.indices {
      if position >= hashes.count {
        hashes.append(UInt32(truncatingIfNeeded: nodes[position].hash64()))
      }
      var slot = Int(hashes[position]) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position)
    }
  }
}
