import Assessment
import JSONText
import Rulebook

/// What decides in which words a finding is told; all else about it are figures.
struct FindingCase {
  struct Traits: OptionSet {
    let rawValue: UInt16

    /// The unit measured is known.
    static var hasUnit: Traits { Traits(rawValue: 1 << 0) }
    /// A ruling is named.
    static var isRuled: Traits { Traits(rawValue: 1 << 1) }
    /// There are counts to compare.
    static var hasCounts: Traits { Traits(rawValue: 1 << 2) }
    /// They are out of more than nothing; of items or judgements, there is one at least.
    static var hasSome: Traits { Traits(rawValue: 1 << 3) }
    static var isTrue: Traits { Traits(rawValue: 1 << 4) }
    static var hasInstant: Traits { Traits(rawValue: 1 << 5) }
    /// Fields of a judgement that are given.
    static var judgement: Traits { Traits(rawValue: 1 << 6) }
    static var judgedBy: Traits { Traits(rawValue: 1 << 7) }
    static var judgedOn: Traits { Traits(rawValue: 1 << 8) }
  }

  let position: Int
  let finding: Finding
  /// Of the evidence, as far as it matters.
  private(set) var parts: Evidence.Parts = []
  private(set) var status: UInt8 = 0
  private(set) var traits: Traits = []

  private init(_ finding: Finding, at position: Int) {
    self.position = position
    self.finding = finding
  }

  /// The case that a finding is; its figures are put into `figures`. No initializer: that
  /// would have to be given a copy of the nomination.
  static func of(
    _ finding: Finding, at position: Int, of input: NominationInput, isRuled: Bool,
    _ assessor: Assessor, _ registry: Registry, _ figures: inout Figures
  ) -> FindingCase {
    var form = FindingCase(finding, at: position)
    if isRuled { form.traits.insert(.isRuled) }
    switch input.plan.subjects[position] {
    case .criterion(let index):
      form.criterion(index, input, assessor, registry, &figures)
    case .document(let index):
      guard finding.reason == .tooFewOriginals else { break }
      let given = input.facts.documents[index].originals
      figures[whole: .count] = given
      figures[whole: .missing] = assessor.rulebook.documents[index].originals &- given
    case .deadline:
      figures.named.instant =
        assessor.rulebook.deadline.basis == .received
        ? input.facts.receivedAt : input.facts.sentAt
      if figures.named.instant != nil { form.traits.insert(.hasInstant) }
    case .group, .authority, .priorAward: break
    }
    return form
  }

  private mutating func criterion(
    _ index: Int, _ input: NominationInput, _ assessor: Assessor, _ registry: Registry,
    _ figures: inout Figures
  ) {
    evidence(ofCriterion: index, input, assessor.rulebook, &figures)
    if finding.reason == .belowThreshold {
      let comparison = assessor.comparison(ofCriterion: index)
      if traits.contains(.hasCounts) {
        figures[whole: .missing] = comparison.missing(
          figures[whole: .numerator], of: figures[whole: .denominator])
      } else {
        figures[.points] = comparison.missing(percent: figures[.percent])
      }
    }
    guard
      input.plan.types[position] == .rate
        || assessor.rulebook.criteria[index].measuredEntity != .nominee
    else { return }
    figures.named.unit = assessor.measuredUnit(
      ofCriterion: index, facts: input.facts, registry: registry)
    if figures.named.unit != nil { traits.insert(.hasUnit) }
  }

  private mutating func evidence(
    ofCriterion index: Int, _ input: NominationInput, _ rulebook: Rulebook,
    _ figures: inout Figures
  ) {
    let evidence = input.facts.evidence[position]
    switch input.plan.types[position] {
    case .rate:
      parts = evidence.parts.intersection([
        .numerator, .denominator, .excludedNumerator, .excludedDenominator, .percent,
      ])
      figures[.percent] = evidence.percent
      figures[.reached] = evidence.percent
      guard let net = evidence.netCounts(exclusions: rulebook.criteria[index].exclusions) else {
        return
      }
      traits.insert(.hasCounts)
      if net.denominator > 0 { traits.insert(.hasSome) }
      figures[whole: .numerator] = net.numerator
      figures[whole: .denominator] = net.denominator
      figures[.reached] = .percent(net.numerator, of: net.denominator)
      if !parts.contains(.percent) { figures[.percent] = figures[.reached] }
    case .fact:
      parts = evidence.parts.intersection(.value)
      if evidence.isTrue { traits.insert(.isTrue) }
    case .count, .judgedItems:
      parts = evidence.parts.intersection([.counted, .verdict])
      figures[whole: .count] = evidence.count
      figures[whole: .missing] = rulebook.criteria[index].minimum &- evidence.count
      if evidence.count > 0 { traits.insert(.hasSome) }
      judgement(input.judgementNodes[position])
    case .judgement:
      judgement(input.judgementNodes[position])
      if input.judgementNodes[position] != nil { traits.insert(.hasSome) }
    case .status:
      guard evidence.parts.contains(.status) else { return }
      parts = .status
      status = evidence.status
    case .ranking: return
    }
  }

  private mutating func judgement(_ node: JSONNode?) {
    guard let node else { return }
    if node.member("verdict") != nil { traits.insert(.judgement) }
    if node.member("by") != nil { traits.insert(.judgedBy) }
    if node.member("on") != nil { traits.insert(.judgedOn) }
  }
}

extension FindingCase {
  /// Names the stencil for it.
  func key(_ kind: StencilKey.Kind, _ language: Language, _ plan: AssessmentPlan) -> StencilKey {
    var form = UInt64(truncatingIfNeeded: parts.rawValue) << 8 | UInt64(truncatingIfNeeded: status)
    form = form << 9 | UInt64(truncatingIfNeeded: traits.rawValue)
    form = form << 5 | UInt64(truncatingIfNeeded: finding.reason.rawValue)
    form = form << 3 | UInt64(truncatingIfNeeded: finding.outcome.place)
    return StencilKey(kind, language, plan: plan.index, position: position, form: form)
  }
}
