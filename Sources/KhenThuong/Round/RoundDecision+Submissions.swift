import Assessment
import JSONText
import Rulebook
import Selection

/// What concerns submissions as a whole: replacements, letters, recipients.
extension RoundDecision {
  // MARK: Replacements

  /// A replacement that came in time, or that a ruling accepted, takes the place of
  /// the nomination it names; a late one leaves it standing.
  mutating func replace(_ ids: [String: Int]) {
    for index in entries.indices {
      guard let (node, on) = entries[index].replaces, entries[index].problem == nil else {
        continue
      }
      let id = (try? node.string()) ?? ""
      guard let target = ids[id], target != index,
        entries[target].candidate.nominator == entries[index].candidate.nominator,
        !isCircle(from: index, to: target, ids)
      else {
        let fault = node.fault(
          .unknownNomination,
          Message(
            vi: "Đơn vị này không có đề nghị “\(id)” để thay thế",
            en: "This nominator has no nomination “\(id)” to replace"))
        invalidate(index, problem(fault, of: entries[index]))
        continue
      }
      let cameLate =
        entries[index].isLate
        || (on >= rulebook.deadline.lateFrom && !accepted[index].dossier
          && rulebook.deadline.awards.contains(entries[index].candidate.award))
      if !cameLate { entries[target].replacedBy = index }
    }
  }

  func isCircle(from index: Int, to target: Int, _ ids: [String: Int]) -> Bool {
    var current = target
    for _ in entries.indices {
      guard let (node, _) = entries[current].replaces, let id = try? node.string(),
        let next = ids[id]
      else { return false }
      if next == index { return true }
      current = next
    }
    return true
  }

  mutating func invalidate(_ index: Int, _ problem: Problem) {
    entries[index].problem = problem
    entries[index].verdict = nil
    entries[index].findings = []
    entries[index].plan = nil
  }

  /// Letters whose list differs from what was nominated, and wrong recipients.
  mutating func noticeSubmissions() {
    var ofSubmission: [Int: Set<String>] = [:]
    for entry in entries where !entry.withdrawn && entry.replacedBy == nil {
      if let id = entry.id { ofSubmission[entry.submission, default: []].insert(id) }
    }
    for (index, submission) in request.submissions.enumerated() {
      guard submission.problem == nil, let nominator = submission.input.nominator else { continue }
      for (documentIndex, rule) in rulebook.documents.enumerated() where rule.belongsToSubmission {
        if rule.checksSignature,
          submission.input.documents?.member(rule.id)?.member("signed")?.kind == .false
        {
          var notice = RoundNotice(.warning, .letterUnsigned)
          notice.units = [nominator]
          notice.document = documentIndex
          notice.clauses = rule.clauses
          notices.append(notice)
        }
        guard rule.checksList,
          let listed = submission.input.documents?.member(rule.id)?.member("listed"),
          var elements = try? listed.elements()
        else { continue }
        var names = Set<String>()
        while let element = elements.next() { names.insert((try? element.string()) ?? "") }
        guard names != ofSubmission[index] ?? [] else { continue }
        var notice = RoundNotice(.warning, .letterListDiffers)
        notice.units = [nominator]
        notice.document = documentIndex
        notice.clauses = rule.clauses
        notices.append(notice)
      }
      if let role = rulebook.deadline.recipientRole, let receiver = submission.receivedBy,
        !registry.units[receiver].roles.contains(role)
      {
        var notice = RoundNotice(.warning, .wrongRecipient)
        notice.units = [receiver]
        notice.clauses = rulebook.deadline.clauses
        notices.append(notice)
      }
    }
  }
}
