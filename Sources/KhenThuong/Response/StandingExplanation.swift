import Assessment
import JSONText
import Rulebook
import Selection

/// The paragraph on where a nomination stands in its round.
struct StandingExplanation {
  let writer: DecisionWriter
  let selection: Selection
  let index: Int
  let placement: Placement
  let input: NominationInput
  let sentences: FindingSentences

  private var rulebook: Rulebook { sentences.assessor.rulebook }
  private var numbers: NumberText { sentences.numbers }

  private func say(
    _ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    sentences.language.say(vietnamese(), english())
  }

  var text: String {
    let parts = [quota, standing].compactMap(\.self)
    return parts.joined(separator: " ")
  }

  // MARK: The quota

  /// Told where places are what matters.
  private var quota: String? {
    switch placement.standing {
    case .open, .kindConflict, .tied, .overQuota, .proposed: break
    default: return nil
    }
    guard let assignment = input.pool, let result = selection.result(of: assignment) else {
      return nil
    }
    let pool = rulebook.pools[assignment.pool]
    let limits = result.limits
    guard limits.collective != nil || limits.individual != nil else { return nil }
    let owner = assignment.owner.map { " (\(writer.output.units.name(of: $0)))" } ?? ""
    let exception = result.exception.map {
      ", " + pool.exceptions[$0].reason.text(sentences.language)
    }
    let clauses = sentences.references(writer.poolClauses(assignment))
    let place = clauses.isEmpty ? "" : " (\(clauses)\(exception ?? ""))"
    let kinds = NomineeKind.allCases.compactMap { kind in limit(limits[kind], kind) }
    let word = pool.kinds == .exclusive ? say(" hoặc ", " or ") : say(" và ", " and ")
    return say("Số lượng đối với ", "Places of ")
      + "“\(pool.label.text(sentences.language))”\(owner): "
      + say("không quá ", "at most ") + kinds.joined(separator: word) + place + "."
  }

  private func limit(_ limit: Int?, _ kind: NomineeKind) -> String? {
    guard let limit, limit > 0 else { return nil }
    let number = numbers.padded(Int64(limit))
    return kind == .collective
      ? say("\(number) tập thể", limit == 1 ? "one collective" : "\(limit) collectives")
      : say("\(number) cá nhân", limit == 1 ? "one individual" : "\(limit) individuals")
  }

  // MARK: The standing

  private var standing: String {
    let shared = placement.sharesRank ? say(" (đồng hạng)", " (shared)") : ""
    let rank = (placement.rank.map { numbers.integer(Int64($0)) } ?? "") + shared
    switch placement.standing {
    case .proposed:
      return placement.isProvisional
        ? say(
          "Hồ sơ xếp thứ \(rank), tạm thời được đưa vào danh sách đề nghị khen thưởng; danh sách còn có thể thay đổi vì có hồ sơ khác trong cùng số lượng chưa được kết luận.",
          "It ranks \(rank) and is proposed for now; another dossier for the same places is still open and may displace it."
        )
        : say(
          "Hồ sơ xếp thứ \(rank), được đưa vào danh sách đề nghị khen thưởng.",
          "It ranks \(rank) and is proposed for the award.")
    case .overQuota: return overQuota(rank)
    case .kindConflict:
      return say(
        "Đã có cả tập thể và cá nhân đủ điều kiện trong khi chỉ được chọn một loại; chờ người có thẩm quyền chọn tập thể hoặc cá nhân.",
        "A collective and an individual are both eligible where only one kind may be named; the choice is awaited."
      )
    case .tied:
      let others = writer.tiedWith(index, placement, selection)
      return say(
        "Hồ sơ ngang nhau về mọi tiêu chí xếp thứ tự với \(dossiers(others)) ở suất cuối cùng; chờ người có thẩm quyền lựa chọn.",
        "It equals \(dossiers(others)) by every key at the last place; a choice is awaited.")
    case .duplicate: return duplicate
    case .withdrawn:
      return writer.decision.entries[index].replacedBy.map { replacing in
        say(
          "Hồ sơ đã được đơn vị đề nghị thay thế bằng \(dossiers([replacing])).",
          "The nominator replaced it by \(dossiers([replacing])).")
      } ?? say("Đơn vị đề nghị đã rút hồ sơ.", "The nominator withdrew it.")
    case .noSlot:
      let clauses = sentences.references(
        writer.clauses(index, placement, input.head))
      let place = clauses.isEmpty ? "" : " (\(clauses))"
      return say(
        "Hướng dẫn không phân bổ số lượng cho đề nghị loại này\(place), vì vậy hồ sơ không được đưa vào danh sách.",
        "The guidance gives no place to such a nomination\(place), so that it is not proposed.")
    case .ineligible:
      return say(
        "Hồ sơ không được đưa vào danh sách đề nghị khen thưởng.", "It is not proposed.")
    case .lapsed:
      return say(
        "Đợt xét đã kết thúc khi hồ sơ chưa đầy đủ, vì vậy hồ sơ không được xét.",
        "The round closed while the dossier was incomplete, so that it is not considered.")
    case .open:
      switch writer.decision.entries[index].verdict {
      case .eligible:
        return say(
          "Hồ sơ đủ điều kiện, chờ kết luận các hồ sơ khác trong cùng số lượng.",
          "It is eligible and waits for the other dossiers for the same places.")
      case .needsReview:
        return say(
          "Hồ sơ chưa được đưa vào danh sách, chờ kết luận các nội dung nêu dưới đây.",
          "It is not proposed until the points below are decided.")
      default:
        return say(
          "Hồ sơ chưa được đưa vào danh sách, chờ bổ sung các nội dung nêu dưới đây.",
          "It is not proposed until what is missing below is there.")
      }
    case .late, .invalid: return ""
    }
  }

