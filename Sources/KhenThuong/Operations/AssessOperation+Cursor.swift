import Assessment
import JSONText
import Rulebook

/// `assess` out of the structure of a text: the quick way for what most requests are.
extension DecisionEngine {
  /// Answers a request whose options come first, out of the structure of its text. False,
  /// and nothing written, where it is another or anything is wrong with it: it is then to
  /// be parsed.
  func assessFromCursor(
    _ input: JSONInput, _ context: DecisionContext, _ writer: inout JSONWriter
  ) -> Bool {
    guard var cursor = cursor(input, context) else { return false }
    let root = cursor.emptyNode()
    guard cursor.enterObject() else { return false }
    do throws(Fault) {
      var options = RequestOptions()
      var seen = SeenMembers(Self.assessKeys)
      options: while true {
        guard case .key(let field) = cursor.nextMember(&seen) else { return false }
        if field == RequestOptions.keys.count { break options }
        guard let value = cursor.node() else { return false }
        try options.read(field, value, rulebook)
      }
      guard seen.contains(all: 1) else { return false }
      // Another engine, of the same rulebook read otherwise, is for those who ask for it.
      guard options.readings.isEmpty else { return false }
      return try context.withWorkspace(of: assessor) { work throws(Fault) in
        try begin(&work.nominations, options, root)
        defer { work.nominations.registry.dropInlineUnits() }
        guard try work.nominations.read(&cursor, into: &work.input),
          case .end = cursor.nextMember(&seen), cursor.isAtEnd
        else { return false }
        let receipt = options.receipt ?? false ? self.receipt(.assess, of: input) : nil
        answer(&work, options, context, receipt, &writer)
        return true
      }
    } catch {
      return false
    }
  }

  /// Answers one line out of the structure of its text. False, and nothing written, where
  /// it is to be parsed.
  func assessFromCursor(
    _ line: JSONInput, _ options: RequestOptions, _ work: inout Workspace,
    _ context: DecisionContext, _ writer: inout JSONWriter
  ) -> Bool {
    guard var cursor = cursor(line, context) else { return false }
    defer { work.nominations.registry.dropInlineUnits() }
    guard (try? work.nominations.read(&cursor, into: &work.input)) ?? false, cursor.isAtEnd else {
      return false
    }
    answer(&work, options, context, nil, &writer)
    return true
  }

  private func cursor(_ input: JSONInput, _ context: DecisionContext) -> JSONCursor? {
    context.parser.cursor(
      input, maxBytes: JSONLimits.maxRequestBytes, maxDepth: JSONLimits.maxDepth)
  }
}
