import CaseSupport
import Testing

/// Every sentence of the guidance that decides something has a case of its own.
@Suite struct ClauseCoverageTests {
  /// Rules that decide; categories and legal bases only say what there is.
  private static let deciding: Set<String> = [
    "criterion", "group", "document", "pool", "slot", "award", "key", "prior-awards", "authority",
    "deadline", "prize", "ordering", "quota", "self-selection",
  ]

  @Test func everyDecidingClauseHasACase() throws {
    let clauses = try Rulebooks.standard()["clauses"]?.elements ?? []
    #expect(clauses.count == 116)
    let named = Set(try SharedCase.all.get().flatMap(\.clauses))
    var missing: [String] = []
    for clause in clauses {
      guard let number = clause["number"]?.integer else { continue }
      let rules = clause["rules"]?.texts ?? []
      let decides = rules.contains { rule in
        Self.deciding.contains(String(rule.prefix { $0 != "/" }))
      }
      if decides, !named.contains(number) {
        missing.append("\(number) (\(clause["ref"]?.text ?? "?")): \(rules)")
      }
    }
    #expect(missing.isEmpty, "no case names: \(missing.joined(separator: "; "))")
  }
}
