import JSONText

/// What the units of a registry are called, as the request has it.
struct UnitTexts {
  private var texts: [(code: JSONNode, name: JSONNode)] = []

  /// Both were checked to be strings.
  mutating func add(code: JSONNode, name: JSONNode) {
    texts.append((code, name))
  }

  /// Drops those added after the first `count`.
  mutating func truncate(to count: Int) {
    if texts.count > count { texts.removeLast(texts.count - count) }
  }

  /// Writes a unit's code as a value.
  func writeCode(of unit: Int, _ writer: inout JSONWriter) {
    guard texts.indices.contains(unit) else { return }
    writer.string(node: texts[unit].code)
  }

  /// Writes a unit's name into an open string.
  func writeName(of unit: Int, _ writer: inout JSONWriter) {
    guard texts.indices.contains(unit) else { return }
    writer.text(node: texts[unit].name)
  }

  func name(of unit: Int) -> String {
    guard texts.indices.contains(unit) else { return "" }
    return (try? texts[unit].name.string()) ?? ""
  }
}
