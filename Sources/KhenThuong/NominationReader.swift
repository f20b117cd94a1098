import Assessment
import JSONText
import Rulebook
import Selection

/// Reads nominations.
struct NominationReader {
  static let keys = KeyTable([
    "id", "award", "nominator", "nominee", "achievement", "measuredOn", "receivedAt", "sentAt",
    "evidence", "priorAwards", "documents", "ordering", "supplements", "withdrawnOn", "replaces",
    "submission", "extensions",
  ])
  private static let nomineeKeys = KeyTable(["kind", "unit", "id", "displayName", "position"])
  private static let priorKeys = KeyTable(["achievement", "award", "decidedOn", "document"])
  private static let replacesKeys = KeyTable(["nomination", "on"])
  private static let submissionKeys = KeyTable(["documents", "supplements"])
  private static let orderingKeys = KeyTable([
    "achievementScore", "directlyInvolved", "woman", "women",
  ])
  private static let shareKeys = KeyTable(["numerator", "denominator", "percent"])

  let assessor: Assessor
  let asOf: Instant
  var registry: RegistryReader
  /// Whether units may be described where they are named.
  let acceptsInlineUnits: Bool

  private var rulebook: Rulebook { assessor.rulebook }

  /// Reads one nomination. In a round its nominator, times and the letter and
  /// minutes come from the submission.
  mutating func read(
    _ node: JSONNode, submission: SubmissionInput?, accepted: AcceptedLate
  ) throws(Fault) -> NominationInput {
    var fields = [JSONNode?](repeating: nil, count: Self.keys.keys.count)
    var reader = try FieldReader(node, Self.keys)
    while let field = try reader.next() {
      guard submission == nil || (field.index != 2 && field.index != 15) else {
        throw field.key.keyFault(
          .unknownField,
          Message(
            vi: "Trong một đợt, trường này thuộc về lần trình của đơn vị đề nghị",
            en: "In a round this field is the submission's"))
      }
      fields[field.index] = field.value
    }
    for required in [0, 1, 3] { try reader.require(required) }
    if submission == nil { try reader.require(2) }
    guard let idNode = fields[0], let awardNode = fields[1], let nomineeNode = fields[3] else {
      throw node.wrongType(Message(vi: "một đề nghị khen thưởng", en: "a nomination"))
    }
    let id = try idNode.identifier()
    var facts = NominationFacts()
    facts.award = try award(awardNode)
    if let nominator = fields[2] {
      facts.nominator = try registry.unit(at: nominator, acceptsInline: acceptsInlineUnits)
    } else {
      facts.nominator = submission?.nominator ?? 0
    }
    let personId = try nominee(nomineeNode, &facts)
    registry.settleInlineUnits()
    let plan = assessor.plan(for: facts, in: registry.registry)
    facts.evidence = [Evidence](repeating: Evidence(), count: plan.criteriaCount)
    facts.documents = [DocumentState](repeating: DocumentState(), count: rulebook.documents.count)
    facts.lateAccepted = accepted.dossier
    var input = NominationInput(
      node: node, id: id, plan: plan, facts: facts, personId: personId, nominee: nomineeNode,
      evidenceNodes: [JSONNode?](repeating: nil, count: plan.criteriaCount),
      documentNodes: [JSONNode?](repeating: nil, count: rulebook.documents.count))
    input.extensions = fields[16]
    input.achievement = fields[4]
    try times(fields, submission, &input)
    if let evidence = fields[8] { try self.evidence(evidence, &input, isLate: false) }
    var priorAwards = fields[9]
    if let documents = fields[10] {
      try self.documents(documents, ofSubmission: false, &input, isLate: false)
    }
    if let ordering = fields[11] { try self.ordering(ordering, &input) }
    try self.submission(submission, inline: fields[15], accepted, &input)
    if let supplements = fields[12] {
      try self.supplements(supplements, accepted, &input, &priorAwards)
    }
    try settle(priorAwards, &input)
    input.pool = rulebook.poolAssignment(
      award: input.facts.award, kind: input.facts.kind, unit: input.facts.unit,
      nominator: input.facts.nominator, in: registry.registry)
    return input
  }

  func award(_ node: JSONNode) throws(Fault) -> Int {
    if let index = rulebook.awardKeys.index(of: node) { return index }
    throw node.noSuchValue(try node.string(), among: rulebook.awardKeys.keys, .unknownAward)
  }

