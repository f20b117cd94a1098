import CaseSupport

/// Does what a way to eligibility lists, each action mechanically, to a nomination as
/// `assess` takes it.
struct WayApplier {
  let rulebook: JSON

  /// Raises come before the figures that go with them.
  func apply(_ changes: [JSON], to nomination: JSON) throws -> JSON {
    var result = nomination
    let isProvision = { (change: JSON) in change["action"]?.text == "provideFigures" }
    for change in changes.filter({ !isProvision($0) }) + changes.filter(isProvision) {
      try apply(change, &result)
    }
    return result
  }

  /// Rulings that a list of changes waits for.
  func rulings(_ changes: [JSON], on nomination: String) -> [JSON] {
    changes.filter { $0["action"]?.text == "obtainRuling" }.enumerated().map { place, change in
      [
        "id": .string("r\(place)"), "by": "Chủ tịch", "document": "1/KL", "date": "2024-09-24",
        "reason": "Đã xem xét", "type": "finding", "nomination": .string(nomination),
        "finding": change["finding"] ?? "", "outcome": "met",
      ]
    }
  }

  private func rule(_ list: String, _ id: String) throws -> JSON {
    guard let rule = rulebook[list]?.elements?.first(where: { $0["id"]?.text == id }) else {
      throw JSONError("no \(list) \(id)")
    }
    return rule
  }

  private func apply(_ change: JSON, _ nomination: inout JSON) throws {
    guard let finding = change["finding"]?.text, let action = change["action"]?.text else {
      throw JSONError("no change: \(change.json)")
    }
    let place = ["evidence", finding]
    var evidence = nomination[path: place] ?? [:]
    switch action {
    case "raiseCount":
      evidence["numerator"] = change["to"]
      for name in change["recompute"]?.texts ?? [] { evidence[name] = nil }
    case "raisePercent": evidence["percent"] = change["to"]
    case "provideFigures":
      evidence = figures(
        evidence, change, exclusions: try rule("criteria", finding)["exclusions"]?.flag == true)
    case "giveMeasurementDate":
      nomination["measuredOn"] = "2024-08-31"
      return
    case "stateFact", "fulfilFact":
      if evidence.members == nil { evidence = [:] }
      evidence["value"] = true
      for name in change["missing"]?.texts ?? [] where name != "value" {
        evidence[name] = name == "date" ? "2024-06-01" : "12/QĐ-UBND"
      }
    case "addItems":
      evidence["count"] = change["to"]
      evidence["items"] = nil
    case "obtainJudgement":
      let verdict = FlawedNomination.judged("met")
      if try rule("criteria", finding)["type"]?.text == "judgement" {
        evidence = verdict
      } else {
        evidence["judgement"] = verdict
      }
    case "stateStatus": evidence = change["values"]?[0] ?? ""
    case "handInPaper": return try handIn(change, &nomination)
    case "statePriorAwards":
      nomination["priorAwards"] = []
      return
    case "nameAchievement":
      nomination["achievement"] = "named-now"
      return
    case "stateReceipt":
      nomination[change["basis"]?.text == "sent" ? "sentAt" : "receivedAt"] = "2024-09-16"
      return
    case "obtainRuling": return
    default: throw JSONError("unknown action: \(change.json)")
    }
    nomination[path: place] = evidence
  }

  private func handIn(_ change: JSON, _ nomination: inout JSON) throws {
    let id = change["document"]?.text ?? ""
    var paper: JSON = [:]
    for name in ["form", "originals", "confirmed"] { paper[name] = change[name] }
    let isSubmissions = try rule("documents", id)["belongsTo"]?.text == "submission"
    nomination[path: (isSubmissions ? ["submission"] : []) + ["documents", id]] = paper
  }

  /// The figures missing, at the threshold; those given stay.
  private func figures(_ given: JSON, _ change: JSON, exclusions: Bool) -> JSON {
    var rate = given
    if let entity = change["entity"] { rate = ["entity": entity] }
    let threshold = Self.hundredths(change["atLeast"]?.text ?? "100")
    func known(_ name: String) -> Int? { rate[name]?.integer }
    func least(_ denominator: Int) -> Int { (threshold * denominator + 9_999) / 10_000 }
    var (inner, outer): (Int, Int) = (0, 0)
    var denominator = known("denominator")
    var numerator = known("numerator")
    if exclusions {
      inner = known("excludedNumerator") ?? 0
      outer = known("excludedDenominator") ?? inner
    }
    if let counted = numerator, let whole = denominator {
      if known("excludedDenominator") == nil { outer = whole - (counted - inner) }
      if known("excludedNumerator") == nil { inner = max(0, counted - (whole - outer)) }
    } else if let counted = numerator {
      denominator = counted - inner + outer
    } else {
      let whole = denominator ?? 1_000 + outer
      denominator = whole
      numerator = least(whole - outer) + inner
    }
    rate["numerator"] = numerator.map { JSON($0) }
    rate["denominator"] = denominator.map { JSON($0) }
    if exclusions {
      rate["excludedNumerator"] = JSON(inner)
      rate["excludedDenominator"] = JSON(outer)
    }
    return rate
  }

  /// A threshold in hundredths of a percent.
  private static func hundredths(_ text: String) -> Int {
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? String((parts[1] + "00").prefix(2)) : "00"
    return (Int(parts[0]) ?? 0) * 100 + (Int(fraction) ?? 0)
  }
}
