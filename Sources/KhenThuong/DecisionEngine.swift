import Assessment
import JSONText
import Rulebook

/// What a call gave: a JSON text and how the call ended.
public struct Response: Sendable {
  public let status: Status
  /// The answer, or `{"schemaVersion":1,"problem":{…}}`; empty where memory ran out.
  public let json: String
}

/// A rulebook ready to decide by. Immutable: any number of threads may use one.
///
/// Every operation is a function of the rulebook and the request alone.
public final class DecisionEngine: Sendable {
  /// The version of the library, as in the C header. Receipts name it.
  public static var version: StaticString { "0.1.0" }

  public let rulebook: Rulebook
  let assessor: Assessor
  let fragments: OutcomeFragments
  let clauses: ClauseTexts

  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    assessor = Assessor(rulebook)
    fragments = OutcomeFragments(assessor)
    clauses = ClauseTexts(assessor)
  }

  /// Opens a rulebook that comes with the library. Throws `unknown-rulebook`.
  public convenience init(builtIn id: String) throws(Problem) {
    self.init(try Rulebook.builtIn(id))
  }

  /// Reads the caller's own rulebook. Throws its first problem.
  public convenience init(rulebook json: String) throws(Problem) {
    self.init(try Rulebook(json: Array(json.utf8)))
  }

  /// Reads a rulebook given as bytes. Throws its first problem; what is no matter
  /// of JSON or of limits is one of the rulebook.
  public convenience init(rulebook input: JSONInput) throws(Problem) {
    try JSONParser.requireSize(input, maxBytes: RulebookLimits.maxBytes)
    self.init(try Rulebook(json: input.copy))
  }

  /// Writes why a rulebook cannot be opened.
  public static func refuse(_ problem: Problem, into writer: inout JSONWriter) -> Status {
    let status = run(&writer) { _ throws(Problem) in throw problem }
    return status == .request ? .rulebook : status
  }

  /// Assesses one nomination.
  public func assess(_ request: String) -> Response {
    Self.respond(to: request) { input, context, writer in
      assess(input, context: context, into: &writer)
    }
  }

  /// Assesses one nomination a line by the same options; one line of output for
  /// each line that is not blank.
  public func assessLines(_ lines: String, options: String) -> Response {
    Self.respond(to: lines) { lines, context, writer in
      JSONInput.with(Array(options.utf8)) { options in
        assessLines(lines, options: options, context: context, into: &writer)
      }
    }
  }

  /// Decides a whole round.
  public func decide(_ request: String) -> Response {
    Self.respond(to: request) { input, context, writer in
      decide(input, context: context, into: &writer)
    }
  }

  /// Whether this engine gives an earlier response to a request again, byte for byte,
  /// and where it first differs. The options are those of a batch.
  public func verify(request: String, response: String, options: String = "") -> Response {
    Self.respond(to: request) { request, context, writer in
      JSONInput.with(Array(response.utf8)) { earlier in
        JSONInput.with(Array(options.utf8)) { options in
          verify(request, earlier: earlier, options: options, context: context, into: &writer)
        }
      }
    }
  }

  /// What a portal needs to draw its forms.
  public func describe(_ request: String = "") -> Response {
    Self.respond(to: request) { input, context, writer in
      describe(input, context: context, into: &writer)
    }
  }

  /// Every fault of a rulebook's text.
  public static func check(_ rulebook: String) -> Response {
    respond(to: rulebook) { input, _, writer in check(input, into: &writer) }
  }

  private static func respond(
    to request: String,
    _ operation: (JSONInput, DecisionContext, inout JSONWriter) -> Status
  ) -> Response {
    JSONInput.with(Array(request.utf8)) { input in
      var writer = JSONWriter(capacity: 4_096)
      let status = operation(input, DecisionContext(), &writer)
      return Response(
        status: writer.failed ? .memory : status, json: writer.failed ? "" : writer.makeString())
    }
  }

  // MARK: Shared by the operations

  /// Runs an operation; a problem becomes the whole response.
  static func run(
    _ writer: inout JSONWriter, _ body: (inout JSONWriter) throws(Problem) -> Void
  ) -> Status {
    do {
      try body(&writer)
      return .ok
    } catch {
      writer.removeAll()
      writer.beginObject()
      writer.key("schemaVersion")
      writer.integer(1)
      writer.key("problem")
      writer.problem(error)
      writer.endObject()
      return Status(error.code)
    }
  }

  func parse(_ input: JSONInput, _ context: DecisionContext) throws(Problem) -> JSONDocument {
    try context.parser.parse(
      input, maxBytes: JSONLimits.maxRequestBytes, maxDepth: JSONLimits.maxDepth)
  }

  /// Reads the options of a request and hands the other fields, by their place
  /// after the options' keys, to `body`.
  func readOptions(
    _ reader: inout FieldReader, _ body: (Int, JSONNode) throws(Fault) -> Void
  ) throws(Fault) -> RequestOptions {
    var options = RequestOptions()
    let shared = RequestOptions.keys.count
    while let field = try reader.next() {
      if field.index < shared {
        try options.read(field.index, field.value, rulebook)
      } else {
        try body(field.index - shared, field.value)
      }
    }
    try reader.require(0)
    return options
  }

  /// The moment of deciding, on whose day the rulebook must be in force.
  func asOf(_ options: RequestOptions, _ request: JSONNode) throws(Fault) -> Instant {
    guard let asOf = options.asOf else {
      throw request.fault(
        .missingField,
        Message(vi: "Thiếu trường bắt buộc “asOf”", en: "The required field “asOf” is missing"))
    }
    let day = asOf.date(in: rulebook.zone)
    guard rulebook.isInForce(on: day) else {
      let to = rulebook.validTo
      throw (request.member("asOf") ?? request).fault(
        .rulebookNotInForce,
        Message(
          vi: "“\(rulebook.id)” không có hiệu lực vào ngày \(day.vietnamese)",
          en: "“\(rulebook.id)” is not in force on \(day.iso)"),
        expected: Message(
          vi: "từ ngày \(rulebook.validFrom.vietnamese)"
            + (to.map { " đến \($0.vietnamese)" } ?? ""),
          en: "from \(rulebook.validFrom.iso)" + (to.map { " to \($0.iso)" } ?? "")))
    }
    return asOf
  }

  func registry(_ options: RequestOptions) throws(Fault) -> RegistryReader {
    var registry = RegistryReader(rulebook)
    if let units = options.units { try registry.read(units) }
    return registry
  }

  /// This engine, or one of the same rulebook with readings overruled.
  func overruling(
    _ options: RequestOptions, _ context: DecisionContext?
  ) throws(Problem) -> DecisionEngine {
    guard !options.readings.isEmpty else { return self }
    if let known = context?.engine(of: self, overruling: options.readings) { return known }
    let engine = DecisionEngine(try rulebook.overruling(options.readings))
    context?.keep(engine, of: self, overruling: options.readings)
    return engine
  }
}
