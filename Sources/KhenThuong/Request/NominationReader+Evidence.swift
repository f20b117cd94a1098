import Assessment
import JSONText
import Rulebook

/// What a nomination, or a supplement, says about the criteria.
extension NominationReader {
  /// - Parameter isLate: only judgements count; the rest is read and not used.
  mutating func evidence(
    _ node: JSONNode, _ input: inout NominationInput, isLate: Bool
  ) throws(Fault) {
    try evidence(
      node, input.plan, isLate: isLate, &input.facts.evidence, &input.evidenceNodes,
      &input.judgementNodes)
  }

  private mutating func evidence(
    _ node: JSONNode, _ plan: AssessmentPlan, isLate: Bool, _ evidence: inout [Evidence],
    _ evidenceNodes: inout [JSONNode?], _ judgementNodes: inout [JSONNode?]
  ) throws(Fault) {
    let keys = rulebook.criterionKeys
    // The arrays once, and not anew for each criterion.
    var known = evidence.mutableSpan
    var nodes = evidenceNodes.mutableSpan
    var judgements = judgementNodes.mutableSpan
    var members = try node.members()
    var expected = 0
    var isInOrder = true
    while let member = members.next() {
      guard let criterion = keys.index(of: member.key, expected: expected) else {
        throw unknownCriterion(member.key)
      }
      // In the rulebook's order none can come twice.
      if !isInOrder || criterion < expected {
        if isInOrder { try noteKeys(of: node, before: member.key, plan) }
        isInOrder = false
        guard seenKeys.firstTime(criterion) else { throw member.key.duplicateKey() }
      }
      expected = criterion &+ 1
      let value = member.value
      let position = plan.position[criterion]
      guard position != AssessmentPlan.foreign else { throw foreignCriterion(member.key) }
      if position < 0 {
        var unused = Evidence()
        try evidenceReader.read(
          value, criterion: criterion, into: &unused, previous: nil, judged: nil, registry)
      } else if isLate {
        try lateEvidence(value, criterion, &known[position], &judgements[position])
      } else if evidenceReader.readPlain(
        value, plan.types[position], into: &known[position])
      {
        nodes[position] = value
      } else {
        let wasJudged = known[position].parts.contains(.verdict)
        try evidenceReader.read(
          value, criterion: criterion, into: &known[position], previous: nodes[position],
          judged: judgements[position], registry)
        if !wasJudged, known[position].parts.contains(.verdict) {
          judgements[position] = judgement(in: value, criterion)
        }
        nodes[position] = value
      }
    }
  }

  /// Notes the criteria that come before a key.
  private mutating func noteKeys(
    of node: JSONNode, before key: JSONNode, _ plan: AssessmentPlan
  ) throws(Fault) {
    seenKeys.begin(plan.position.count)
    var members = try node.members()
    while let member = members.next(), member.key.index < key.index {
      if let criterion = rulebook.criterionKeys.index(of: member.key) {
        _ = seenKeys.firstTime(criterion)
      }
    }
  }

  /// Evidence of a late supplement. What does not count cannot contradict what does.
  private mutating func lateEvidence(
    _ node: JSONNode, _ criterion: Int, _ known: inout Evidence, _ judged: inout JSONNode?
  ) throws(Fault) {
    var filled = Evidence()
    try evidenceReader.read(
      node, criterion: criterion, into: &filled, previous: nil, judged: nil, registry)
    let given = filled.parts
    if !given.subtracting(.verdict).isSubset(of: known.parts) { known.cameLate = true }
    guard given.contains(.verdict) else { return }
    if known.parts.contains(.verdict) {
      // A judgement counts whenever it comes, and so it may not be another one.
      try evidenceReader.requireSame(node, criterion: criterion, judged: judged)
    } else {
      judged = judgement(in: node, criterion)
      known.parts.insert(.verdict)
      known.judgedMet = filled.judgedMet
    }
  }

  /// Where a criterion's evidence has its judgement.
  func judgement(in node: JSONNode, _ criterion: Int) -> JSONNode? {
    rulebook.criteria[criterion].type == .judgedItems ? node.member("judgement") : node
  }

  @inline(never)
  private func unknownCriterion(_ key: JSONNode) -> Fault {
    key.keyFault(
      .unknownCriterion,
      Message(
        vi: "Không có tiêu chí \(key.excerpt)", en: "There is no criterion \(key.excerpt)"))
  }

  @inline(never)
  private func foreignCriterion(_ key: JSONNode) -> Fault {
    key.keyFault(
      .criterionNotApplicable,
      Message(
        vi: "Tiêu chí \(key.excerpt) không áp dụng cho đối tượng này",
        en: "The criterion \(key.excerpt) is not one for this nominee"))
  }
}
