import Assessment
import JSONText
import Rulebook
import Selection

/// The way to eligibility of each nomination, and its explanation.
extension DecisionWriter {
  func way(
    _ index: Int, _ placement: Placement, _ selection: Selection, _ verdict: Verdict,
    _ input: NominationInput, _ writer: inout JSONWriter
  ) {
    guard options.way || options.detail == .full else { return }
    let findings = decision.entries[index].findings
    let prepared = output.prepared
    let hasWay = assessor.findWay(
      findings, of: input.facts, plan: input.plan, registry: registry, into: &prepared.state.way)
    let isOpen =
      !decision.isClosed
      && rulebook.takesSupplements(at: request.asOf, award: input.facts.award)
    if options.way, hasWay {
      WayWriter(output: output).write(of: input, isOpen: isOpen, &prepared.state, &writer)
    }
    guard options.detail == .full else { return }
    writer.key("explanation")
    var explanation = Explanation(
      output: output, plan: input.plan, verdict: verdict, hasWay: hasWay, isOpen: isOpen)
    switch placement.standing {
    case .withdrawn: explanation.isWithdrawn = true
    case .noSlot, .lapsed: explanation.isPursued = false
    default: break
    }
    explanation.write(of: input, findings, &prepared.state, &writer) { language in
      StandingExplanation(
        writer: self, selection: selection, index: index, placement: placement, input: input,
        sentences: explanation.sentences(language)
      ).text
    }
  }

  /// Of one that cannot be read there is only what is wrong with it.
  func explanation(of problem: Problem, _ writer: inout JSONWriter) {
    guard options.detail == .full else { return }
    writer.key("explanation")
    writer.message(
      Message(
        vi: "Dữ liệu của đề nghị không hợp lệ nên chưa được xem xét: \(problem.message.vi). Đề "
          + "nghị đơn vị trình kiểm tra, sửa và gửi lại.",
        en: "The nomination is malformed and was not examined: \(problem.message.en). The "
          + "nominator is asked to correct it and send it again."))
  }

  /// Those that a nomination is tied with, not more than can be listed.
  func tiedWith(_ index: Int, _ placement: Placement, _ selection: Selection) -> [Int] {
    guard placement.standing == .tied, let pool = decision.candidates[index].pool,
      let kind = decision.candidates[index].kind,
      let tied = selection.result(of: pool)?.tied[kind]
    else { return [] }
    return Array(tied.lazy.filter { $0 != index }.prefix(Selection.maxNeighbours))
  }
}
