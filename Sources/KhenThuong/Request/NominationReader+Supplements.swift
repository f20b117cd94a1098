import Assessment
import JSONText
import Rulebook
import Selection

/// What a submission gives its nominations, and what came later.
extension NominationReader {
  private static let submissionKeys = KeyTable(["documents", "supplements"])

  func submission(
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
    if let documents {
      try self.documents(
        documents, ofSubmission: true, &input, isLate: false, acceptsLate: accepted.dossier)
    }
    guard let supplements else { return }
    var elements = try supplements.elements(maxItems: JSONLimits.maxItems)
    while let element = elements.next() {
      let supplement = try SupplementInput(element, ofSubmission: true, in: rulebook.zone, asOf)
      let isLate = self.isLate(supplement, accepted.submissionSupplements, &input)
      if let documents = supplement.documents {
        try self.documents(
          documents, ofSubmission: true, &input, isLate: isLate,
          acceptsLate: accepted.submissionSupplements.contains(supplement.id))
      }
    }
  }

  func supplements(
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
        try self.documents(
          documents, ofSubmission: false, &input, isLate: isLate,
          acceptsLate: accepted.supplements.contains(supplement.id))
      }
      // What does not count cannot contradict what does.
      guard !isLate else { continue }
      if let achievement = supplement.achievement {
        guard input.achievement.map(achievement.equals) ?? true else {
          throw achievement.suppliedTwice()
        }
        input.achievement = achievement
      }
      if let prior = supplement.priorAwards {
        guard priorAwards.map({ $0.rawText == prior.rawText }) ?? true else {
          throw prior.suppliedTwice()
        }
        priorAwards = prior
      }
      if let measured = supplement.measuredOn { try measuredOn(measured, &input) }
    }
  }

  /// Whether a supplement came too late to count; notes it either way.
  func isLate(
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
}
