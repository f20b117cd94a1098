import CaseSupport
import KhenThuong
import Testing

/// "One that meets nothing open after the earlier phases is reported as overtaken", and
/// does not stand in the way of the ruling that is then needed.
@Suite struct OvertakenRulingTests {
  /// Of three that share an achievement the one kept is then ruled out; the two left
  /// are another point, and a ruling on them closes it.
  @Test func aDuplicateRulingWhoseKeptOneIsOut() throws {
    var round = try RandomRound(seed: 0, stage: "closed")
    round.entries = try ["SGDDT", "SYT", "SNV"].map { unit in
      var nomination = try #require(try RoundSource.base.get()["nominations"])
      nomination = try #require(nomination["department-collective"])
      nomination["id"] = .string(unit)
      nomination[path: ["nominee", "unit"]] = .string(unit)
      if unit == "SNV" { nomination[path: ["evidence", "department-plan-2024"]] = nil }
      return RandomRound.Entry(
        nominator: unit, submission: 0, json: nomination, complete: nomination)
    }
    round.withoutLetter = []
    round.rankings = []
    let rulings: [JSON] = [
      ["type": "duplicate", "members": ["SGDDT", "SYT", "SNV"], "keep": ["SNV"]],
      [
        "type": "finding", "nomination": "SNV", "finding": "department-plan-2024",
        "outcome": "notMet",
      ],
      ["type": "duplicate", "members": ["SGDDT", "SYT"], "keep": ["SGDDT"]],
    ]
    round.rulings = rulings.enumerated().map { RoundSource.signed($1, id: "r\($0)") }
    let decided = try Decided(round)
    let statuses = (decided.tree["rulings"]?.elements ?? []).compactMap { $0["status"]?.text }
    #expect(statuses == ["overtaken", "applied", "applied"])
    #expect(decided.standing("SNV") == "ineligible")
    #expect(decided.standing("SGDDT") == "proposed")
    #expect(!decided.isOpen("SYT") && decided.standing("SYT") == "duplicate")
  }
}
