import JSONText
import Rulebook

extension DecisionEngine {
  /// Parts of a description.
  enum Part: String, CaseIterable {
    case categories, documents, pools, deadline, awards, readings, clauses, prize, ordering
  }

  private static let keys = KeyTable([
    "schemaVersion", "parts", "language", "readings", "extensions",
  ])

  /// `describe`: what a portal needs to draw its forms. An empty request asks for
  /// everything but the clauses.
  public func describe(
    _ input: JSONInput, context: DecisionContext, into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      try JSONParser.requireSize(input, maxBytes: JSONLimits.maxRequestBytes)
      let all = Part.allCases.filter { $0 != .clauses }
      if input.isBlank {
        DescriptionWriter(rulebook: rulebook).write(parts: all, extensions: nil, &writer)
        return
      }
      let document = try parse(input, context)
      do throws(Fault) {
        var parts: [Part]?
        var options = RequestOptions()
        var reader = try FieldReader(document.root, Self.keys)
        while let field = try reader.next() {
          switch field.index {
          case 0: try field.value.schemaVersion()
          case 1: parts = try Self.parts(field.value)
          case 2: try options.read(2, field.value, rulebook)
          case 3: try options.read(6, field.value, rulebook)
          default: options.extensions = field.value
          }
        }
        try reader.require(0)
        let engine = try settled(options, document.root, context)
        DescriptionWriter(rulebook: engine.rulebook)
          .write(parts: parts ?? all, extensions: options.extensions, &writer)
      } catch {
        throw document.problem(error)
      }
    }
  }

  private static func parts(_ node: JSONNode) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var elements = try node.elements(maxItems: Part.allCases.count)
    while let element = elements.next() { parts.append(try element.choice()) }
    return parts
  }
}
