import Assessment
import JSONText
import Rulebook

extension DecisionEngine {
  /// `decide`: a whole round.
  public func decide(
    _ input: JSONInput, context: DecisionContext, into writer: inout JSONWriter
  ) -> Status {
    Self.run(&writer) { writer throws(Problem) in
      let document = try parse(input, context)
      do throws(Fault) {
        let request = try RoundRequest(document, for: self)
        let decision = try RoundDecision(request, document)
        let effects = request.readingEffects ? decision.readingEffects(for: self) : []
        let receipt =
          request.options.receipt ?? true ? request.engine.receipt(.decide, of: input) : nil
        let prepared = context.prepared(for: request.engine)
        DecisionWriter(decision, effects: effects, receipt: receipt, prepared: prepared)
          .write(&writer)
      } catch {
        throw document.problem(error)
      }
    }
  }
}
