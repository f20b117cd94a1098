import Assessment
import JSONText
import Rulebook
import Selection

/// Rulings: reading them, and applying those on findings.
extension RoundDecision {
  mutating func readRulings(_ ids: NominationIds) throws(Fault) {
    guard let list = request.rulings else { return }
    let reader = RulingReader(
      rulebook: rulebook, registry: request.registry, asOf: request.asOf, nominations: ids)
    var elements = try list.elements(maxItems: RequestLimits.maxUnits)
    var seen: [String: Int] = [:]
    while let element = elements.next() {
      var ruling = reader.read(element, document, place: rulings.count)
      if ruling.problem != nil { try element.requireDistinctKeysWithin() }
      if ruling.problem == nil, let first = seen[ruling.id] {
        let node = element.member("id") ?? element
        ruling.problem = problem(
          ofRuling: rulings.count, element,
          node.fault(
            .duplicateId,
            Message(
              vi: "Mã kết luận “\(ruling.id)” có hai lần",
              en: "The ruling id “\(ruling.id)” stands twice")))
        ruling.status = .refused
        refuse(
          first, .duplicateId, "Mã kết luận “\(ruling.id)” có hai lần",
          "The ruling id “\(ruling.id)” stands twice")
      }
      seen[ruling.id] = rulings.count
      rulings.append(ruling)
    }
  }

  /// Works out a fault's place from the ruling, not from the top of the request.
  func problem(ofRuling index: Int, _ node: JSONNode, _ fault: Fault) -> Problem {
    document.problem(fault, in: node, pointer: "/rulings/\(index)")
  }

  mutating func refuse(
    _ ruling: Int, _ code: ProblemCode, _ vietnamese: String, _ english: String
  ) {
    rulings[ruling].status = .refused
    rulings[ruling].problem = problem(
      ofRuling: ruling, rulings[ruling].node,
      rulings[ruling].node.fault(code, Message(vi: vietnamese, en: english)))
  }

  mutating func refuseAsSecond(_ indices: [Int]) {
    for index in indices {
      refuse(
        index, .twoRulings, "Có hai kết luận về cùng một vấn đề; không kết luận nào được áp dụng",
        "Two rulings are on one point; neither is applied")
    }
  }

  /// Usable rulings grouped by the point they are on; of two on one point both
  /// are refused and left out.
  mutating func points<Point: Hashable>(
    _ point: (RulingInput.Subject) -> Point?
  ) -> [(ruling: Int, point: Point)] {
    var byPoint: [Point: [Int]] = [:]
    var order: [Point] = []
    for (index, ruling) in rulings.enumerated() where ruling.problem == nil {
      guard let subject = ruling.subject, let point = point(subject) else { continue }
      if byPoint[point] == nil { order.append(point) }
      byPoint[point, default: []].append(index)
    }
    var result: [(ruling: Int, point: Point)] = []
    for point in order {
      let indices = byPoint[point] ?? []
      if indices.count == 1, let index = indices.first {
        result.append((index, point))
      } else {
        refuseAsSecond(indices)
      }
    }
    return result
  }

  // MARK: Findings

  struct FindingPoint: Hashable {
    let nomination: Int
    let finding: String
  }

  /// Rulings on findings; each meets what stood open before any of them applied.
  mutating func ruleOnFindings() {
    let given = points { subject in
      if case .finding(let nomination, let finding, _) = subject {
        FindingPoint(nomination: nomination, finding: finding)
      } else {
        nil
      }
    }
    guard !given.isEmpty else { return }
    let before = entries.indices.map { index in
      candidates[index].settled == nil ? entries[index].findings : []
    }
    var touched: [Int] = []
    for (index, point) in given {
      let nomination = point.nomination
      guard let plan = entries[nomination].head?.plan else { continue }
      guard let position = plan.position(ofFinding: point.finding, in: rulebook) else {
        let list = plan.subjects.map(rulebook.id(of:)).joined(separator: ", ")
        let node = rulings[index].node.member("finding") ?? rulings[index].node
        rulings[index].status = .refused
        rulings[index].problem = problem(
          ofRuling: index, rulings[index].node,
          node.fault(
            .unknownFinding,
            Message(
              vi: "Đề nghị này không có kết quả “\(point.finding)”",
              en: "This nomination has no finding “\(point.finding)”"),
            expected: Message(vi: "một trong: \(list)", en: "one of: \(list)")))
        continue
      }
      guard !before[nomination].isEmpty,
        !isDecidedMember(position, of: plan, before[nomination])
      else { continue }
      let finding = before[nomination][position]
      guard
        finding.outcome == .needsJudgement || finding.outcome == .notApplicable,
        case .finding(_, _, let outcome) = rulings[index].subject
      else { continue }
      entries[nomination].findings[position] = Finding(outcome, .ruled)
      entries[nomination].ruledFindings[position] = index
      apply(index, to: nomination)
      // What a warning rests on may have changed.
      entries[nomination].warnings = nil
      touched.append(nomination)
    }
    for nomination in touched {
      guard let plan = entries[nomination].head?.plan else { continue }
      engine.assessor.recombineGroups(of: plan, in: &entries[nomination].findings)
      entries[nomination].verdict = engine.assessor.verdict(
        entries[nomination].findings, plan: plan)
    }
  }

  /// Whether a finding belongs to a group that is met or not met without it.
  func isDecidedMember(
    _ position: Int, of plan: AssessmentPlan, _ findings: [Finding]
  ) -> Bool {
    guard position < plan.criteriaCount, plan.groupOf[position] >= 0,
      let group = plan.subjects.firstIndex(of: .group(plan.groupOf[position]))
    else { return false }
    let outcome = findings[group].outcome
    return outcome == .met || outcome == .notMet
  }
}
