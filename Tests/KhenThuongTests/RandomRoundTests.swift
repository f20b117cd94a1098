import CaseSupport
import KhenThuong
import Testing

/// The properties say something only if the rounds hold every kind of outcome.
@Suite struct RandomRoundTests {
  @Test func everyOutcomeOccurs() throws {
    var standings: [String: Int] = [:]
    var statuses: [String: Int] = [:]
    var firmBesideOpen = 0
    for seed in UInt64(0)..<250 {
      for stage in ["open", "closed"] {
        let decided = try Decided(RandomRound(seed: seed, stage: stage, with: [.rulings]))
        for id in decided.order { standings[decided.standing(id), default: 0] += 1 }
        for ruling in decided.tree["rulings"]?.elements ?? [] {
          statuses[ruling["status"]?.text ?? "?", default: 0] += 1
        }
        if decided.order.contains(where: decided.isOpen) {
          firmBesideOpen += decided.order.count(where: decided.isFirm)
        }
      }
    }
    for standing in [
      "invalid", "withdrawn", "noSlot", "late", "ineligible", "lapsed", "duplicate", "open",
      "kindConflict", "tied", "overQuota", "proposed",
    ] {
      #expect(standings[standing, default: 0] >= 10, "\(standing): \(standings)")
    }
    for status in ["applied", "overtaken", "refused"] {
      #expect(statuses[status, default: 0] >= 5, "\(status): \(statuses)")
    }
    #expect(firmBesideOpen >= 50)
  }
}
