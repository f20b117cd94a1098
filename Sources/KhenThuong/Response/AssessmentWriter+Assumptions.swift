import Assessment
import JSONText
import Rulebook

/// The `assumptions` of nominations, which are the same for all of one plan, slot and
/// pool.
extension AssessmentWriter {
  /// `"assumptions": ["A-1", …]`: readings that an assessment rests on, each once, in
  /// the rulebook's order: those of its findings, of what it is not asked for, of its
  /// slot, pool and quota, and, where it was ranked, of the keys.
  func assumptions(
    of head: NominationHead, isRanked: Bool, _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter
  ) {
    let slot = UInt64(truncatingIfNeeded: (head.slot ?? -1) + 1)
    let pool = UInt64(truncatingIfNeeded: (head.pool?.pool ?? -1) + 1)
    let key = StencilKey(
      .assumptions, .vi, plan: head.plan.index,
      form: slot << 24 | pool << 1 | (isRanked ? 1 : 0))
    let place =
      state.table[key]
      ?? state.table.add(assumptions(of: head, isRanked: isRanked), key)
    writer.value()
    writer.stencil(place, of: state.table.book)
  }

  @inline(never)
  private func assumptions(of head: NominationHead, isRanked: Bool) -> StencilMaker {
    var maker = StencilMaker()
    maker.writer.key("assumptions")
    maker.writer.beginArray()
    for reading in readings(of: head, isRanked: isRanked).sorted() {
      maker.writer.string(rulebook.readings[reading].id)
    }
    maker.writer.endArray()
    return maker
  }

  private func readings(of head: NominationHead, isRanked: Bool) -> Set<Int> {
    var used = Set<Int>()
    for subject in head.plan.subjects { used.formUnion(rulebook.readings(of: subject)) }
    for (criterion, position) in head.plan.position.enumerated()
    where position == AssessmentPlan.ignored {
      used.formUnion(rulebook.criteria[criterion].readings)
    }
    if let slot = head.slot { used.formUnion(rulebook.slots[slot].readings) }
    if let pool = head.pool {
      used.formUnion(rulebook.pools[pool.pool].readings)
      used.formUnion(rulebook.quota.readings)
      if isRanked {
        for key in rulebook.orderingKeys { used.formUnion(key.readings) }
      }
    }
    return used
  }
}
