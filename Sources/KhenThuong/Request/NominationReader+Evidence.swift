import Assessment
import JSONText
import Rulebook

/// What a nomination, or a supplement, says about the criteria.
extension NominationReader {
  /// - Parameter isLate: only judgements count; the rest is read and not used.
  mutating func evidence(
    _ node: JSONNode, _ input: inout NominationInput, isLate: Bool
  ) throws(Fault) {
    let reader = evidenceReader
    let keys = rulebook.criterionKeys
    let positions = input.plan.position
    var members = try node.members()
    var expected = 0
    buffers.beginPass(positions.count)
    while let member = members.next() {
      guard let criterion = keys.index(of: member.key, expected: expected) else {
        throw unknownCriterion(member.key)
      }
      expected = criterion &+ 1
      let position = positions[criterion]
      guard position != AssessmentPlan.foreign else { throw foreignCriterion(member.key) }
      guard buffers.firstTime(criterion) else { throw member.key.duplicateKey() }
      if position < 0 {
        var unused = Evidence()
        try reader.read(
          member.value, criterion: criterion, into: &unused, previous: nil, judged: nil)
      } else if isLate {
        try lateEvidence(member.value, criterion, at: position, reader, &input)
      } else {
        try evidence(member.value, criterion, at: position, reader, &input)
      }
    }
  }

  /// Evidence that counts, read into what is known.
  @inline(__always)
  private func evidence(
    _ node: JSONNode, _ criterion: Int, at position: Int, _ reader: EvidenceReader,
    _ input: inout NominationInput
  ) throws(Fault) {
    let wasJudged = input.facts.evidence[position].parts.contains(.verdict)
    try reader.read(
      node, criterion: criterion, into: &input.facts.evidence[position],
      previous: input.evidenceNodes[position], judged: input.judgementNodes[position])
    if !wasJudged, input.facts.evidence[position].parts.contains(.verdict) {
      input.judgementNodes[position] = judgement(in: node, criterion)
    }
    input.evidenceNodes[position] = node
  }

  /// Evidence of a late supplement. What does not count cannot contradict what does.
  private func lateEvidence(
    _ node: JSONNode, _ criterion: Int, at position: Int, _ reader: EvidenceReader,
    _ input: inout NominationInput
  ) throws(Fault) {
    var known = input.facts.evidence[position]
    var filled = Evidence()
    try reader.read(node, criterion: criterion, into: &filled, previous: nil, judged: nil)
    let given = filled.parts
    if given.contains(.verdict) {
      if known.parts.contains(.verdict) {
        // A judgement counts whenever it comes, and so it may not be another one.
        try reader.requireSame(node, criterion: criterion, judged: input.judgementNodes[position])
      } else {
        input.judgementNodes[position] = judgement(in: node, criterion)
      }
    }
    if !given.subtracting(.verdict).isSubset(of: known.parts) { known.cameLate = true }
    if given.contains(.verdict), !known.parts.contains(.verdict) {
      known.parts.insert(.verdict)
      known.judgedMet = filled.judgedMet
    }
    input.facts.evidence[position] = known
  }

  /// Where a criterion's evidence has its judgement.
  private func judgement(in node: JSONNode, _ criterion: Int) -> JSONNode? {
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
