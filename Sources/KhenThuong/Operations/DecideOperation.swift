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
        let request = try RoundRequest(document, for: self, context)
        let output = AssessmentWriter(
          assessor: request.engine.assessor, registry: request.registry.registry,
          units: request.registry.texts,
          options: request.options, prepared: context.prepared(for: request.engine))
        let isShort = request.options.detail == .verdicts && !request.options.way
        let decision = try RoundDecision(
          request, document, warnings: isShort ? WrittenWarnings(output) : nil)
        let effects = request.readingEffects ? decision.readingEffects(for: self) : []
        let receipt =
          request.options.receipt ?? true ? request.engine.receipt(.decide, of: input) : nil
        DecisionWriter(decision, output, effects: effects, receipt: receipt).write(&writer)
      } catch {
        throw document.problem(error)
      }
    }
  }
}
