import Assessment
import JSONText
import Rulebook
import Selection

/// What a submission gives its nominations, and what came later.
extension NominationReader {
  private static let submissionKeys = KeyTable(["documents", "supplements"])

  /// Takes over a submission's papers; in `assess` they stand with the nomination.
  mutating func submission(
    _ submission: SubmissionInput?, inline: JSONNode?, _ accepted: AcceptedLate,
    _ input: inout NominationInput
  ) throws(Fault) {
    guard submission != nil || inline != nil else { return }
    var papers = submission?.papers ?? SubmissionPapers()
    if let inline {
      var documents: JSONNode?
      var supplements: JSONNode?
      var reader = try FieldReader(inline, Self.submissionKeys)
      while let field = try reader.next() {
        if field.index == 0 { documents = field.value } else { supplements = field.value }
      }
      papers = try SubmissionPapers(
        documents: documents, supplements: supplements,
        reader: DocumentReader(rulebook: rulebook, today: today), asOf: asOf)
    }
    for paper in papers.papers {
      if take(paper, &input, isLate: false, acceptsLate: accepted.dossier) {
        input.usedAcceptance = true
      }
    }
    for supplement in papers.supplements {
      let isAccepted = accepted.submissionSupplements.contains(supplement.id)
      let isLate = self.isLate(supplement.on, supplement.id, isAccepted, &input)
      for paper in supplement.papers {
        if take(paper, &input, isLate: isLate, acceptsLate: isAccepted) {
          input.acceptedSupplements.append(supplement.id)
        }
      }
    }
  }

  mutating func supplements(
    _ node: JSONNode, _ accepted: AcceptedLate, _ input: inout NominationInput,
    _ priorAwards: inout JSONNode?
  ) throws(Fault) {
    var elements = try node.elements(maxItems: RequestLimits.maxSupplements)
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
      let isAccepted = accepted.supplements.contains(supplement.id)
      let isLate = self.isLate(supplement.on, supplement.id, isAccepted, &input)
      if let evidence = supplement.evidence { try self.evidence(evidence, &input, isLate: isLate) }
      if let documents = supplement.documents {
        if try self.documents(documents, &input, isLate: isLate, acceptsLate: isAccepted) {
          input.acceptedSupplements.append(supplement.id)
        }
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
  mutating func isLate(
    _ on: Instant, _ id: String, _ isAccepted: Bool, _ input: inout NominationInput
  ) -> Bool {
    let deadline = rulebook.deadline
    guard deadline.awards.contains(input.facts.award),
      deadline.supplements == .never || on >= deadline.lateFrom
    else { return false }
    guard isAccepted else {
      input.lateSupplements.append(id)
      return true
    }
    input.acceptedSupplements.append(id)
    return false
  }
}
