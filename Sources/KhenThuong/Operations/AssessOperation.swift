import Assessment
import JSONText
import Rulebook

extension DecisionEngine {
  private static let keys = KeyTable(RequestOptions.keys + ["nomination"])
  private static let lineKeys = KeyTable(RequestOptions.keys)

  /// `assess`: one nomination with its options.
  public func assess(
    _ input: JSONInput, context: DecisionContext, into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      let document = try parse(input, context)
      do throws(Fault) {
        var nomination: JSONNode?
        var reader = try FieldReader(document.root, Self.keys)
        let options = try readOptions(&reader) { _, node in nomination = node }
        let engine = try settled(options, document)
        var nominations = try engine.reader(options, document.root)
        try reader.require(RequestOptions.keys.count)
        guard let nomination else { return }
        try engine.assess(nomination, options, &nominations, context, &writer)
      } catch {
        throw document.problem(error)
      }
    }
  }

  /// `assess` over many: the options once, one nomination a line.
  public func assessLines(
    _ lines: JSONInput, options input: JSONInput, context: DecisionContext,
    into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      try JSONParser.requireSize(lines, maxBytes: JSONLimits.maxRequestBytes)
      let document = try context.overlayParser.parse(
        input, maxBytes: JSONLimits.maxRequestBytes, maxDepth: JSONLimits.maxDepth)
      let options: RequestOptions
      let engine: DecisionEngine
      var nominations: NominationReader
      do throws(Fault) {
        var reader = try FieldReader(document.root, Self.lineKeys)
        options = try readOptions(&reader) { _, _ in }
        engine = try settled(options, document)
        nominations = try engine.reader(options, document.root)
      } catch {
        throw document.problem(error)
      }
      for line in lines.lines where !line.text.isBlank {
        engine.assessLine(
          line.text, number: line.number, byteOffset: line.byteOffset, options, &nominations,
          context, &writer)
        writer.newline()
      }
    }
  }

  /// One line; what is wrong with it is written in its place.
  private func assessLine(
    _ line: JSONInput, number: Int, byteOffset: Int, _ options: RequestOptions,
    _ nominations: inout NominationReader, _ context: DecisionContext,
    _ writer: inout JSONWriter
  ) {
    do throws(Problem) {
      let document = try parse(line, context)
      do throws(Fault) {
        try assess(document.root, options, &nominations, context, &writer)
      } catch {
        throw document.problem(error)
      }
    } catch {
      writer.beginObject()
      writer.key("schemaVersion")
      writer.integer(1)
      writer.key("problem")
      writer.problem(
        Problem(
          code: error.code, message: error.message, expected: error.expected,
          pointer: error.pointer, line: number, column: error.column,
          byteOffset: byteOffset + error.byteOffset))
      writer.endObject()
    }
  }

  /// The engine for the readings chosen; a rulebook made faulty by them is a fault
  /// at the readings.
  func settled(
    _ options: RequestOptions, _ document: JSONDocument
  ) throws(Fault) -> DecisionEngine {
    do throws(Problem) {
      return try overruling(options)
    } catch {
      throw (document.root.member("readings") ?? document.root).fault(
        error.code, error.message, expected: error.expected)
    }
  }

  private func reader(
    _ options: RequestOptions, _ request: JSONNode
  ) throws(Fault) -> NominationReader {
    let registry = try registry(options)
    return NominationReader(
      assessor: assessor, asOf: try asOf(options, request), registry: registry,
      acceptsInlineUnits: true)
  }

  private func assess(
    _ node: JSONNode, _ options: RequestOptions, _ nominations: inout NominationReader,
    _ context: DecisionContext, _ writer: inout JSONWriter
  ) throws(Fault) {
    defer { nominations.registry.dropInlineUnits() }
    let input = try nominations.read(node, submission: nil, accepted: AcceptedLate())
    let registry = nominations.registry.registry
    assessor.assess(input.facts, plan: input.plan, registry: registry, into: &context.findings)
    let output = AssessmentWriter(assessor: assessor, registry: registry, options: options)
    write(input, context.findings, output, &writer)
  }

  private func write(
    _ input: NominationInput, _ findings: [Finding], _ output: AssessmentWriter,
    _ writer: inout JSONWriter
  ) {
    let options = output.options
    let verdict = assessor.verdict(findings, plan: input.plan)
    writer.beginObject()
    writer.key("schemaVersion")
    writer.integer(1)
    if options.detail != .verdicts { output.rulebook(&writer) }
    writer.key("nomination")
    writer.string(input.id)
    writer.key("verdict")
    writer.string(verdict.rawValue)
    if options.detail == .verdicts {
      output.outcomes(findings, input.plan, &writer)
    } else {
      details(input, findings, verdict, output, &writer)
    }
    if let extensions = input.extensions {
      writer.key("extensions")
      writer.raw(node: extensions)
    }
    if let extensions = options.extensions {
      writer.key("requestExtensions")
      writer.raw(node: extensions)
    }
    writer.endObject()
  }

  private func details(
    _ input: NominationInput, _ findings: [Finding], _ verdict: Verdict,
    _ output: AssessmentWriter, _ writer: inout JSONWriter
  ) {
    let options = output.options
    writer.key("award")
    writer.string(rulebook.awards[input.facts.award].id)
    writer.key("nominator")
    writer.string(output.registry.units[input.facts.nominator].code)
    output.nominee(input, &writer)
    output.pool(input.pool, &writer)
    writer.key("late")
    writer.bool(assessor.isLate(findings, plan: input.plan))
    output.findings(findings, of: input, rulings: [:], &writer)
    if let date = options.decisionDate, verdict == .eligible,
      let prize = rulebook.prize.prize(
        award: input.facts.award, kind: input.facts.kind, decidedOn: date)
    {
      output.prize(prize, &writer)
    }
    writer.key("warnings")
    writer.beginArray()
    let notices = NoticeWriter(assessments: output, ids: [])
    for notice in assessor.notices(
      of: input, findings: findings, registry: output.registry, ofSubmission: true)
    {
      notices.write(notice, &writer)
    }
    writer.endArray()
    output.assumptions(input, isRanked: false, &writer)
    guard options.detail == .full else { return }
    writer.key("sentences")
    writer.beginArray()
    let sentences = output.sentences
    writer.string(sentences.verdict(verdict))
    for (position, finding) in findings.enumerated() where finding.outcome != .met {
      writer.string(sentences.sentence(finding, at: position, of: input))
    }
    writer.endArray()
  }
}
