import CaseSupport
import JSONText
import Rulebook
import Testing

/// Each fault that a rulebook can have, made by one change to the built-in one.
@Suite struct RulebookCheckerTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let path: String
    let value: JSON?
    let code: String

    init(_ path: String, _ value: JSON?, _ code: String) {
      self.path = path
      self.value = value
      self.code = code
    }

    var testDescription: String { "\(path) → \(value?.json ?? "removed"): \(code)" }

    var patch: JSON {
      var change: JSON = ["path": .string(path)]
      if let value { change["value"] = value } else { change["remove"] = true }
      return [change]
    }
  }

  static let damages: [Damage] = [
    Damage("/schemaVersion", 2, "bad-value"), Damage("/id", nil, "missing-field"),
    Damage("/id", "", "bad-value"), Damage("/unheard", 1, "unknown-field"),
    Damage("/title/en", nil, "missing-field"), Damage("/validity/from", "2024-02-30", "bad-date"),
    Damage("/validity/to", "2000-01-01", "date-order"), Damage("/zone", "7", "bad-value"),
    Damage("/criteria/0/threshold", "90", "unknown-field"),
    Damage("/criteria/district-sme-platforms/threshold", "100.01", "threshold-out-of-range"),
    Damage("/criteria/district-sme-platforms/threshold", "-1", "threshold-out-of-range"),
    Damage("/criteria/district-sme-platforms/threshold", "1e1", "bad-decimal"),
    Damage("/criteria/district-sme-platforms/type", "ratio", "bad-value"),
    Damage("/criteria/district-sme-platforms/id", "district-website", "duplicate-id"),
    Damage("/criteria/0/appliesTo/categories/0", "nowhere", "unknown-reference"),
    Damage("/groups/0/members/0", "nothing", "unknown-reference"),
    Damage("/groups/0/combine", "most", "bad-value"),
    Damage("/documents/0/awards/0", "medal", "unknown-reference"),
    Damage("/documents/0/originals", -1, "number-out-of-range"),
    Damage("/deadline/recipientRole", "nobody", "unknown-reference"),
    Damage("/deadline/basis", "seen", "bad-value"),
    Damage("/pools/0/limits/collective", "1", "wrong-type"),
    Damage("/pools/0/limits/individual", nil, "missing-field"),
    Damage("/slots/0/pool", "nowhere", "unknown-reference"),
    Damage("/slots/0/owner/category", "nowhere", "unknown-reference"),
    Damage("/ordering/keys/0/year", 2023, "unknown-field"),
    Damage("/ordering/keys/ranking-2023/year", nil, "missing-field"),
    Damage("/prize/baseSalaries/1/from", "2019-07-01", "date-order"),
    Damage("/prize/multipliers/0/individual", "x", "bad-decimal"),
    Damage("/readings/A-1/default", "nothing", "reading-default"),
    Damage("/readings/A-1/values/0/set/0/path", "/pools/nowhere/kinds", "reading-path"),
    Damage("/readings/A-1/values/0/set/0/value", "each", "reading-default"),
    Damage("/readings/A-1/values/1/set/0/value", "neither", "reading-path"),
    Damage("/pools/province-unit/kinds", "each", "reading-default"),
    Damage("/clauses/0/number", 2, "duplicate-id"),
    Damage("/clauses/0/noRule", "lost", "bad-value"),
    Damage("/clauses/5/rules", [], "untraced-clause"),
    Damage("/clauses/5/rules/0", "criterion/nothing", "unknown-reference"),
    Damage("/criteria/district-sme-platforms/clauses", [], "one-way-trace"),
    Damage("/criteria/district-sme-platforms/clauses/-", 1, "one-way-trace"),
    Damage("/categories", nil, "missing-field"), Damage("/categories", 1, "wrong-type"),
  ]

  @Test(arguments: damages)
  func finds(_ damage: Damage) throws {
    let damaged = try Rulebooks.standard().applying(rulebookPatch: damage.patch)
    let (problems, rulebook) = Rulebook.faults(in: damaged.bytes)
    let codes = problems.map(\.code.name)
    #expect(codes.contains(damage.code), "\(damage.testDescription), got \(codes)")
    #expect(rulebook == nil)
    for problem in problems {
      #expect(!problem.message.vi.isEmpty && !problem.message.en.isEmpty)
      #expect(problem.line >= 1 && problem.column >= 1 && problem.byteOffset >= 0)
    }
  }

  @Test func theBuiltInOneIsSound() throws {
    for id in Rulebook.builtInIds {
      let rulebook = try Rulebook.builtIn(id)
      let (problems, same) = Rulebook.faults(in: rulebook.source)
      #expect(problems.isEmpty, "\(id): \(problems.map(\.message.en))")
      #expect(same?.id == id)
    }
    #expect(Rulebook.builtInIds.contains(Rulebooks.defaultId))
  }

  /// A list of all faults, not the first alone.
  @Test func findsAllAtOnce() throws {
    let patch: JSON = [
      ["path": "/zone", "value": "7"], ["path": "/prize/collectiveFactor", "value": 0],
      ["path": "/totalCap", "value": "many"], ["path": "/awards/0/extra", "value": 1],
    ]
    let damaged = try Rulebooks.standard().applying(rulebookPatch: patch)
    let codes = Rulebook.faults(in: damaged.bytes).problems.map(\.code.name)
    #expect(
      codes.sorted() == ["bad-value", "number-out-of-range", "unknown-field", "wrong-type"],
      "\(codes)")
  }

  @Test(arguments: ["", "null", "[]", "1", "{}", "{", "\u{FEFF}{}", #"{"id":"x","id":"y"}"#])
  func refusesWhatIsNoRulebook(_ text: String) {
    let (problems, rulebook) = Rulebook.faults(in: Array(text.utf8))
    #expect(!problems.isEmpty)
    #expect(rulebook == nil)
    #expect(throws: Problem.self) { try Rulebook(json: Array(text.utf8)) }
  }

  @Test func unknownRulebook() {
    let problem = #expect(throws: Problem.self) { try Rulebook.builtIn("thanh-hoa-1924") }
    #expect(problem?.code.name == "unknown-rulebook")
  }
}
