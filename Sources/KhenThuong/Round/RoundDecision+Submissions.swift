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
  mutating func replace(_ ids: NominationIds) {
    guard entries.contains(where: { $0.replaces != nil }) else { return }
    let circles = replacementCircles(ids)
    var targets: [(index: Int, target: Int)] = []
    for index in entries.indices {
      guard let (node, _) = entries[index].replaces, entries[index].problem == nil else {
        continue
      }
      guard let target = ids.index(of: node), !circles.contains(index),
        candidates[target].nominator == candidates[index].nominator
      else {
        let id = (try? node.identifier()) ?? ""
        let fault = node.fault(
          .unknownNomination,
          Message(
            vi: "Đơn vị này không có đề nghị “\(id)” để thay thế",
            en: "This nominator has no nomination “\(id)” to replace"))
        invalidate(index, problem(fault, of: entries[index]))
        continue
      }
      targets.append((index, target))
    }
    // What was replaced in time is gone before any ruling.
    for (index, target) in targets where !entries[index].isLate && !entries[index].isRuledInTime {
      retract(target)
      entries[target].replacedBy = index
    }
    for (index, target) in targets where !entries[index].isLate && entries[index].isRuledInTime {
      retractSupplements(target)
      entries[target].replacedBy = max(entries[target].replacedBy ?? index, index)
    }
  }

  /// Nominations that by way of others replace themselves.
  func replacementCircles(_ ids: NominationIds) -> Set<Int> {
    var circles = Set<Int>()
    /// For nominations looked at the one from which they were first reached.
    var seenFrom = [Int](repeating: -1, count: entries.count)
    for start in entries.indices where seenFrom[start] < 0 {
      var current: Int? = start
      while let here = current, seenFrom[here] < 0 {
        seenFrom[here] = start
        current = entries[here].replaces.flatMap { ids.index(of: $0.nomination) }
      }
      guard let first = current, seenFrom[first] == start else { continue }
      var here = first
      repeat {
        circles.insert(here)
        guard let node = entries[here].replaces?.nomination, let next = ids.index(of: node) else {
          break
        }
        here = next
      } while here != first
    }
    return circles
  }

  mutating func invalidate(_ index: Int, _ problem: Problem) {
    entries[index].problem = problem
    entries[index].verdict = nil
    entries[index].findings = []
    entries[index].head = nil
    // Rulings meet nothing of what is malformed.
    entries[index].usedAcceptance = false
    acceptedSupplements[index] = nil
  }

  /// Unsigned letters, letters whose list differs from what was nominated, and wrong
  /// recipients.
  mutating func noticeSubmissions() {
    // The nominations stand in the order of their submissions.
    var first = 0
    for (index, submission) in request.submissions.enumerated() {
      var last = first
      while last < entries.count, entries[last].submission == index { last += 1 }
      let own = first..<last
      first = last
      guard submission.problem == nil, let nominator = submission.input.nominator else { continue }
      for (document, rule) in rulebook.documents.enumerated() where rule.belongsToSubmission {
        guard let paper = submission.documents?.member(rule.id) else { continue }
        var codes: [RoundNotice.Code] = []
        if rule.checksSignature, paper.member("signed")?.kind == .false {
          codes.append(.letterUnsigned)
        }
        if rule.checksList, let listed = paper.member("listed"),
          differs(listed, from: own, rule)
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
  private func differs(_ listed: JSONNode, from own: Range<Int>, _ rule: DocumentRule) -> Bool {
    guard var elements = try? listed.elements() else { return false }
    var names = Set<String>()
    while let element = elements.next() { names.insert((try? element.string()) ?? "") }
    let leavesOut = own.contains { index in
      entries[index].problem == nil && !entries[index].withdrawn
        && entries[index].replacedBy == nil
        && rule.awards.contains(candidates[index].award)
        && !names.contains(candidates[index].id)
    }
    return leavesOut || !names.isSubset(of: own.compactMap { entries[$0].id })
  }
}
