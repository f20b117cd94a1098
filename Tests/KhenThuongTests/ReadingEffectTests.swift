import CaseSupport
import KhenThuong
import Testing

/// Each effect of a reading is what deciding the round under that reading alone
/// shows: the same standings change, and no others.
@Suite struct ReadingEffectTests {
  @Test func effectsAreThoseOfDecidingSo() throws {
    let engine = try Engines.standard.get()
    var request = try JSON(
      parsing: try Repository.bytes(of: "examples/rounds/thanh-hoa-2024.json"))
    request["detail"] = "verdicts"
    request["readingEffects"] = true
    let response = try engine.decide(request).tree
    let before = standings(response)
    let effects = try #require(response["readingEffects"]?.elements)
    let parameters = try Rulebooks.standard()["readings"]?.elements?.compactMap { $0["values"] }
    // Every value but the one in force, of every parameter.
    let alternatives = parameters?.reduce(0) { $0 + ($1.elements?.count ?? 0) - 1 }
    #expect(effects.count == alternatives)
    request["readingEffects"] = nil
    var changed = 0
    for effect in effects {
      let reading = try #require(effect["reading"]?.text)
      request["readings"] = .object([JSON.Member(reading, effect["value"] ?? "")])
      let after = standings(try engine.decide(request).tree)
      var expected: [String] = []
      for (id, standing) in before {
        let now = after.first { $0.id == id }?.standing
        if now != standing { expected.append("\(id): \(standing) -> \(now ?? "")") }
      }
      let told = effect["changes"]?.elements?.map { change in
        let from = change["from"]?.text ?? ""
        let to = change["to"]?.text ?? ""
        return "\(change["nomination"]?.text ?? ""): \(from) -> \(to)"
      }
      #expect(told == expected, "\(reading)")
      changed += expected.count
    }
    #expect(changed > 0)
    print("effects of readings: \(effects.count) alternatives, \(changed) changed standings")
  }

  private func standings(_ response: JSON) -> [(id: String, standing: String)] {
    (response["nominations"]?.elements ?? []).map {
      ($0["nomination"]?.text ?? "", $0["standing"]?.text ?? "")
    }
  }
}
