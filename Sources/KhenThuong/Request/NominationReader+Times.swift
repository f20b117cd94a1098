import Assessment
import JSONText
import Rulebook
import Selection

/// Times, and what a nomination is ordered by.
extension NominationReader {
  private static let replacesKeys = KeyTable(["nomination", "on"])
  private static let orderingKeys = KeyTable([
    "achievementScore", "directlyInvolved", "woman", "women",
  ])
  private static let shareKeys = KeyTable(["numerator", "denominator", "percent"])

  // MARK: Times

  mutating func past(_ node: JSONNode) throws(Fault) -> Instant {
    let instant = try node.instant(in: rulebook.zone)
    guard instant <= asOf else { throw node.afterAsOf() }
    return instant
  }

  mutating func times(
    _ fields: inout Fields, _ submission: SubmissionInput?, _ input: inout NominationInput
  ) throws(Fault) {
    if let node = fields[6] ?? submission?.receivedAt { input.facts.receivedAt = try past(node) }
    if let node = fields[7] ?? submission?.sentAt { input.facts.sentAt = try past(node) }
    if let node = fields[13] { input.withdrawnOn = try past(node) }
    if let node = fields[5] { try measuredOn(node, &input) }
    if let node = fields[14] {
      var reader = try FieldReader(node, Self.replacesKeys)
      var nomination: JSONNode?
      var on: Instant?
      while let field = try reader.next() {
        if field.index == 0 {
          try field.value.requireIdentifier()
          nomination = field.value
        } else {
          on = try past(field.value)
        }
      }
      try reader.require(0)
      try reader.require(1)
      if let nomination, let on { input.replaces = (nomination, on) }
    }
  }

  /// A nomination that took another's place after the deadline came when it did so.
  mutating func noteReplacement(_ input: inout NominationInput) {
    let deadline = rulebook.deadline
    guard let on = input.replaces?.on, on >= deadline.lateFrom,
      deadline.awards.contains(input.facts.award)
    else { return }
    if deadline.basis == .received {
      input.facts.receivedAt = max(input.facts.receivedAt ?? on, on)
    } else {
      input.facts.sentAt = max(input.facts.sentAt ?? on, on)
    }
  }

  mutating func measuredOn(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
    let date = try node.date()
    guard date <= today else { throw node.afterAsOf() }
    let dossier =
      rulebook.deadline.basis == .received ? input.facts.receivedAt : input.facts.sentAt
    if let dossier, dossier.date(in: rulebook.zone) < date {
      throw node.fault(
        .dateOrder,
        Message(
          vi: "Số liệu được tính đến \(date.vietnamese), sau ngày của hồ sơ",
          en: "The figures are of \(date.iso), after the dossier"),
        expected: Message(
          vi: "ngày không sau ngày của hồ sơ", en: "a date not after the dossier's"))
    }
    guard input.facts.measuredOn == nil || input.facts.measuredOn == date else {
      throw node.suppliedTwice()
    }
    input.facts.measuredOn = date
  }

  // MARK: Ordering

  mutating func ordering(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
    var reader = try FieldReader(node, Self.orderingKeys)
    while let field = try reader.next() {
      let ofKind: NomineeKind? =
        field.index == 2 ? .individual : field.index == 3 ? .collective : nil
      if let ofKind, ofKind != input.facts.kind {
        throw field.key.keyFault(
          .unknownField,
          Message(
            vi: "“woman” chỉ dùng cho cá nhân, “women” chỉ dùng cho tập thể",
            en: "“woman” is for individuals, “women” for collectives"))
      }
      switch field.index {
      case 0: input.ordering.score = try field.value.decimal()
      case 1: input.ordering.directlyInvolved = try field.value.bool()
      case 2: input.ordering.isPreferred = try field.value.bool()
      default: input.ordering.isPreferred = try womenShare(field.value)
      }
    }
  }

  /// Whether a collective's share of women reaches the rulebook's; nil where the
  /// operands do not decide.
  mutating func womenShare(_ node: JSONNode) throws(Fault) -> Bool? {
    var evidence = Evidence()
    var reader = try FieldReader(node, Self.shareKeys)
    while let field = try reader.next() {
      switch field.index {
      case 0:
        evidence.numerator = try field.value.integer(in: 0...Int64.max)
        evidence.parts.insert(.numerator)
      case 1:
        evidence.denominator = try field.value.integer(in: 0...Int64.max)
        evidence.parts.insert(.denominator)
      default:
        evidence.percent = try evidenceReader.percent(field.value)
        evidence.parts.insert(.percent)
      }
    }
    let key = rulebook.orderingKeys.first { $0.source == .preference }
    let comparison = RateComparison(threshold: key?.womenPercent ?? .zero)
    try EvidenceReader.validate(evidence, exclusions: false, comparison: comparison, node: node)
    if let net = evidence.netCounts(exclusions: false) {
      return net.denominator > 0 ? comparison.isMet(net.numerator, of: net.denominator) : nil
    }
    return evidence.parts.contains(.percent) ? comparison.isMet(percent: evidence.percent) : nil
  }
}
