import Assessment
import JSONText
import Rulebook

/// The `assumptions` of nominations, which are the same for all of one plan, slot and
/// pool: prepared when first asked for.
final class AssumptionTexts {
  private struct Key: Hashable {
    let plan: Int
    let slot: Int?
    let pool: Int?
    let isRanked: Bool
  }

  private let rulebook: Rulebook
  private var texts: [Key: Fragment] = [:]

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// `"assumptions": ["A-1", …]`: readings that an assessment rests on, each once, in
  /// the rulebook's order: those of its findings, of what it is not asked for, of its
  /// slot, pool and quota, and, where it was ranked, of the keys.
  func write(of input: NominationInput, isRanked: Bool, _ writer: inout JSONWriter) {
    if let text = text(of: input, isRanked: isRanked) {
      writer.fragment(text)
    } else {
      writer.lose()
    }
  }

  /// Nil where memory ran out.
  private func text(of input: NominationInput, isRanked: Bool) -> Fragment? {
    let key = Key(
      plan: input.plan.index, slot: input.slot, pool: input.pool?.pool, isRanked: isRanked)
    if let text = texts[key] { return text }
    var writer = JSONWriter(capacity: 512)
    writer.key("assumptions")
    writer.beginArray()
    for reading in readings(of: input, isRanked: isRanked).sorted() {
      writer.string(rulebook.readings[reading].id)
    }
    writer.endArray()
    guard !writer.failed else { return nil }
    let text = Fragment(writer.makeString())
    texts[key] = text
    return text
  }

  private func readings(of input: NominationInput, isRanked: Bool) -> Set<Int> {
    var used = Set<Int>()
    for subject in input.plan.subjects { used.formUnion(rulebook.readings(of: subject)) }
    for (criterion, position) in input.plan.position.enumerated()
    where position == AssessmentPlan.ignored {
      used.formUnion(rulebook.criteria[criterion].readings)
    }
    if let slot = input.slot { used.formUnion(rulebook.slots[slot].readings) }
    if let pool = input.pool {
      used.formUnion(rulebook.pools[pool.pool].readings)
      used.formUnion(rulebook.quota.readings)
      if isRanked {
        for key in rulebook.orderingKeys { used.formUnion(key.readings) }
      }
    }
    return used
  }
}