  private func overQuota(_ rank: String) -> String {
    let head = say("Hồ sơ xếp thứ \(rank), vượt số lượng", "It ranks \(rank), over the quota")
    guard let key = placement.lostBy else { return head + "." }
    switch key {
    case .key(let key):
      let rule = rulebook.orderingKeys[key]
      let clauses = sentences.references(rule.clauses)
      let citation = rule.citation.map { "; " + $0.text(sentences.language) } ?? ""
      let label = rule.label.text(sentences.language)
      let winner = placement.lostTo.map { dossiers([$0]) } ?? say("hồ sơ khác", "another")
      return head
        + say(
          "; xếp sau \(winner) theo tiêu chí “\(label)”", "; it comes after \(winner) by “\(label)”"
        )
        + (clauses.isEmpty ? "" : " (\(clauses)\(citation))") + "."
    case .kind:
      return say(
        "Hồ sơ không được đưa vào danh sách, do người có thẩm quyền đã chọn loại đối tượng khác.",
        "It is not proposed, because the other kind was chosen.")
    case .ruling:
      let winner = placement.lostTo.map { say(" chọn ", " for ") + dossiers([$0]) } ?? ""
      return head
        + say(", theo kết luận của người có thẩm quyền\(winner).", ", by a ruling\(winner).")
    }
  }

  private var duplicate: String {
    let shared = selection.sharers[index] ?? []
    let others = dossiers(shared.map(\.candidate))
    var parts: [String] = []
    if shared.contains(where: { $0.by == .achievement }) {
      parts.append(say("thành tích", "an achievement"))
    }
    if shared.contains(where: { $0.by == .nominee }) {
      parts.append(say("đối tượng", "the nominee"))
    }
    let what = parts.joined(separator: say(", ", " or "))
    let clauses = sentences.place(of: .priorAward)
    return placement.isResolved
      ? say(
        "Hồ sơ trùng \(what) với \(others)\(clauses); người có thẩm quyền đã kết luận giữ lại hồ sơ kia.",
        "It shares \(what) with \(others)\(clauses); a ruling kept the other.")
      : say(
        "Hồ sơ trùng \(what) với \(others)\(clauses); chờ người có thẩm quyền kết luận giữ lại hồ sơ nào.",
        "It shares \(what) with \(others)\(clauses); a ruling on which to keep is awaited."
      )
  }

  /// “hồ sơ mã X của tập thể Sở Nội vụ”; persons by the nomination's id alone.
  private func dossiers(_ indices: [Int]) -> String {
    let names = indices.map { other in
      let candidate = writer.decision.candidates[other]
      let id = writer.id(other)
      guard candidate.kind == .collective else { return say("hồ sơ mã \(id)", "dossier \(id)") }
      let unit = writer.output.units.name(of: candidate.unit)
      return say("hồ sơ mã \(id) của \(unit)", "dossier \(id) of \(unit)")
    }
    return names.joined(separator: ", ")
  }
}
