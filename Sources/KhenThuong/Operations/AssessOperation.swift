import Assessment
import JSONText
import Rulebook

extension DecisionEngine {
  static let assessKeys = KeyTable(RequestOptions.keys + ["nomination"])
  private static let lineKeys = KeyTable(RequestOptions.keys)

  /// `assess`: one nomination with its options.
  public func assess(
    _ input: JSONInput, context: DecisionContext, into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      guard !assessFromCursor(input, context, &writer) else { return }
      let document = try parse(input, context)
      do throws(Fault) {
        var nomination: JSONNode?
        var reader = try FieldReader(document.root, Self.assessKeys)
        let options = try readOptions(&reader) { _, node in nomination = node }
        let engine = try settled(options, document.root, context)
        _ = try context.withWorkspace(of: engine.assessor) { work throws(Fault) in
          try engine.begin(&work.nominations, options, document.root)
          try reader.require(RequestOptions.keys.count)
          guard let nomination else { return false }
          let receipt = options.receipt ?? false ? engine.receipt(.assess, of: input) : nil
          try engine.assess(nomination, options, &work, context, receipt, &writer)
          return true
        }
      } catch {
        throw document.problem(error)
      }
    }
  }

  /// `assess` over many: the options once, one nomination a line; a last line for
  /// the receipt of them all where one is asked for.
  public func assessLines(
    _ lines: JSONInput, options input: JSONInput, context: DecisionContext,
    into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      try JSONParser.requireSize(lines, maxBytes: JSONLimits.maxRequestBytes)
      let document = try context.optionsParser.parse(
        input, maxBytes: JSONLimits.maxRequestBytes, maxDepth: JSONLimits.maxDepth)
      var engine = self
      var receipt = false
      do throws(Fault) {
        var reader = try FieldReader(document.root, Self.lineKeys)
        var given = try readOptions(&reader) { _, _ in }
        // The host has them already; a line says only what is its own.
        given.extensions = nil
        let options = given
        receipt = options.receipt ?? false
        engine = try settled(options, document.root, context)
        _ = try context.withWorkspace(of: engine.assessor) { work throws(Fault) in
          try engine.begin(&work.nominations, options, document.root)
          for line in lines.lines where !line.text.isBlank {
            if !engine.assessFromCursor(line.text, options, &work, context, &writer) {
              engine.assessLine(
                line.text, number: line.number, byteOffset: line.byteOffset, options,
                &work, context, &writer)
            }
            writer.newline()
          }
          return true
        }
      } catch {
        throw document.problem(error)
      }
      if receipt {
        writer.beginObject()
        writer.key("schemaVersion")
        writer.integer(1)
        engine.receipt(.assessLines, of: lines, options: input).write(&writer)
        writer.endObject()
        writer.newline()
      }
    }
  }

  /// One line; what is wrong with it is written in its place.
  private func assessLine(
    _ line: JSONInput, number: Int, byteOffset: Int, _ options: RequestOptions,
    _ work: inout Workspace, _ context: DecisionContext, _ writer: inout JSONWriter
  ) {
    do throws(Problem) {
      let document = try parse(line, context)
      do throws(Fault) {
        try assess(document.root, options, &work, context, nil, &writer)
      } catch {
        throw document.problem(error)
      }
    } catch {
      // A carriage return alone ends a line of a text, but none of a batch.
      let column = error.line == 1 ? error.column : line.scalarCount(before: error.byteOffset) + 1
      writer.beginObject()
      writer.key("schemaVersion")
      writer.integer(1)
      writer.key("problem")
      writer.problem(
        Problem(
          code: error.code, message: error.message, expected: error.expected,
          pointer: error.pointer, line: number, column: column,
          byteOffset: byteOffset + error.byteOffset))
      writer.endObject()
    }
  }

  /// The engine for the readings chosen; a rulebook made faulty by them is a fault
  /// at the readings.
  func settled(
    _ options: RequestOptions, _ request: JSONNode, _ context: DecisionContext?
  ) throws(Fault) -> DecisionEngine {
    do throws(Problem) {
      return try overruling(options, context)
    } catch {
      throw (request.member("readings") ?? request).fault(
        error.code, error.message, expected: error.expected)
    }
  }

  /// Makes a reader ready for a request.
  func begin(
    _ reader: inout NominationReader, _ options: RequestOptions, _ request: JSONNode
  ) throws(Fault) {
    let isShort = options.detail == .verdicts && !options.way
    reader.registry.begin(rulebook, keepsCodes: false)
    if let units = options.units { try reader.registry.read(units) }
    reader.begin(
      assessor, asOf: try asOf(options, request), acceptsInlineUnits: true,
      placesInPools: !isShort)
  }

  private func assess(
    _ node: JSONNode, _ options: RequestOptions, _ work: inout Workspace,
    _ context: DecisionContext, _ receipt: Receipt?, _ writer: inout JSONWriter
  ) throws(Fault) {
    defer { work.nominations.registry.dropInlineUnits() }
    try work.nominations.read(
      node, submission: nil, accepted: AcceptedLate(), into: &work.input)
    answer(&work, options, context, receipt, &writer)
  }

  /// Assesses a nomination that was read, and writes the answer.
  func answer(
    _ work: inout Workspace, _ options: RequestOptions, _ context: DecisionContext,
    _ receipt: Receipt?, _ writer: inout JSONWriter
  ) {
    assessor.assess(
      work.input.facts, plan: work.input.plan, registry: work.nominations.registry.registry,
      into: &work.findings)
    if options.detail == .verdicts, !options.way {
      return writeVerdict(work.input, work.findings, options, receipt, &writer)
    }
    let prepared = context.prepared(for: self)
    let output = AssessmentWriter(
      assessor: assessor, registry: work.nominations.registry.registry,
      units: work.nominations.registry.texts, options: options, prepared: prepared)
    let start = writer.count
    writer.expect(prepared.longest)
    write(
      work.input, work.findings, output, work.nominations.asOf, receipt, &prepared.state, &writer)
    prepared.noteAnswer(of: writer.count - start)
  }

  /// The shortest answer, out of pieces prepared with the engine.
  private func writeVerdict(
    _ input: borrowing NominationInput, _ findings: [Finding], _ options: RequestOptions,
    _ receipt: Receipt?, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    fragments.begin(&writer)
    writer.raw(node: input.idNode)
    fragments.verdict(assessor.verdict(findings, plan: input.plan), &writer)
    fragments.outcomes(findings, input.plan, &writer)
    receipt?.write(&writer)
    extensions(input, options, &writer)
    writer.endObject()
  }

  private func extensions(
    _ input: borrowing NominationInput, _ options: RequestOptions, _ writer: inout JSONWriter
  ) {
    if let extensions = input.extensions {
      writer.key("extensions")
      writer.raw(node: extensions)
    }
    if let extensions = options.extensions {
      writer.key("requestExtensions")
      writer.raw(node: extensions)
    }
  }

  private func write(
    _ input: NominationInput, _ findings: [Finding], _ output: AssessmentWriter,
    _ asOf: Instant, _ receipt: Receipt?, _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter
  ) {
    let options = output.options
    let verdict = assessor.verdict(findings, plan: input.plan)
    writer.beginObject()
    if options.detail == .verdicts {
      fragments.begin(&writer)
      writer.raw(node: input.idNode)
      fragments.verdict(verdict, &writer)
      fragments.outcomes(findings, input.plan, &writer)
    } else {
      details(input, findings, verdict, output, &state, &writer)
    }
    if options.way || options.detail == .full {
      let hasWay = assessor.findWay(
        findings, of: input.facts, plan: input.plan, registry: output.registry,
        into: &state.way)
      let isOpen = rulebook.takesSupplements(at: asOf, award: input.facts.award)
      if options.way, hasWay {
        WayWriter(output: output).write(of: input, isOpen: isOpen, &state, &writer)
      }
      if options.detail == .full {
        writer.key("explanation")
        Explanation(
          output: output, plan: input.plan, verdict: verdict, hasWay: hasWay, isOpen: isOpen
        ).write(of: input, findings, &state, &writer)
      }
    }
    receipt?.write(&writer)
    extensions(input, options, &writer)
    writer.endObject()
  }

  private func details(
    _ input: NominationInput, _ findings: [Finding], _ verdict: Verdict,
    _ output: AssessmentWriter, _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let options = output.options
    let isLate = assessor.isLate(findings, plan: input.plan)
    output.head(of: input, verdict, isLate: isLate, &state, &writer)
    output.findings(findings, of: input, rulings: [:], &state, &writer)
    if let date = options.decisionDate, verdict == .eligible,
      let prize = rulebook.prize.prize(
        award: input.facts.award, kind: input.facts.kind, decidedOn: date)
    {
      output.prize(prize, &writer)
    }
    output.warnings(of: input, findings, ofSubmission: true, &state, &writer)
    output.assumptions(of: input.head, isRanked: false, &state, &writer)
    if options.detail == .full {
      output.sentences(verdict, findings, of: input, &state, &writer)
    }
  }
}
