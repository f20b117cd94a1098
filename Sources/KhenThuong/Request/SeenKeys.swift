/// Which of a numbered set of keys one object has had so far. Kept from one object to the
/// next, so that beginning one costs nothing.
struct SeenKeys {
  /// For each key seen the pass in which it was.
  private var seen: [UInt32] = []
  private var pass: UInt32 = 0

  /// Begins an object that may have `count` keys.
  mutating func begin(_ count: Int) {
    if seen.count < count { seen += [UInt32](repeating: 0, count: count - seen.count) }
    if pass == .max {
      for index in seen.indices { seen[index] = 0 }
      pass = 0
    }
    pass &+= 1
  }

  /// Whether the key comes for the first time in this object.
  mutating func firstTime(_ key: Int) -> Bool {
    guard seen[key] != pass else { return false }
    seen[key] = pass
    return true
  }
}
