import JSONText
import Rulebook

extension Assessor {
  /// The way to eligibility of a nomination with these findings, put into `way`; false
  /// for one that is eligible and in time. What each finding needs is worked out from
  /// what the nomination says, not from the first thing that the finding complains of, so
  /// that nothing new comes up once it is done.
  public func findWay(
    _ findings: [Finding], of facts: NominationFacts, plan: AssessmentPlan, registry: Registry,
    into way: inout WayToEligibility
  ) -> Bool {
    guard isLate(findings, plan: plan) || verdict(findings, plan: plan) != .eligible else {
      return false
    }
    WaySearch(assessor: self, findings: findings, facts: facts, plan: plan, registry: registry)
      .find(&way)
    return true
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

  func find(_ way: inout WayToEligibility) {
    way.needs.removeAll(keepingCapacity: true)
    for position in findings.indices
    where plan.gates[position] && findings[position].outcome != .met {
      if case .group(let group) = plan.subjects[position] {
        guard findings[position].reason != .ruled, rulebook.groups[group].combine == .all else {
          continue
        }
        for member in members(at: position) where findings[member].outcome != .met {
          way.insert(need(member))
        }
      } else {
        way.needs.append(need(position))
      }
    }
    for choice in choices(hasDate: way.needs.contains { $0.waitsForDate }) {
      way.insert(choice)
    }
    list(&way)
  }

  /// The changes of all needs; the date stands with the first rate that waits for it.
  private func list(_ way: inout WayToEligibility) {
    way.changes.removeAll(keepingCapacity: true)
    way.dateless.removeAll(keepingCapacity: true)
    for need in way.needs {
      if need.waitsForDate {
        if way.dateless.isEmpty {
          way.changes.append(Change(need.position, .giveMeasurementDate))
        }
        way.dateless.append(need.position)
      }
      let cameLate = cameLate(need.position)
      need.withActions { action in
        var change = Change(need.position, action)
        change.alternatives = need.alternatives
        change.cameLate = cameLate && action != .none
        way.changes.append(change)
      }
    }
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
        chosen.append(Need(position, .none))
        continue
      }
      guard rulebook.groups[group].combine == .any else { continue }
      let needs = members(at: position).map(need)
      let open = needs.filter { !$0.isFinal && !(avoidsDate && $0.waitsForDate) }
      var best = open.first ?? needs.first ?? Need(position, .none)
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
    var need = Need(position)
    let finding = findings[position]
    guard finding.reason != .ruled else {
      // A person has spoken.
      if finding.outcome != .met { need.add(.none) }
      return need
    }
    switch plan.subjects[position] {
    case .criterion(let index):
      criterion(index, facts.evidence[position], &need)
      need.waitsForDate =
        rulebook.criteria[index].type == .rate && facts.measuredOn == nil && !need.isFinal
    case .group, .authority: need.add(.none)
    case .priorAward: priorAward(&need)
    case .document(let index):
      // An equivalent paper that lacks nothing waits for a person; any other is handed in.
      need.add(finding.outcome == .needsJudgement ? .obtainRuling : document(index))
    case .deadline: need.add(finding.outcome == .unknown ? .stateReceipt : .none)
    }
    return need
  }

  private func criterion(_ index: Int, _ evidence: Evidence, _ need: inout Need) {
    switch rulebook.criteria[index].type {
    case .rate: rate(index, evidence, &need)
    case .fact: fact(index, evidence, &need)
    case .count: items(index, evidence, &need)
    case .judgement: judgement(evidence, &need)
    case .judgedItems:
      items(index, evidence, &need)
      judgement(evidence, &need)
    case .status: status(index, evidence, &need)
    case .ranking: break
    }
  }

