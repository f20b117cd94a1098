import JSONText
import Rulebook

extension Assessor {
  /// The way to eligibility of a nomination with these findings; nil for one that is
  /// eligible and in time. What each finding needs is worked out from what the
  /// nomination says, not from the first thing that the finding complains of, so
  /// that nothing new comes up once it is done.
  public func way(
    _ findings: [Finding], of facts: NominationFacts, plan: AssessmentPlan, registry: Registry
  ) -> WayToEligibility? {
    guard isLate(findings, plan: plan) || verdict(findings, plan: plan) != .eligible else {
      return nil
    }
    let search = WaySearch(
      assessor: self, findings: findings, facts: facts, plan: plan, registry: registry)
    return WayToEligibility(changes: search.changes())
  }
}

/// Looks for the changes that a nomination needs, rule by rule.
struct WaySearch {
  let assessor: Assessor
  let findings: [Finding]
  let facts: NominationFacts
  let plan: AssessmentPlan
  let registry: Registry

  private var rulebook: Rulebook { assessor.rulebook }

  /// What one finding needs.
  private struct Need {
    let position: Int
    var actions: [Change.Action] = []
    /// Whether it waits for the date of measurement, which serves all rates.
    var waitsForDate = false
    var alternatives: Int?

    var isFinal: Bool { actions.contains(.none) }

    func cost(hasDate: Bool) -> Int { actions.count + (waitsForDate && !hasDate ? 1 : 0) }
  }

  func changes() -> [Change] {
    var needs: [Need] = []
    for (position, finding) in findings.enumerated()
    where plan.gates[position] && finding.outcome != .met {
      if case .group(let group) = plan.subjects[position] {
        guard finding.reason != .ruled, rulebook.groups[group].combine == .all else { continue }
        needs += members(at: position).filter { findings[$0].outcome != .met }.map(need)
      } else {
        needs.append(need(position))
      }
    }
    needs += choices(hasDate: needs.contains { $0.waitsForDate })
    needs.sort { $0.position < $1.position }
    return list(needs)
  }

  /// The changes of all needs; the date stands with the first rate that waits for it.
  private func list(_ needs: [Need]) -> [Change] {
    let rates = needs.filter { $0.waitsForDate }.map(\.position)
    var changes: [Change] = []
    for need in needs {
      var actions = need.actions
      if need.position == rates.first {
        actions.insert(.giveMeasurementDate(rates: rates), at: 0)
      }
      for action in actions {
        var change = Change(need.position, action)
        if case .giveMeasurementDate = action {
          changes.append(change)
          continue
        }
        change.alternatives = need.alternatives
        change.cameLate = action != .none && cameLate(need.position)
        changes.append(change)
      }
    }
    return changes
  }

  private func cameLate(_ position: Int) -> Bool {
    switch plan.subjects[position] {
    case .criterion: facts.evidence[position].cameLate
    case .document(let index): facts.documents[index].cameLate
    default: false
    }
  }

  private func members(at position: Int) -> [Int] {
    let offset = position - plan.criteriaCount
    return plan.members.indices.contains(offset) ? plan.members[offset] : []
  }

  // MARK: Any of

  /// One member of each group of which any is enough: the one with the fewest
  /// changes, the first among equals. A date that nothing else needs counts once
  /// for all groups, so both ways of going about it are compared.
  private func choices(hasDate: Bool) -> [Need] {
    let greedy = choices(hasDate: hasDate, avoidsDate: false)
    guard !hasDate, greedy.contains(where: { $0.waitsForDate }) else { return greedy }
    func cost(_ needs: [Need], hasDate: Bool) -> Int {
      needs.contains { $0.isFinal }
        ? Int.max / 2 : needs.reduce(0) { $0 + $1.cost(hasDate: hasDate) }
    }
    let shared = choices(hasDate: true, avoidsDate: false)
    let without = choices(hasDate: false, avoidsDate: true)
    let best = min(cost(shared, hasDate: true) + 1, cost(without, hasDate: false))
    let costOfGreedy = cost(greedy, hasDate: true) + 1
    if costOfGreedy <= best { return greedy }
    return cost(shared, hasDate: true) + 1 == best ? shared : without
  }

  private func choices(hasDate: Bool, avoidsDate: Bool) -> [Need] {
    var chosen: [Need] = []
    for (position, finding) in findings.enumerated() where finding.outcome != .met {
      guard case .group(let group) = plan.subjects[position] else { continue }
      guard finding.reason != .ruled else {
        chosen.append(Need(position: position, actions: [.none]))
        continue
      }
      guard rulebook.groups[group].combine == .any else { continue }
      let needs = members(at: position).map(need)
      let open = needs.filter { !$0.isFinal && !(avoidsDate && $0.waitsForDate) }
      var best = open.first ?? needs.first ?? Need(position: position, actions: [.none])
      for other in open where other.cost(hasDate: hasDate) < best.cost(hasDate: hasDate) {
        best = other
      }
      if !best.isFinal { best.alternatives = needs.count { !$0.isFinal } - 1 }
      chosen.append(best)
    }
    return chosen
  }

  // MARK: One rule each

  private func need(_ position: Int) -> Need {
    var need = Need(position: position)
    let finding = findings[position]
    guard finding.reason != .ruled else {
      // A person has spoken.
      need.actions = finding.outcome == .met ? [] : [.none]
      return need
    }
    switch plan.subjects[position] {
    case .criterion(let index):
      need.actions = criterion(index, facts.evidence[position])
      need.waitsForDate =
        rulebook.criteria[index].type == .rate && facts.measuredOn == nil && !need.isFinal
    case .group, .authority: need.actions = [.none]
    case .priorAward: need.actions = priorAward()
    case .document(let index):
      // An equivalent paper that lacks nothing waits for a person; any other is handed in.
      need.actions = finding.outcome == .needsJudgement ? [.obtainRuling] : [document(index)]
    case .deadline: need.actions = [finding.outcome == .unknown ? .stateReceipt : .none]
    }
    return need
  }

