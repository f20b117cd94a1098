import Assessment
import JSONText
import Rulebook
import Selection

/// What concerns submissions as a whole: replacements, letters, recipients.
extension RoundDecision {
  // MARK: Replacements

  /// A replacement that came in time, or that a ruling accepted, takes the place of
  /// the nomination it names. One that came late is itself late and leaves the other
  /// standing.
  mutating func replace(_ ids: [String: Int]) {
    let circles = replacementCircles(ids)
    for index in entries.indices {
      guard let (node, on) = entries[index].replaces, entries[index].problem == nil else {
        continue
      }
      let id = (try? node.string()) ?? ""
      guard let target = ids[id], !circles.contains(index),
        entries[target].candidate.nominator == entries[index].candidate.nominator
      else {
        let fault = node.fault(
          .unknownNomination,
          Message(
            vi: "Đơn vị này không có đề nghị “\(id)” để thay thế",
            en: "This nominator has no nomination “\(id)” to replace"))
        invalidate(index, problem(fault, of: entries[index]))
        continue
      }
      if on >= rulebook.deadline.lateFrom,
        rulebook.deadline.awards.contains(entries[index].candidate.award)
      {
        if accepted[index].dossier {
          entries[index].usedAcceptance = true
        } else {
          entries[index].isLate = true
        }
      }
      if !entries[index].isLate { entries[target].replacedBy = index }
    }
  }

  /// Nominations that by way of others replace themselves.
  func replacementCircles(_ ids: [String: Int]) -> Set<Int> {
    var circles = Set<Int>()
    /// For nominations looked at the one from which they were first reached.
    var seenFrom = [Int](repeating: -1, count: entries.count)
    for start in entries.indices where seenFrom[start] < 0 {
      var current: Int? = start
      while let here = current, seenFrom[here] < 0 {
        seenFrom[here] = start
        current = entries[here].replaces.flatMap { replaced in
          (try? replaced.nomination.string()).flatMap { ids[$0] }
        }
      }
      guard let first = current, seenFrom[first] == start else { continue }
      var here = first
      repeat {
        circles.insert(here)
        guard let node = entries[here].replaces?.nomination, let id = try? node.string(),
          let next = ids[id]
        else { break }
        here = next
      } while here != first
    }
    return circles
  }

  mutating func invalidate(_ index: Int, _ problem: Problem) {
    entries[index].problem = problem
    entries[index].verdict = nil
    entries[index].findings = []
    entries[index].plan = nil
  }

  /// Unsigned letters, letters whose list differs from what was nominated, and wrong
  /// recipients.
  mutating func noticeSubmissions() {
    var ofSubmission: [Int: [RoundEntry]] = [:]
    for entry in entries { ofSubmission[entry.submission, default: []].append(entry) }
    for (index, submission) in request.submissions.enumerated() {
      guard submission.problem == nil, let nominator = submission.input.nominator else { continue }
      for (document, rule) in rulebook.documents.enumerated() where rule.belongsToSubmission {
        guard let paper = submission.input.documents?.member(rule.id) else { continue }
        var codes: [RoundNotice.Code] = []
        if rule.checksSignature, paper.member("signed")?.kind == .false {
          codes.append(.letterUnsigned)
        }
        if rule.checksList, let listed = paper.member("listed"),
          differs(listed, from: ofSubmission[index] ?? [], rule)
        {
          codes.append(.letterListDiffers)
        }
        for code in codes {
          var notice = RoundNotice(.warning, code)
          notice.units = [nominator]
          notice.document = document
          notice.clauses = rule.clauses
          notices.append(notice)
        }
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

  /// Whether a list leaves out a nomination that the paper is asked for, or names one
  /// that was not made.
  private func differs(
    _ listed: JSONNode, from entries: [RoundEntry], _ rule: DocumentRule
  ) -> Bool {
    guard var elements = try? listed.elements() else { return false }
    var names = Set<String>()
    while let element = elements.next() { names.insert((try? element.string()) ?? "") }
    let leavesOut = entries.contains { entry in
      entry.problem == nil && !entry.withdrawn && entry.replacedBy == nil
        && rule.awards.contains(entry.candidate.award) && !names.contains(entry.candidate.id)
    }
    return leavesOut || !names.isSubset(of: entries.compactMap(\.id))
  }
}
