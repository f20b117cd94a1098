import JSONText
import Rulebook

/// Holds one nomination against the rules.
public final class Assessor: Sendable {
  public let rulebook: Rulebook
  public let plans: AssessmentPlans
  let comparisons: [RateComparison]

  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    plans = AssessmentPlans(rulebook)
    comparisons = rulebook.criteria.map { RateComparison($0, rulebook.rates) }
  }

  /// Makes `plan` the one for such nominations; most often it is already.
  public func choosePlan(
    _ plan: inout AssessmentPlan, _ kind: NomineeKind, _ category: Int, _ award: Int
  ) {
    let index = plans.index(kind, category, award)
    if plan !== plans.all[index] { plan = plans.all[index] }
  }

  public func comparison(ofCriterion index: Int) -> RateComparison {
    comparisons[index]
  }

  /// One finding for each subject of the plan, put into `findings`.
  public func assess(
    _ facts: NominationFacts, plan: AssessmentPlan, registry: Registry,
    into findings: inout [Finding]
  ) {
    let subjects = plan.subjects
    if findings.count != subjects.count {
      findings = [Finding](repeating: Finding(.unknown, .absent), count: subjects.count)
    }
    // The array once, and not anew for each finding.
    var results = findings.mutableSpan
    var group = 0
    for position in subjects.indices {
      switch subjects[position] {
      case .criterion(let index):
        var finding = criterion(
          index, plan.types[position], facts.evidence[position], facts: facts,
          registry: registry)
        if finding.outcome == .unknown, facts.evidence[position].cameLate {
          finding.reason = .lateSupplement
        }
        results[position] = finding
      case .group(let index):
        results[position] = Self.combine(
          rulebook.groups[index].combine, plan.members[group], results.span)
        group += 1
      case .authority: results[position] = authority(facts, registry)
      case .priorAward: results[position] = priorAward(facts)
      case .document(let index):
        // The minutes are those of the council of whoever submits (IV.1-2).
        let whose =
          rulebook.documents[index].belongsToSubmission
          ? registry.units[facts.nominator].judgedCategory : plan.category
        results[position] = document(index, facts.documents[index], category: whose)
      case .deadline: results[position] = deadline(facts)
      }
    }
  }

  /// Applies the groups again after a finding of theirs was ruled on.
  public func recombineGroups(of plan: AssessmentPlan, in findings: inout [Finding]) {
    for (offset, positions) in plan.members.enumerated() {
      let place = plan.criteriaCount + offset
      guard case .group(let index) = plan.subjects[place], findings[place].reason != .ruled else {
        continue
      }
      findings[place] = Self.combine(rulebook.groups[index].combine, positions, findings)
    }
  }

  /// Any gate not met: ineligible; else one unknown: incomplete; else one that
  /// waits for a person: for review; else eligible. A missed deadline is no
  /// matter of the verdict.
  public func verdict(_ findings: [Finding], plan: AssessmentPlan) -> Verdict {
    var incomplete = false
    var needsReview = false
    for (position, finding) in findings.enumerated() where plan.gates[position] {
      switch finding.outcome {
      case .met: continue
      case .notMet:
        if plan.subjects[position] != .deadline { return .ineligible }
      case .unknown: incomplete = true
      case .needsJudgement, .notApplicable: needsReview = true
      }
    }
    return incomplete ? .incomplete : needsReview ? .needsReview : .eligible
  }

  /// Whether the dossier came too late.
  public func isLate(_ findings: [Finding], plan: AssessmentPlan) -> Bool {
    guard plan.subjects.last == .deadline, let last = findings.last else { return false }
    return last.outcome == .notMet
  }

  // MARK: One rule each

  @inline(__always)
  private func criterion(
    _ index: Int, _ type: CriterionType, _ evidence: Evidence, facts: NominationFacts,
    registry: Registry
  ) -> Finding {
    switch type {
    case .rate: return rate(index, evidence, facts: facts, registry: registry)
    case .fact: return fact(index, evidence)
    case .count:
      guard evidence.parts.contains(.counted) else { return Finding(.unknown, .absent) }
      return evidence.count >= rulebook.criteria[index].minimum
        ? Finding(.met, .fulfilled) : Finding(.notMet, .tooFew)
    case .judgement: return Self.judgement(evidence)
    case .judgedItems: return judgedItems(index, evidence)
    case .status: return status(index, evidence)
    case .ranking: return Finding(.notApplicable, .absent)
    }
  }

  @inline(__always)
  private func rate(
    _ index: Int, _ evidence: Evidence, facts: NominationFacts, registry: Registry
  ) -> Finding {
    guard !evidence.parts.isEmpty else { return Finding(.unknown, .absent) }
    if evidence.parts.contains(.entity),
      let measured = measuredUnit(ofCriterion: index, facts: facts, registry: registry),
      Int(evidence.entity) != measured
    {
      return Finding(.unknown, .wrongEntity)
    }
    guard facts.measuredOn != nil else { return Finding(.unknown, .noMeasurementDate) }
    if evidence.parts == .percent {
      return Self.rate(isMet: comparisons[index].isMet(percent: evidence.percent))
    }
    if let net = evidence.netCounts(exclusions: rulebook.criteria[index].exclusions) {
      guard net.denominator > 0 else {
        return Finding(rulebook.rates.zeroDenominator, .zeroDenominator)
      }
      return Self.rate(isMet: comparisons[index].isMet(net.numerator, of: net.denominator))
    }
    guard evidence.parts.contains(.percent) else { return Finding(.unknown, .operandMissing) }
    return Self.rate(isMet: comparisons[index].isMet(percent: evidence.percent))
  }

  private static func rate(isMet: Bool) -> Finding {
    isMet ? Finding(.met, .fulfilled) : Finding(.notMet, .belowThreshold)
  }

  @inline(__always)
  private func fact(_ index: Int, _ evidence: Evidence) -> Finding {
    guard evidence.parts.contains(.value) else { return Finding(.unknown, .absent) }
    guard evidence.isTrue else { return Finding(.notMet, .statedFalse) }
    if rulebook.criteria[index].requiresDocument, !evidence.parts.contains(.document) {
      return Finding(.unknown, .documentMissing)
    }
    if rulebook.criteria[index].requiresDate, !evidence.parts.contains(.date) {
      return Finding(.unknown, .dateMissing)
    }
    return Finding(.met, .fulfilled)
  }

  private static func judgement(_ evidence: Evidence) -> Finding {
    guard evidence.parts.contains(.verdict) else { return Finding(.needsJudgement, .noVerdict) }
    return evidence.judgedMet ? Finding(.met, .fulfilled) : Finding(.notMet, .verdictNotMet)
  }

  /// Enough items, and judged so: either refusal stands whatever the other says.
  private func judgedItems(_ index: Int, _ evidence: Evidence) -> Finding {
    let hasCount = evidence.parts.contains(.counted)
    if hasCount, evidence.count < rulebook.criteria[index].minimum {
      return Finding(.notMet, .tooFew)
    }
    let judgement = Self.judgement(evidence)
    if judgement.outcome == .notMet || hasCount { return judgement }
    return Finding(.unknown, .absent)
  }

  private func status(_ index: Int, _ evidence: Evidence) -> Finding {
    guard evidence.parts.contains(.status) else { return Finding(.unknown, .absent) }
    let outcome = rulebook.criteria[index].statusValues[Int(evidence.status)].outcome
    switch outcome {
    case .met: return Finding(.met, .fulfilled)
    case .notMet: return Finding(.notMet, .barred)
    default: return Finding(outcome, .underReview)
    }
  }

  /// What a group comes to by its members, given as positions.
  static func combine(
    _ how: CriterionGroup.Combination, _ members: [Int], _ findings: [Finding]
  ) -> Finding {
    combine(how, members, findings.span)
  }

  private static func combine(
    _ how: CriterionGroup.Combination, _ members: [Int], _ findings: Span<Finding>
  ) -> Finding {
    let decided: Outcome = how == .any ? .met : .notMet
    let other: Outcome = how == .any ? .notMet : .met
    var isOpen = false
    var isUnknown = false
    for member in members {
      let outcome = findings[member].outcome
      if outcome == decided { return Finding(decided, how == .any ? .fulfilled : .membersNotMet) }
      if outcome != other { isOpen = true }
      if outcome == .unknown { isUnknown = true }
    }
    guard isOpen else { return Finding(other, how == .any ? .membersNotMet : .fulfilled) }
    return Finding(isUnknown ? .unknown : .needsJudgement, .memberOpen)
  }

  private func authority(_ facts: NominationFacts, _ registry: Registry) -> Finding {
    let rule = rulebook.authority
    let category = registry.units[facts.unit].judgedCategory
    // A unit that is judged by its parent nominates nobody.
    let allowed =
      !registry.units[facts.nominator].isInner
      && (rule.namesItself && facts.nominator == facts.unit
        || rule.namesBelow && registry.stands(facts.unit, below: facts.nominator)
        || rule.proxies.contains {
          registry.units[facts.nominator].roles.contains($0.role)
            && $0.categories.contains(category)
        })
    return allowed ? Finding(.met, .fulfilled) : Finding(.notMet, .notBelow)
  }

  private func priorAward(_ facts: NominationFacts) -> Finding {
    switch facts.priorAwards {
    case .notStated: Finding(.unknown, .absent)
    case .none, .sameAchievement:
      if !facts.hasAchievement {
        Finding(.unknown, .noAchievementId)
      } else if case .sameAchievement = facts.priorAwards {
        Finding(.notMet, .priorAward)
      } else {
        Finding(.met, .fulfilled)
      }
    }
  }

  private func document(_ index: Int, _ state: DocumentState, category: Int) -> Finding {
    let rule = rulebook.documents[index]
    guard state.isGiven else {
      return Finding(.unknown, state.cameLate ? .lateSupplement : .absent)
    }
    var equivalent = Outcome.met
    if state.isEquivalent {
      equivalent =
        rule.equivalent.flatMap { $0.categories.contains(category) ? $0.outcome : nil } ?? .unknown
      if equivalent == .unknown { return Finding(.unknown, .equivalentPaper) }
    } else if rule.form != nil, !state.isPrescribedForm {
      return Finding(.unknown, .wrongForm)
    }
    let electronic = rule.electronicOriginals && state.electronicallySigned
    if state.originals < rule.originals, !electronic {
      return Finding(.unknown, .tooFewOriginals)
    }
    if rule.confirmed, !state.confirmed { return Finding(.unknown, .notConfirmed) }
    return equivalent == .met ? Finding(.met, .fulfilled) : Finding(equivalent, .equivalentPaper)
  }

  private func deadline(_ facts: NominationFacts) -> Finding {
    let rule = rulebook.deadline
    guard let instant = rule.basis == .received ? facts.receivedAt : facts.sentAt else {
      return Finding(.unknown, .absent)
    }
    if instant < rule.lateFrom { return Finding(.met, .fulfilled) }
    return facts.lateAccepted ? Finding(.met, .ruled) : Finding(.notMet, .late)
  }
}
