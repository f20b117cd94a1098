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
  @inline(__always)
  static func of(
    _ finding: Finding, at position: Int, of input: NominationInput, isRuled: Bool,
    _ assessor: Assessor, _ measured: MeasuredUnits, _ figures: inout Figures
  ) -> FindingCase {
    var form = FindingCase(finding, at: position)
    if isRuled { form.traits.insert(.isRuled) }
    guard case .criterion(let index) = input.plan.subjects[position] else {
      form.other(input, assessor.rulebook, &figures)
      return form
    }
    switch input.plan.types[position] {
    case .rate: form.rate(index, input.facts.evidence[position], assessor, &figures)
    case .fact:
      form.parts = input.facts.evidence[position].parts.intersection(.value)
      if input.facts.evidence[position].isTrue { form.traits.insert(.isTrue) }
    default: form.counted(index, input, assessor.rulebook, &figures)
    }
    let entity = assessor.rulebook.criteria[index].measuredEntity
    if input.plan.types[position] == .rate || entity != .nominee, let unit = measured[entity] {
      figures.named.unit = unit
      form.traits.insert(.hasUnit)
    }
    return form
  }

  @inline(__always)
  private mutating func rate(
    _ index: Int, _ evidence: Evidence, _ assessor: Assessor, _ figures: inout Figures
  ) {
    parts = evidence.parts.intersection([
      .numerator, .denominator, .excludedNumerator, .excludedDenominator, .percent,
    ])
    let isBelow = finding.reason == .belowThreshold
    let exclusions = assessor.rulebook.criteria[index].exclusions
    guard let net = evidence.netCounts(exclusions: exclusions) else {
      figures[.percent] = evidence.percent
      figures[.reached] = evidence.percent
      if isBelow {
        figures[.points] =
          assessor.comparison(ofCriterion: index).missing(percent: evidence.percent)
      }
      return
    }
    traits.insert(.hasCounts)
    if net.denominator > 0 { traits.insert(.hasSome) }
    figures[whole: .numerator] = net.numerator
    figures[whole: .denominator] = net.denominator
    let reached = Decimal.percent(net.numerator, of: net.denominator)
    figures[.reached] = reached
    figures[.percent] = parts.contains(.percent) ? evidence.percent : reached
    if isBelow {
      figures[whole: .missing] =
        assessor.comparison(ofCriterion: index).missing(net.numerator, of: net.denominator)
    }
  }

  @inline(never)
  private mutating func counted(
    _ index: Int, _ input: NominationInput, _ rulebook: Rulebook, _ figures: inout Figures
  ) {
    let evidence = input.facts.evidence[position]
    switch input.plan.types[position] {
    case .rate, .fact, .ranking: break
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
    }
  }

  /// Of no criterion.
  @inline(never)
  private mutating func other(
    _ input: NominationInput, _ rulebook: Rulebook, _ figures: inout Figures
  ) {
    switch input.plan.subjects[position] {
    case .document(let index):
      guard finding.reason == .tooFewOriginals else { break }
      let given = input.facts.documents[index].originals
      figures[whole: .count] = given
      figures[whole: .missing] = rulebook.documents[index].originals &- given
    case .deadline:
      figures.named.instant =
        rulebook.deadline.basis == .received ? input.facts.receivedAt : input.facts.sentAt
      if figures.named.instant != nil { traits.insert(.hasInstant) }
    case .criterion, .group, .authority, .priorAward: break
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
  @inline(__always)
  func key(_ kind: StencilKey.Kind, _ language: Language, _ plan: AssessmentPlan) -> StencilKey {
    var form = UInt64(truncatingIfNeeded: parts.rawValue) << 8 | UInt64(truncatingIfNeeded: status)
    form = form << 9 | UInt64(truncatingIfNeeded: traits.rawValue)
    form = form << 5 | UInt64(truncatingIfNeeded: finding.reason.rawValue)
    form = form << 3 | UInt64(truncatingIfNeeded: finding.outcome.place)
    return StencilKey(kind, language, plan: plan.index, position: position, form: form)
  }
}
