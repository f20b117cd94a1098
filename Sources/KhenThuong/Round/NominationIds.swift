import JSONText

/// The nominations of a round by their ids.
struct NominationIds {
  private var ids = NodeTable()
  /// For each id its nomination, by index; -1 where it stands twice.
  private var nominations: [Int] = []
  private(set) var hasTwice = false

  /// Notes the id of a nomination.
  mutating func add(_ id: JSONNode, of nomination: Int) {
    let position = ids.position(of: id)
    if position == nominations.count {
      nominations.append(nomination)
    } else {
      nominations[position] = -1
      hasTwice = true
    }
  }

  /// The nomination of an id; nil where there is none, or more than one.
  func index(of id: JSONNode) -> Int? {
    guard let position = ids.index(of: id), nominations[position] >= 0 else { return nil }
    return nominations[position]
  }

  /// Whether an id stands twice.
  func isTwice(_ id: JSONNode) -> Bool {
    ids.index(of: id).map { nominations[$0] < 0 } ?? false
  }
}
