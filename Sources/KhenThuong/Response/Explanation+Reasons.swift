import Assessment
import JSONText
import Rulebook

/// The reasons of an explanation, and what is to be done.
extension Explanation {
  /// What is not met, what is missing, what waits for a person; each with its clause.
  var reasons: [String] {
    let gates = findings.indices.filter { plan.gates[$0] }
    func items(_ outcomes: [Outcome]) -> [String] {
      gates.filter { outcomes.contains(findings[$0].outcome) }.map(item)
    }
    var paragraphs: [String] = []
    for (outcomes, heading) in [
      ([Outcome.notMet], say("Nội dung không đạt:", "Not met:")),
      ([.unknown], say("Nội dung còn thiếu, chưa đủ căn cứ:", "Missing or not decided:")),
      (
        [.needsJudgement, .notApplicable],
        say("Nội dung chờ ý kiến, kết luận:", "Awaiting a judgement or a ruling:")
      ),
    ] {
      let lines = items(outcomes)
      if !lines.isEmpty { paragraphs.append(list(heading, lines)) }
    }
    return paragraphs + [met(gates.filter { findings[$0].outcome == .met })]
  }

  /// What is met is told in figures where there are any.
  private func met(_ positions: [Int]) -> String {
    let count = numbers.padded(Int64(positions.count))
    let all = positions.count == findings.indices.count { plan.gates[$0] }
    let heading =
      all
      ? say(
        "Cả \(count) nội dung được xem xét đều đáp ứng yêu cầu",
        "All \(positions.count) points examined are met")
      : say(
        "\(count) nội dung khác đáp ứng yêu cầu", "\(positions.count) other points are met")
    let rates = positions.filter { position in
      guard case .criterion(let index) = plan.subjects[position] else { return false }
      return rulebook.criteria[index].type == .rate && findings[position].reason == .fulfilled
    }
    // What is met matters where all is met; otherwise it only makes a letter long.
    guard all, !rates.isEmpty else { return heading + "." }
    return list(heading + say(", trong đó:", ", among them:"), rates.map(item))
  }

  /// A group is told by its members.
  private func item(_ position: Int) -> String {
    let finding = findings[position]
    let text = sentences.item(finding, at: position, of: input)
    guard case .group(let group) = plan.subjects[position], finding.reason != .ruled else {
      return text
    }
    let members = findings.indices.filter { $0 < plan.criteriaCount && plan.groupOf[$0] == group }
    let parts = members.enumerated().map { place, member in
      "(\(place + 1)) " + sentences.item(findings[member], at: member, of: input)
    }
    let lead =
      rulebook.groups[group].combine == .any
      ? say("cần đạt một trong các nội dung", "one of these is needed")
      : say("cần đạt đủ các nội dung", "all of these are needed")
    return text + " – \(lead): " + parts.joined(separator: ", ")
  }

  // MARK: What is to be done

  /// What to send and by when, or that the time is over.
  var todo: String? {
    guard isPursued, let way else { return nil }
    let words = WaySentences(findings: sentences, input: input)
    guard way.isReachable else { return final(way) }
    let changes = way.changes.filter { change in
      switch change.action {
      case .obtainJudgement, .obtainRuling: false
      default: true
      }
    }
    guard !changes.isEmpty else {
      return verdict == .ineligible
        ? say(
          "Kết quả này chỉ thay đổi khi Hội đồng có ý kiến đánh giá lại.",
          "Only a new judgement of the Council changes this result.")
        : say("Đơn vị đề nghị không phải bổ sung hồ sơ.", "Nothing has to be sent.")
    }
    let nominator = registry.name(of: input.facts.nominator)
    guard hasDeadline else {
      return list(
        say("Đề nghị \(nominator) bổ sung, hoàn thiện:", "\(nominator) is asked to provide:"),
        changes.map(words.item))
    }
    guard isOpen else { return over }
    let issuer = rulebook.issuer.text(sentences.language)
    return list(
      say(
        "Đề nghị \(nominator) bổ sung, hoàn thiện và gửi về \(issuer) trước ngày \(before) (\(clause)):",
        "\(nominator) is asked to provide the following to the \(issuer) before \(before) (\(clause)):"
      ),
      changes.map(words.item))
  }

  private var hasDeadline: Bool { rulebook.deadline.awards.contains(input.facts.award) }
  private var clause: String { sentences.references(rulebook.deadline.clauses) }
  private var before: String {
    numbers.date(rulebook.deadline.lateFrom.date(in: rulebook.zone))
  }

  private var over: String {
    guard rulebook.deadline.supplements != .never else {
      return say(
        "Hồ sơ không được bổ sung sau khi đã gửi (\(clause)), trừ khi người có thẩm quyền quyết "
          + "định chấp nhận.",
        "A dossier may not be supplemented once it was sent (\(clause)), unless a ruling accepts it."
      )
    }
    return say(
      "Thời hạn gửi, bổ sung hồ sơ (trước ngày \(before), \(clause)) đã hết; giấy tờ, số liệu gửi "
        + "sau thời hạn chỉ được tính khi người có thẩm quyền quyết định chấp nhận.",
      "The time for sending and supplementing dossiers (before \(before), \(clause)) is over; what "
        + "comes later counts only if a ruling accepts it.")
  }

  private func final(_ way: WayToEligibility) -> String {
    let reasons = way.changes.filter(\.isFinal)
    let isOnlyLate = reasons.allSatisfy { plan.subjects[$0.position] == .deadline }
    guard !isOnlyLate else {
      return say(
        "Hồ sơ gửi sau thời hạn (trước ngày \(before), \(clause)) không được xét trong đợt này, trừ "
          + "khi người có thẩm quyền quyết định chấp nhận.",
        "A dossier that came after the deadline (before \(before), \(clause)) is not considered in "
          + "this round, unless a ruling accepts it.")
    }
    let labels = reasons.map { change in
      "“\(sentences.label(of: plan.subjects[change.position]).text(sentences.language))”"
    }
    let names = labels.joined(separator: ", ")
    return say(
      "Nội dung \(names) không thể khắc phục trong đợt này, vì vậy hồ sơ không được xét tiếp.",
      "\(names) cannot be changed in this round, so that the nomination cannot go on.")
  }
}
