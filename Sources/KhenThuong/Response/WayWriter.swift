import Assessment
import JSONText
import Rulebook

/// Writes the way to eligibility of a nomination.
struct WayWriter {
  let output: AssessmentWriter
  private var rulebook: Rulebook { output.assessor.rulebook }

  /// `"way": {…}`; nothing for a nomination that is eligible and in time.
  /// - Parameter isOpen: whether what is handed in now still counts.
  func write(
    of input: NominationInput, isOpen: Bool, _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter
  ) {
    let way = state.way
    writer.key("way")
    writer.beginObject()
    writer.key("reachable")
    writer.bool(way.isReachable)
    writer.key("supplementsOpen")
    writer.bool(isOpen)
    writer.key("changes")
    writer.beginArray()
    for change in way.changes { self.change(change, input, way, &state, &writer) }
    writer.endArray()
    writer.endObject()
  }

  private func change(
    _ change: Change, _ input: NominationInput, _ way: WayToEligibility,
    _ state: inout PreparedTexts.State,
    _ writer: inout JSONWriter
  ) {
    let subject = input.plan.subjects[change.position]
    writer.beginObject()
    writer.key("finding")
    writer.string(rulebook.id(of: subject))
    writer.key("action")
    writer.string(change.action.name)
    if change.isFinal {
      writer.key("final")
      writer.bool(true)
    }
    if change.position < input.plan.criteriaCount, input.plan.groupOf[change.position] >= 0 {
      writer.key("group")
      writer.string(rulebook.groups[input.plan.groupOf[change.position]].id)
    }
    if let alternatives = change.alternatives {
      writer.key("alternatives")
      writer.integer(Int64(alternatives))
    }
    details(change.action, subject, way, input.plan, &writer)
    if change.cameLate {
      writer.key("cameLate")
      writer.bool(true)
    }
    output.references(rulebook.clauses(of: subject), &writer)
    writer.key("sentence")
    writer.beginString()
    output.item(change, of: input, output.options.language, &state.table, &writer)
    writer.text(".")
    writer.endString()
    writer.endObject()
  }

  private func details(
    _ action: Change.Action, _ subject: AssessmentPlan.Subject, _ way: WayToEligibility,
    _ plan: AssessmentPlan, _ writer: inout JSONWriter
  ) {
    switch action {
    case .raiseCount(let count, let of, let to, let recomputesPercent):
      self.count(count, of: of, to: to, subject, &writer)
      if recomputesPercent { names("recompute", ["percent"], &writer) }
    case .addItems(let count, let to): self.count(count, of: nil, to: to, subject, &writer)
    case .raisePercent(let points, let to):
      writer.key("percentagePoints")
      writer.decimal(points)
      writer.key("to")
      writer.decimal(to)
    case .provideFigures(let missing, let entity):
      names("missing", missing.names, &writer)
      if case .criterion(let index) = subject {
        writer.key("atLeast")
        writer.decimal(rulebook.criteria[index].threshold)
      }
      if let entity {
        writer.key("entity")
        output.units.writeCode(of: entity, &writer)
      }
    case .giveMeasurementDate:
      names("findings", way.dateless.map { rulebook.id(of: plan.subjects[$0]) }, &writer)
    case .stateFact(let missing): names("missing", missing.names, &writer)
    case .fulfilFact(let missing):
      if !missing.isEmpty { names("missing", missing.names, &writer) }
    case .obtainJudgement(let revises):
      if revises {
        writer.key("revises")
        writer.bool(true)
      }
    case .stateStatus(let meets):
      if case .criterion(let index) = subject {
        let values = rulebook.criteria[index].valuesToState(meets: meets)
        names("values", values.map { rulebook.criteria[index].statusValues[$0].id }, &writer)
      }
    case .handInPaper(let missingOriginals):
      if case .document(let index) = subject { paper(index, missingOriginals, &writer) }
    case .stateReceipt:
      writer.key("basis")
      writer.string(rulebook.deadline.basis.rawValue)
      writer.key("before")
      writer.string(rulebook.deadline.lateFrom.date(in: rulebook.zone).iso)
    case .obtainRuling, .statePriorAwards, .nameAchievement, .none: break
    }
  }

  private func count(
    _ count: Int64, of: Int64?, to: Int64, _ subject: AssessmentPlan.Subject,
    _ writer: inout JSONWriter
  ) {
    writer.key("count")
    writer.integer(count)
    if let of {
      writer.key("of")
      writer.integer(of)
    }
    writer.key("to")
    writer.integer(to)
    if case .criterion(let index) = subject, let unit = rulebook.criteria[index].unit {
      writer.key("unit")
      writer.message(unit)
    }
  }

  /// Everything that the paper must satisfy in the end.
  private func paper(_ index: Int, _ missingOriginals: Int64, _ writer: inout JSONWriter) {
    let rule = rulebook.documents[index]
    writer.key("document")
    writer.string(rule.id)
    if let form = rule.form {
      writer.key("form")
      writer.string(form)
    }
    writer.key("originals")
    writer.integer(rule.originals)
    writer.key("missingOriginals")
    writer.integer(missingOriginals)
    if rule.electronicOriginals {
      writer.key("orElectronicallySigned")
      writer.bool(true)
    }
    writer.key("confirmed")
    writer.bool(rule.confirmed)
  }

  private func names(_ key: StaticString, _ names: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.beginArray()
    for name in names { writer.string(name) }
    writer.endArray()
  }
}

extension Change.Action {
  /// The name in the formats.
  var name: String {
    switch self {
    case .raiseCount: "raiseCount"
    case .raisePercent: "raisePercent"
    case .provideFigures: "provideFigures"
    case .giveMeasurementDate: "giveMeasurementDate"
    case .stateFact: "stateFact"
    case .fulfilFact: "fulfilFact"
    case .addItems: "addItems"
    case .obtainJudgement: "obtainJudgement"
    case .obtainRuling: "obtainRuling"
    case .stateStatus: "stateStatus"
    case .handInPaper: "handInPaper"
    case .statePriorAwards: "statePriorAwards"
    case .nameAchievement: "nameAchievement"
    case .stateReceipt: "stateReceipt"
    case .none: "none"
    }
  }
}

extension Evidence.Parts {
  private static let named: [(part: Evidence.Parts, name: String)] = [
    (.numerator, "numerator"), (.denominator, "denominator"),
    (.excludedNumerator, "excludedNumerator"), (.excludedDenominator, "excludedDenominator"),
    (.value, "value"), (.document, "document"), (.date, "date"),
  ]

  /// The fields of evidence that a nominator may have to give, in their order.
  var names: [String] { Self.named.filter { contains($0.part) }.map(\.name) }
}

extension Rulebook {
  /// Whether what is handed in at an instant still counts for an award.
  func takesSupplements(at instant: Instant, award: Int) -> Bool {
    guard deadline.awards.contains(award) else { return true }
    return deadline.supplements == .beforeDeadline && instant < deadline.lateFrom
  }
}
