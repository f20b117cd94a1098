import Assessment
import JSONText
import Rulebook
import Selection

/// The beginning of an assessment: whose it is and what became of it.
extension AssessmentWriter {
  /// From `"schemaVersion"` to `"late"`.
  func head(
    of input: NominationInput, _ verdict: Verdict, isLate: Bool,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let isPersonal = input.personId != nil || !options.show.isEmpty
    var form = UInt64(truncatingIfNeeded: (input.pool?.pool ?? -1) + 1)
    form = form << 1 | (input.pool?.owner == nil ? 0 : 1)
    form = form << 1 | (isPersonal ? 1 : 0)
    form = form << 1 | (isLate ? 1 : 0)
    form = form << 2 | UInt64(truncatingIfNeeded: verdict.place)
    let key = StencilKey(.head, .vi, plan: input.plan.index, form: form)
    let place =
      state.table[key]
      ?? state.table.add(
        head(input, verdict, isPersonal: isPersonal, isLate: isLate), key)
    writer.value()
    writer.stencil(place, of: state.table.book) { gap, writer in
      switch gap {
      case .nomination: writer.raw(node: input.idNode)
      case .nominator: units.writeCode(of: input.facts.nominator, &writer)
      case .unit: units.writeCode(of: input.facts.unit, &writer)
      case .personalFields: personalFields(input.head, &writer)
      case .poolOwner: if let owner = input.pool?.owner { units.writeCode(of: owner, &writer) }
      default: break
      }
    }
  }

  @inline(never)
  private func head(
    _ input: NominationInput, _ verdict: Verdict, isPersonal: Bool, isLate: Bool
  ) -> StencilMaker {
    var maker = StencilMaker()
    maker.writer.key("schemaVersion")
    maker.writer.integer(1)
    rulebook(&maker.writer)
    maker.writer.key("nomination")
    maker.value(.nomination)
    maker.writer.key("verdict")
    maker.writer.string(verdict.rawValue)
    parties(input.plan, isPersonal: isPersonal, &maker)
    maker.writer.key("pool")
    if let pool = input.pool {
      maker.writer.beginObject()
      maker.writer.key("id")
      maker.writer.string(rulebook.pools[pool.pool].id)
      if pool.owner != nil {
        maker.writer.key("owner")
        maker.value(.poolOwner)
      }
      maker.writer.endObject()
    } else {
      maker.writer.null()
    }
    maker.writer.key("late")
    maker.writer.bool(isLate)
    return maker
  }

  // MARK: In a round

  /// From `"award"` to where it stands in its round.
  func standing(
    _ placement: Placement, of head: NominationHead, _ verdict: Verdict,
    _ state: inout PreparedTexts.State, _ writer: inout JSONWriter
  ) {
    let isPersonal = head.personId != nil || !options.show.isEmpty
    var form = UInt64(truncatingIfNeeded: placement.standing.place)
    form = form << 1 | (placement.isProvisional ? 1 : 0)
    form = form << 1 | (placement.isResolved ? 1 : 0)
    form = form << 1 | (isPersonal ? 1 : 0)
    form = form << 2 | UInt64(truncatingIfNeeded: verdict.place)
    let key = StencilKey(.standing, .vi, plan: head.plan.index, form: form)
    let place =
      state.table[key]
      ?? state.table.add(
        standing(placement, head.plan, verdict, isPersonal: isPersonal), key)
    writer.value()
    writer.stencil(place, of: state.table.book) { gap, writer in
      switch gap {
      case .nominator: units.writeCode(of: head.nominator, &writer)
      case .unit: units.writeCode(of: head.unit, &writer)
      case .personalFields: personalFields(head, &writer)
      default: break
      }
    }
  }

  @inline(never)
  private func standing(
    _ placement: Placement, _ plan: AssessmentPlan, _ verdict: Verdict, isPersonal: Bool
  ) -> StencilMaker {
    var maker = StencilMaker()
    parties(plan, isPersonal: isPersonal, &maker)
    maker.writer.key("verdict")
    maker.writer.string(verdict.rawValue)
    maker.writer.key("standing")
    maker.writer.string(placement.standing.rawValue)
    if placement.isProvisional {
      maker.writer.key("provisional")
      maker.writer.bool(true)
    }
    if placement.standing == .duplicate {
      maker.writer.key("resolved")
      maker.writer.bool(placement.isResolved)
    }
    return maker
  }

  /// Award, nominator and nominee.
  private func parties(
    _ plan: AssessmentPlan, isPersonal: Bool, _ maker: inout StencilMaker
  ) {
    maker.writer.key("award")
    maker.writer.string(rulebook.awards[plan.award].id)
    maker.writer.key("nominator")
    maker.value(.nominator)
    maker.writer.key("nominee")
    maker.writer.beginObject()
    maker.writer.key("kind")
    maker.writer.string(plan.kind.rawValue)
    maker.writer.key("unit")
    maker.value(.unit)
    maker.writer.key("category")
    maker.writer.string(rulebook.categories[plan.category].id)
    if isPersonal { maker.piece(.personalFields) }
    maker.writer.endObject()
  }
}