  private mutating func nominee(
    _ node: JSONNode, _ facts: inout NominationFacts
  ) throws(Fault) -> JSONNode? {
    var reader = try FieldReader(node, Self.nomineeKeys)
    var unit: JSONNode?
    var id: (key: JSONNode, value: JSONNode)?
    while let field = try reader.next() {
      switch field.index {
      case 0: facts.kind = try field.value.choice(.unknownKind)
      case 1: unit = field.value
      case 2: id = (field.key, field.value)
      default: _ = try field.value.string()
      }
    }
    try reader.require(0)
    try reader.require(1)
    if let unit { facts.unit = try registry.unit(at: unit, acceptsInline: acceptsInlineUnits) }
    guard facts.kind == .individual else {
      if let id {
        throw id.key.keyFault(
          .unknownField,
          Message(
            vi: "Tập thể được nhận diện bằng đơn vị, không có “id” riêng",
            en: "A collective is known by its unit and has no “id” of its own"))
      }
      return nil
    }
    try reader.require(2)
    if let id { _ = try id.value.identifier() }
    return id?.value
  }

  // MARK: Times

  private func past(_ node: JSONNode) throws(Fault) -> Instant {
    let instant = try node.instant(in: rulebook.zone)
    guard instant <= asOf else { throw node.afterAsOf() }
    return instant
  }

