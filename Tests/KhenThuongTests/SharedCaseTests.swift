import CaseSupport
import JSONText
import KhenThuong
import Testing

/// Every shared case through the Swift API: the same files that C, PHP and Python run.
@Suite(.countsPassedCases) struct SharedCaseTests {
  @Test(arguments: try SharedCase.of("assess"))
  func assess(_ shared: SharedCase) {
    expect(shared) { $0.assess(shared.request) }
  }

  @Test(arguments: try SharedCase.of("assessLines"))
  func assessLines(_ shared: SharedCase) {
    expect(shared) { $0.assessLines(shared.lines, options: shared.request) }
  }

  @Test(arguments: try SharedCase.of("decide"))
  func decide(_ shared: SharedCase) {
    expect(shared) { $0.decide(shared.request) }
  }

  @Test(arguments: try SharedCase.of("describe"))
  func describe(_ shared: SharedCase) {
    expect(shared) { $0.describe(shared.request) }
  }

  @Test(arguments: try SharedCase.of("check"))
  func check(_ shared: SharedCase) {
    hold(Engines.check(shared.request), against: shared)
  }

  @Test(arguments: try SharedCase.of("verify"))
  func verify(_ shared: SharedCase) throws {
    let engine = try Engines.open(shared).get()
    hold(try engine.verify(shared), against: shared)
  }

  /// An operation that is misspelt would be run by nobody.
  @Test func everyCaseIsRunAndNamedOnce() throws {
    let cases = try SharedCase.all.get()
    let operations: Set<String> = [
      "assess", "assessLines", "decide", "describe", "check", "verify",
    ]
    var names = Set<String>()
    for shared in cases {
      #expect(operations.contains(shared.operation), "\(shared.name): \(shared.operation)")
      #expect(names.insert(shared.name).inserted, "\(shared.name) stands twice")
      #expect(!shared.why.isEmpty, "\(shared.name) does not say why")
      #expect(shared.clauses.allSatisfy { (1...116).contains($0) }, "\(shared.name)")
    }
    #expect(!cases.isEmpty)
  }

  private func expect(_ shared: SharedCase, _ run: (DecisionEngine) -> Outcome) {
    switch Engines.open(shared) {
    case .success(let engine): hold(run(engine), against: shared)
    case .failure(let problem): hold(Engines.refusal(problem), against: shared)
    }
  }

  private func hold(_ outcome: Outcome, against shared: SharedCase) {
    var differences: [String] = []
    if outcome.status != shared.status {
      differences.append("status: expected \(shared.status), got \(outcome.status)")
    }
    do {
      let isLines = shared.operation == "assessLines" && outcome.status == 0
      let response = try isLines ? lines(of: outcome.json) : outcome.tree
      let texts = isLines ? response["lines"]?.elements ?? [] : [response]
      differences += texts.flatMap { universal($0, status: isLines ? nil : outcome.status) }
      differences += Matcher(rulebook: shared.rulebook)
        .differences(response, from: shared.expect)
    } catch {
      differences.append("the response is no JSON: \(error)")
    }
    guard !differences.isEmpty else { return CountingTrait.countPassed() }
    let more = differences.count > 8 ? ["… and \(differences.count - 8) more"] : []
    let list = (differences.prefix(8) + more).map { "  " + $0 }.joined(separator: "\n")
    Issue.record("\(shared.name): \(shared.why)\n\(list)")
  }

  /// What every response must be; `status` is nil for one line of many, which may be
  /// a problem while the call went well.
  private func universal(_ response: JSON, status: Int32?) -> [String] {
    var differences: [String] = []
    if response["schemaVersion"]?.integer != 1 { differences.append("schemaVersion is not 1") }
    if let status, (response["problem"] != nil) != (status != 0) {
      differences.append("status \(status), but problem: \(response["problem"]?.json ?? "none")")
    }
    return differences
  }

  /// Each line is a JSON text of its own and ends with a line feed.
  private func lines(of text: String) throws -> JSON {
    guard text.isEmpty || text.utf8.last == 0x0A else { throw JSONError("no line end at the end") }
    let lines = text.utf8.split(separator: 0x0A)
    return ["lines": .array(try lines.map { try JSON(parsing: Array($0)) })]
  }
}

extension SharedCase: CustomTestStringConvertible {
  public var testDescription: String { name }
}