  private func criterion(_ index: Int, _ evidence: Evidence) -> [Change.Action] {
    switch rulebook.criteria[index].type {
    case .rate: return rate(index, evidence)
    case .fact: return fact(index, evidence)
    case .count: return items(index, evidence)
    case .judgement: return judgement(evidence)
    case .judgedItems: return items(index, evidence) + judgement(evidence)
    case .status: return status(rulebook.criteria[index].statusValues, evidence)
    case .ranking: return []
    }
  }

  private func rate(_ index: Int, _ given: Evidence) -> [Change.Action] {
    let exclusions = rulebook.criteria[index].exclusions
    let comparison = assessor.comparison(ofCriterion: index)
    var evidence = given
    var entity: Int?
    if given.parts.contains(.entity),
      let measured = assessor.measuredUnit(ofCriterion: index, facts: facts, registry: registry),
      Int(given.entity) != measured
    {
      evidence = Evidence()
      entity = measured
    }
    if let net = evidence.netCounts(exclusions: exclusions) {
      guard net.denominator > 0 else { return nothingToMeasure() }
      let missing = comparison.missing(net.numerator, of: net.denominator)
      guard missing > 0 else { return [] }
      return [
        .raiseCount(
          count: missing, of: net.denominator, to: evidence.numerator &+ missing,
          recomputesPercent: evidence.parts.contains(.percent))
      ]
    }
    if evidence.parts.contains(.percent) {
      let points = comparison.missing(percent: evidence.percent)
      return points <= .zero ? [] : [.raisePercent(points: points, to: comparison.leastPercent)]
    }
    var needed: Evidence.Parts = [.numerator, .denominator]
    if exclusions { needed.formUnion([.excludedNumerator, .excludedDenominator]) }
    let provide = Change.Action.provideFigures(
      missing: needed.subtracting(evidence.parts), entity: entity)
    let completion = RateCompletion(
      evidence, exclusions: exclusions, comparison: comparison,
      zero: rulebook.rates.zeroDenominator)
    switch completion {
    case .meets: return [provide]
    case .raise(let count, let of, let to):
      return [provide, .raiseCount(count: count, of: of, to: to, recomputesPercent: false)]
    case .nothingToMeasure:
      let rest = nothingToMeasure()
      return rest == [.none] ? rest : [provide] + rest
    }
  }

  /// What a rate with nothing to measure needs is the rulebook's to say.
  private func nothingToMeasure() -> [Change.Action] {
    switch rulebook.rates.zeroDenominator {
    case .met: []
    case .notMet: [.none]
    default: [.obtainRuling]
    }
  }

  /// An integrity rule that speaks against the nominee is a bar.
  private func fact(_ index: Int, _ evidence: Evidence) -> [Change.Action] {
    var missing: Evidence.Parts = []
    if rulebook.criteria[index].requiresDocument, !evidence.parts.contains(.document) {
      missing.insert(.document)
    }
    if rulebook.criteria[index].requiresDate, !evidence.parts.contains(.date) {
      missing.insert(.date)
    }
    guard evidence.parts.contains(.value) else {
      return [.stateFact(missing: missing.union(.value))]
    }
    if evidence.isTrue { return missing.isEmpty ? [] : [.stateFact(missing: missing)] }
    return rulebook.criteria[index].section == .integrity
      ? [.none] : [.fulfilFact(missing: missing)]
  }

  private func items(_ index: Int, _ evidence: Evidence) -> [Change.Action] {
    let minimum = rulebook.criteria[index].minimum
    guard evidence.parts.contains(.counted) else {
      return [.addItems(count: minimum, to: minimum)]
    }
    let missing = minimum &- evidence.count
    return missing > 0 ? [.addItems(count: missing, to: minimum)] : []
  }

  private func judgement(_ evidence: Evidence) -> [Change.Action] {
    guard evidence.parts.contains(.verdict) else { return [.obtainJudgement(revises: false)] }
    return evidence.judgedMet ? [] : [.obtainJudgement(revises: true)]
  }

  /// What the nominee is, or what is under way against it, nobody can change here.
  private func status(_ values: [StatusValue], _ evidence: Evidence) -> [Change.Action] {
    guard evidence.parts.contains(.status) else {
      let met = values.indices.filter { values[$0].outcome == .met }
      if !met.isEmpty { return [.stateStatus(values: met)] }
      let open = values.indices.filter { values[$0].outcome != .notMet }
      return open.isEmpty ? [.none] : [.stateStatus(values: open), .obtainRuling]
    }
    switch values[Int(evidence.status)].outcome {
    case .met: return []
    case .notMet: return [.none]
    default: return [.obtainRuling]
    }
  }

  private func priorAward() -> [Change.Action] {
    if case .sameAchievement = facts.priorAwards { return [.none] }
    var actions: [Change.Action] = []
    if case .notStated = facts.priorAwards { actions.append(.statePriorAwards) }
    if !facts.hasAchievement { actions.append(.nameAchievement) }
    return actions
  }

  private func document(_ index: Int) -> Change.Action {
    let state = facts.documents[index]
    let isSigned = rulebook.documents[index].electronicOriginals && state.electronicallySigned
    let missing = isSigned ? 0 : max(0, rulebook.documents[index].originals &- state.originals)
    return .handInPaper(missingOriginals: missing)
  }
}