  private func rate(_ index: Int, _ given: Evidence, _ need: inout Need) {
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
      guard net.denominator > 0 else { return nothingToMeasure(&need) }
      let missing = comparison.missing(net.numerator, of: net.denominator)
      guard missing > 0 else { return }
      return need.add(
        .raiseCount(
          count: missing, of: net.denominator, to: evidence.numerator &+ missing,
          recomputesPercent: evidence.parts.contains(.percent)))
    }
    if evidence.parts.contains(.percent) {
      let points = comparison.missing(percent: evidence.percent)
      guard .zero < points else { return }
      return need.add(.raisePercent(points: points, to: comparison.leastPercent))
    }
    var needed: Evidence.Parts = [.numerator, .denominator]
    if exclusions { needed.formUnion([.excludedNumerator, .excludedDenominator]) }
    let provide = Change.Action.provideFigures(
      missing: needed.subtracting(evidence.parts), entity: entity)
    let completion = RateCompletion(
      evidence, exclusions: exclusions, comparison: comparison,
      zero: rulebook.rates.zeroDenominator)
    switch completion {
    case .meets: need.add(provide)
    case .raise(let count, let of, let to):
      need.add(provide)
      need.add(.raiseCount(count: count, of: of, to: to, recomputesPercent: false))
    case .nothingToMeasure:
      if rulebook.rates.zeroDenominator != .notMet { need.add(provide) }
      nothingToMeasure(&need)
    }
  }

  /// What a rate with nothing to measure needs is the rulebook's to say.
  private func nothingToMeasure(_ need: inout Need) {
    switch rulebook.rates.zeroDenominator {
    case .met: break
    case .notMet: need.add(.none)
    default: need.add(.obtainRuling)
    }
  }

  /// An integrity rule that speaks against the nominee is a bar.
  private func fact(_ index: Int, _ evidence: Evidence, _ need: inout Need) {
    var missing: Evidence.Parts = []
    if rulebook.criteria[index].requiresDocument, !evidence.parts.contains(.document) {
      missing.insert(.document)
    }
    if rulebook.criteria[index].requiresDate, !evidence.parts.contains(.date) {
      missing.insert(.date)
    }
    guard evidence.parts.contains(.value) else {
      return need.add(.stateFact(missing: missing.union(.value)))
    }
    if evidence.isTrue {
      if !missing.isEmpty { need.add(.stateFact(missing: missing)) }
      return
    }
    need.add(
      rulebook.criteria[index].section == .integrity ? .none : .fulfilFact(missing: missing))
  }

  private func items(_ index: Int, _ evidence: Evidence, _ need: inout Need) {
    let minimum = rulebook.criteria[index].minimum
    guard evidence.parts.contains(.counted) else {
      return need.add(.addItems(count: minimum, to: minimum))
    }
    let missing = minimum &- evidence.count
    if missing > 0 { need.add(.addItems(count: missing, to: minimum)) }
  }

  private func judgement(_ evidence: Evidence, _ need: inout Need) {
    if !evidence.parts.contains(.verdict) {
      need.add(.obtainJudgement(revises: false))
    } else if !evidence.judgedMet {
      need.add(.obtainJudgement(revises: true))
    }
  }

  /// What the nominee is, or what is under way against it, nobody can change here.
  private func status(_ index: Int, _ evidence: Evidence, _ need: inout Need) {
    guard evidence.parts.contains(.status) else {
      if !rulebook.criteria[index].valuesToState(meets: true).isEmpty {
        need.add(.stateStatus(meets: true))
      } else if !rulebook.criteria[index].valuesToState(meets: false).isEmpty {
        need.add(.stateStatus(meets: false))
        need.add(.obtainRuling)
      } else {
        need.add(.none)
      }
      return
    }
    switch rulebook.criteria[index].statusValues[Int(evidence.status)].outcome {
    case .met: break
    case .notMet: need.add(.none)
    default: need.add(.obtainRuling)
    }
  }

  private func priorAward(_ need: inout Need) {
    if case .sameAchievement = facts.priorAwards { return need.add(.none) }
    if case .notStated = facts.priorAwards { need.add(.statePriorAwards) }
    if !facts.hasAchievement { need.add(.nameAchievement) }
  }

  private func document(_ index: Int) -> Change.Action {
    let state = facts.documents[index]
    let isSigned = rulebook.documents[index].electronicOriginals && state.electronicallySigned
    let missing = isSigned ? 0 : max(0, rulebook.documents[index].originals &- state.originals)
    return .handInPaper(missingOriginals: missing)
  }
}

extension Criterion {
  /// The values of a status that meet it, or else those that do not speak against it, by
  /// index.
  public func valuesToState(meets: Bool) -> [Int] {
    statusValues.indices.filter { value in
      meets ? statusValues[value].outcome == .met : statusValues[value].outcome != .notMet
    }
  }
}