  private func times(
    _ fields: [JSONNode?], _ submission: SubmissionInput?, _ input: inout NominationInput
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
          _ = try field.value.identifier()
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

  private func measuredOn(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
    let date = try node.date()
    guard date <= asOf.date(in: rulebook.zone) else { throw node.afterAsOf() }
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
    guard input.facts.measuredOn == nil else { throw node.suppliedTwice() }
    input.facts.measuredOn = date
  }

  // MARK: Parts

  private var evidenceReader: EvidenceReader {
    EvidenceReader(
      rulebook: rulebook, today: asOf.date(in: rulebook.zone), registry: registry)
  }

  /// - Parameter isLate: only judgements count; the rest is read and not used.
  private func evidence(
    _ node: JSONNode, _ input: inout NominationInput, isLate: Bool
  ) throws(Fault) {
    let reader = evidenceReader
    var members = try node.members()
    var ignored = Set<Int>()
    var seen = Set<Int>()
    while let member = members.next() {
      guard let criterion = rulebook.criterionKeys.index(of: member.key) else {
        throw member.key.keyFault(
          .unknownCriterion,
          Message(
            vi: "Không có tiêu chí “\(try member.key.string())”",
            en: "There is no criterion “\(try member.key.string())”"))
      }
      let position = input.plan.position[criterion]
      guard position != AssessmentPlan.foreign else {
        throw member.key.keyFault(
          .criterionNotApplicable,
          Message(
            vi: "Tiêu chí “\(try member.key.string())” không áp dụng cho đối tượng này",
            en: "The criterion “\(try member.key.string())” is not one for this nominee"))
      }
      guard seen.insert(criterion).inserted else { throw member.key.duplicateKey() }
      guard position >= 0 else {
        guard ignored.insert(criterion).inserted else { throw member.key.duplicateKey() }
        var unused = Evidence()
        try reader.read(member.value, criterion: criterion, into: &unused, previous: nil)
        continue
      }
      let known = input.facts.evidence[position]
      var filled = known
      try reader.read(
        member.value, criterion: criterion, into: &filled, previous: input.evidenceNodes[position])
      if isLate {
        let verdict = filled.parts.intersection(.verdict).subtracting(known.parts)
        var kept = known
        kept.parts.formUnion(verdict)
        if !verdict.isEmpty {
          kept.judgedMet = filled.judgedMet
          input.evidenceNodes[position] = member.value
        }
        if filled.parts.subtracting(known.parts) != verdict { kept.cameLate = true }
        filled = kept
      } else {
        input.evidenceNodes[position] = member.value
      }
      input.facts.evidence[position] = filled
    }
  }

  private func documents(
    _ node: JSONNode, ofSubmission: Bool, _ input: inout NominationInput, isLate: Bool
  ) throws(Fault) {
    let reader = DocumentReader(rulebook: rulebook, today: asOf.date(in: rulebook.zone))
    try reader.read(node, ofSubmission: ofSubmission) { document, state, value in
      if isLate {
        input.facts.documents[document].cameLate = true
      } else {
        input.facts.documents[document] = state
        input.documentNodes[document] = value
      }
    }
  }

  private func submission(
    _ submission: SubmissionInput?, inline: JSONNode?, _ accepted: AcceptedLate,
    _ input: inout NominationInput
  ) throws(Fault) {
    var documents = submission?.documents
    var supplements = submission?.supplements
    if let inline {
      var reader = try FieldReader(inline, Self.submissionKeys)
      while let field = try reader.next() {
        if field.index == 0 { documents = field.value } else { supplements = field.value }
      }
    }
    if let documents { try self.documents(documents, ofSubmission: true, &input, isLate: false) }
    guard let supplements else { return }
    var elements = try supplements.elements(maxItems: JSONLimits.maxItems)
    while let element = elements.next() {
      let supplement = try SupplementInput(element, ofSubmission: true, in: rulebook.zone, asOf)
      let isLate = self.isLate(supplement, accepted.submissionSupplements, &input)
      if let documents = supplement.documents {
        try self.documents(documents, ofSubmission: true, &input, isLate: isLate)
      }
    }
  }

  private func supplements(
    _ node: JSONNode, _ accepted: AcceptedLate, _ input: inout NominationInput,
    _ priorAwards: inout JSONNode?
  ) throws(Fault) {
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    var ids = Set<String>()
    while let element = elements.next() {
      let supplement = try SupplementInput(element, ofSubmission: false, in: rulebook.zone, asOf)
      guard ids.insert(supplement.id).inserted else {
        throw (element.member("id") ?? element).fault(
          .duplicateId,
          Message(
            vi: "Mã bổ sung “\(supplement.id)” có hai lần",
            en: "The supplement id “\(supplement.id)” stands twice"))
      }
      let isLate = self.isLate(supplement, accepted.supplements, &input)
      if let evidence = supplement.evidence { try self.evidence(evidence, &input, isLate: isLate) }
      if let documents = supplement.documents {
        try self.documents(documents, ofSubmission: false, &input, isLate: isLate)
      }
      if let achievement = supplement.achievement {
        guard input.achievement == nil else { throw achievement.suppliedTwice() }
        if !isLate { input.achievement = achievement }
      }
      if let prior = supplement.priorAwards {
        guard priorAwards == nil else { throw prior.suppliedTwice() }
        if !isLate { priorAwards = prior }
      }
      if let measured = supplement.measuredOn {
        var filled = input
        try measuredOn(measured, &filled)
        if !isLate { input = filled }
      }
    }
  }

  /// Whether a supplement came too late to count; notes it either way.
  private func isLate(
    _ supplement: SupplementInput, _ accepted: Set<String>, _ input: inout NominationInput
  ) -> Bool {
    let deadline = rulebook.deadline
    guard deadline.awards.contains(input.facts.award),
      deadline.supplements == .never || supplement.on >= deadline.lateFrom
    else { return false }
    guard accepted.contains(supplement.id) else {
      input.lateSupplements.append(supplement.id)
      return true
    }
    input.acceptedSupplements.append(supplement.id)
    return false
  }

  private func ordering(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
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
  private func womenShare(_ node: JSONNode) throws(Fault) -> Bool? {
    guard
      let key = rulebook.orderingKeys.first(where: { $0.source == .preference && $0.inForce })
    else { return nil }
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
    let comparison = RateComparison(threshold: key.womenPercent)
    if evidence.parts.isSuperset(of: [.numerator, .denominator]) {
      guard evidence.numerator <= evidence.denominator else {
        throw (node.member("numerator") ?? node).fault(
          .numeratorAboveDenominator,
          Message(
            vi: "Tử số \(evidence.numerator) lớn hơn mẫu số \(evidence.denominator)",
            en: "The numerator \(evidence.numerator) is above the denominator "
              + "\(evidence.denominator)"))
      }
      guard evidence.denominator > 0 else { return nil }
      return comparison.isMet(evidence.numerator, of: evidence.denominator)
    }
    return evidence.parts.contains(.percent) ? comparison.isMet(percent: evidence.percent) : nil
  }

  // MARK: What hangs together

  private func settle(_ priorAwards: JSONNode?, _ input: inout NominationInput) throws(Fault) {
    if let achievement = input.achievement {
      _ = try achievement.identifier()
      input.facts.hasAchievement = true
    }
    if let priorAwards { try self.priorAwards(priorAwards, &input) }
    let reader = evidenceReader
    for position in 0..<input.plan.criteriaCount {
      guard case .criterion(let criterion) = input.plan.subjects[position],
        rulebook.criteria[criterion].type == .rate, let node = input.evidenceNodes[position]
      else { continue }
      try reader.validate(
        input.facts.evidence[position], criterion: criterion,
        comparison: assessor.comparison(ofCriterion: criterion), node: node)
    }
  }

  private func priorAwards(_ node: JSONNode, _ input: inout NominationInput) throws(Fault) {
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    var isSame = false
    while let element = elements.next() {
      var reader = try FieldReader(element, Self.priorKeys)
      var matches = false
      var sameForm = true
      while let field = try reader.next() {
        switch field.index {
        case 0:
          _ = try field.value.identifier()
          matches = input.achievement.map(field.value.equals) ?? false
        case 1: sameForm = try award(field.value) == input.facts.award
        case 2: _ = try evidenceReader.pastDate(field.value)
        default: _ = try field.value.string()
        }
      }
      try reader.require(0)
      if matches, sameForm || rulebook.priorAwards.acrossForms { isSame = true }
    }
    input.facts.priorAwards = isSame ? .sameAchievement : .none
  }
}

extension JSONNode {
  func suppliedTwice() -> Fault {
    fault(
      .duplicateSupply,
      Message(
        vi: "Nội dung này đã có trong hồ sơ; bổ sung chỉ điền chỗ còn trống",
        en: "The dossier has this already; a supplement only fills what is open"))
  }
}
