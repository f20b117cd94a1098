import CaseSupport
import Testing

/// "Rules are data": another year or province is another file, so nothing that a
/// rulebook says stands in the Swift sources.
@Suite struct RulebookDataTests {
  /// Every value of the built-in rulebooks under a key, wherever it stands.
  private static func values(of keys: Set<String>, in json: JSON) -> [JSON] {
    if let elements = json.elements { return elements.flatMap { values(of: keys, in: $0) } }
    return (json.members ?? []).flatMap { member -> [JSON] in
      (keys.contains(member.key) ? [member.value] : []) + values(of: keys, in: member.value)
    }
  }

  private static func rulebooks() throws -> [JSON] {
    try Rulebooks.all.get().sorted { $0.key < $1.key }.map(\.value)
  }

  /// Words of the contract: keys and choices of the schemas. `deadline` is the name of a
  /// section of every response, whatever a rulebook calls its rule; that it is an id of a
  /// rulebook as well makes its use in the sources no use of that id.
  private static func contractWords() throws -> Set<String> {
    let files = try Repository.entries(of: "include/schemas").filter { $0.hasSuffix(".json") }
    var words = Set<String>()
    for file in files {
      let schema = try Repository.json("include/schemas/\(file)")
      words.formUnion(
        values(of: ["properties"], in: schema).flatMap { ($0.members ?? []).map(\.key) })
      words.formUnion(values(of: ["enum"], in: schema).flatMap(\.texts))
      words.formUnion(values(of: ["const"], in: schema).compactMap(\.text))
    }
    guard words.contains("standing") else { throw JSONError("no words in the schemas") }
    return words
  }

  @Test func noIdIsALiteral() throws {
    let words = try Self.contractWords()
    let ids = Set(
      try Self.rulebooks().flatMap { Self.values(of: ["id"], in: $0) }.compactMap(\.text))
    #expect(ids.count > 100)
    for source in try SourceFile.all() {
      for literal in source.text.literals
      where ids.contains(literal.text) && !words.contains(literal.text) {
        Issue.record("\(source.path):\(literal.line): “\(literal.text)” is an id of the rulebook")
      }
    }
  }

  @Test func noLabelIsWritten() throws {
    let lists = [
      "criteria", "groups", "pools", "documents", "categories", "awards", "roles", "slots",
    ]
    let labels = try Self.rulebooks().flatMap { rulebook in
      let keys = rulebook[path: ["ordering", "keys"]]?.elements ?? []
      let items = lists.flatMap { rulebook[$0]?.elements ?? [] } + keys
      let single = ["priorAwards", "authority", "deadline"].compactMap { rulebook[$0] }
      return (items + single).compactMap { $0["label"] }
        .flatMap { [$0["vi"]?.text, $0["en"]?.text].compactMap { $0 } }
    }
    #expect(labels.count > 100)
    for source in try SourceFile.all() {
      for label in Set(labels) where source.text.literals.contains(where: { $0.text == label }) {
        Issue.record("\(source.path): “\(label)” is a label of the rulebook")
      }
      for label in Set(labels) where label.count >= 12 && source.raw.contains(label) {
        Issue.record("\(source.path) contains the label “\(label)”")
      }
    }
  }

  @Test func noDateAndNoAmountIsWritten() throws {
    var found = Set<String>()
    for rulebook in try Self.rulebooks() {
      let keys: Set<String> = ["date", "from", "to", "issuedOn", "validFrom", "validTo"]
      for text in Self.values(of: keys, in: rulebook).compactMap(\.text)
      where text.count == 10 && text.utf8.count(where: { $0 == 0x2D }) == 2 {
        found.insert(text)
        let parts = text.split(separator: "-")
        found.insert("\(parts[2])/\(parts[1])/\(parts[0])")
        found.insert(parts.reversed().map { String(Int($0) ?? 0) }.joined(separator: "/"))
      }
      for amount in Self.values(of: ["amount", "totalCap"], in: rulebook).compactMap(\.integer)
      where amount >= 100_000 {
        let digits = String(amount)
        found.insert(digits)
        for mark in ["_", ".", " "] { found.insert(Self.grouped(digits, by: mark)) }
      }
    }
    #expect(found.count > 10)
    for source in try SourceFile.all() {
      for text in found.sorted() where source.raw.contains(text) {
        let line = source.raw.split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex { $0.contains(text) }
        Issue.record("\(source.path):\((line ?? 0) + 1): “\(text)” is of the rulebook")
      }
    }
  }

  private static func grouped(_ digits: String, by mark: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return groups.joined(separator: mark)
  }
}
