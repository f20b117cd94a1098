import CaseSupport
import JSONText
import KhenThuong
import Testing

/// Receipts, and what verifying by them promises; the shared cases of `verify` hold
/// each problem document.
@Suite struct ReceiptTests {
  private static let engine = Result { try Engines.standard.get() }
  /// The sample round and its decision, made once.
  private static let sample = Result { () throws -> (request: [UInt8], response: [UInt8]) in
    let request = try Repository.bytes(of: "examples/rounds/thanh-hoa-2024.json")
    return (request, Array(try engine.get().decide(request).json.utf8))
  }

  // MARK: Receipts

  @Test func namesEngineRulebookRequestAndReadings() throws {
    let (request, response) = try Self.sample.get()
    let receipt = try #require(try JSON(parsing: response)["receipt"])
    #expect(receipt["operation"]?.text == "decide")
    #expect(receipt["engine"]?.text == DecisionEngine.version.description)
    #expect(receipt["request"]?.text == SHA256(request).hexadecimal)
    let rulebook = try Self.engine.get().rulebook
    #expect(receipt["rulebook"]?["id"]?.text == rulebook.id)
    #expect(receipt["rulebook"]?["sha256"]?.text == SHA256(rulebook.source).hexadecimal)
    let parameters = try Rulebooks.standard()["readings"]?.elements?.filter { $0["values"] != nil }
    let readings = try #require(receipt["readings"]?.members)
    #expect(readings.map(\.key) == parameters?.compactMap { $0["id"]?.text })
    #expect(readings.map(\.value.text) == parameters?.map { $0["default"]?.text })
    let keys = receipt.members?.map(\.key)
    #expect(keys == ["operation", "engine", "rulebook", "request", "readings"])
  }

  /// A receipt is one member more; nothing else of a response depends on it.
  @Test func changesNothingElse() throws {
    let engine = try Self.engine.get()
    var request = try JSON(parsing: try Self.sample.get().request)
    request["receipt"] = true
    var with = try engine.decide(request).tree
    #expect(with["receipt"] != nil)
    with["receipt"] = nil
    request["receipt"] = false
    #expect(try engine.decide(request).tree.json == with.json)
  }

  @Test func isOfTheRulebookAsGivenUnderAnyReading() throws {
    var request = try JSON(parsing: try Self.sample.get().request)
    request["readings"] = ["A-1": "each"]
    let receipt = try Self.engine.get().decide(request).tree["receipt"]
    let rulebook = try Self.engine.get().rulebook
    #expect(receipt?["rulebook"]?["sha256"]?.text == SHA256(rulebook.source).hexadecimal)
    #expect(receipt?["readings"]?["A-1"]?.text == "each")
  }

  // MARK: Verifying

  @Test func sampleRoundIsTheSame() throws {
    let (request, response) = try Self.sample.get()
    let outcome = try Self.engine.get().verify(request, response)
    #expect(outcome.status == 0)
    let answer = try outcome.tree
    #expect(answer["same"]?.flag == true)
    let receipt = try JSON(parsing: response)["receipt"]
    #expect(answer["receipt"]?.json == receipt?.json)
  }

  @Test func stringsVerifyAsBytesDo() throws {
    let (request, response) = try Self.sample.get()
    let answer = try Self.engine.get().verify(
      request: String(decoding: request, as: UTF8.self),
      response: String(decoding: response, as: UTF8.self))
    #expect(answer.status == .ok)
    #expect(answer.json.hasPrefix(#"{"schemaVersion":1,"same":true,"#))
  }

  /// A rulebook of the same id and version whose text differs by one space.
  @Test func anotherTextIsAnotherRulebook() throws {
    let (request, response) = try Self.sample.get()
    let other = try Engines.open(try Self.engine.get().rulebook.source + [0x20])
    let outcome = other.verify(request, response)
    #expect(outcome.status == 40)
    let problem = try outcome.tree["problem"]
    #expect(problem?["code"]?.text == "other-rulebook")
    #expect(problem?["pointer"]?.text == "/receipt/rulebook/sha256")
  }

  /// Any byte of a decision, changed in any way, is noticed: told with its place, or
  /// refused. Tests/ABI/verify.c does the same to the sample round's.
  @Test func anyChangedByteIsNoticed() throws {
    let engine = try Self.engine.get()
    let shared = try #require(
      try SharedCase.of("verify").first { $0.name == "verify-decide-same" })
    let response = Array(engine.decide(shared.request).json.utf8)
    let codes = ["not-a-receipt", "other-engine", "other-rulebook", "other-request", "bad-value"]
    var generator = SplitMix64(seed: 1)
    for position in stride(from: 0, to: response.count, by: 5) {
      var changed = response
      changed[position] ^= UInt8.random(in: 1...255, using: &generator)
      let outcome = engine.verify(shared.request, changed)
      let answer = try outcome.tree
      if outcome.status == 0 {
        #expect(answer["same"]?.flag == false, "byte \(position)")
        let byteOffset = answer["difference"]?["byteOffset"]?.integer
        #expect(byteOffset == position, "byte \(position)")
      } else {
        let code = answer["problem"]?["code"]?.text ?? ""
        #expect(codes.contains(code), "byte \(position): \(code)")
      }
    }
  }

  /// Every byte of a small batch's response, taken away or put in twice, is noticed.
  @Test func anyByteTakenAwayOrDoubledIsNoticed() throws {
    let engine = try Self.engine.get()
    let shared = try #require(
      try SharedCase.of("verify").first { $0.name == "verify-lines-same" })
    let response = Array(engine.assessLines(shared.lines, options: shared.request).json.utf8)
    for position in stride(from: 0, to: response.count, by: 11) {
      for replacement in [[], [response[position], response[position]]] {
        var changed = response
        changed.replaceSubrange(position...position, with: replacement)
        let outcome = engine.verify(shared.lines, changed, options: shared.request)
        #expect(try outcome.tree["same"]?.flag != true, "byte \(position)")
      }
    }
  }

  /// An excerpt has at most 40 scalars, begins with one whole and is valid text even
  /// where the bytes are not.
  @Test func excerptsAreCutBetweenScalars() throws {
    let (request, response) = try Self.sample.get()
    let engine = try Self.engine.get()
    var tree = try JSON(parsing: request)
    let text = String(repeating: "thử 🏅 ", count: 30)
    tree["extensions"] = .string(text)
    let long = Array(engine.decide(tree).json.utf8)
    let at = try #require(long.firstRange(of: Array(text.utf8))?.lowerBound)
    for position in at + 60..<at + 80 where long[position] != 0x20 {
      var changed = long
      changed[position] ^= 0x01
      let outcome = engine.verify(tree.bytes, changed)
      guard outcome.status == 0 else { continue }  // no UTF-8 any more
      let difference = try #require(try outcome.tree["difference"])
      let expected = try #require(difference["expected"]?.text)
      #expect(expected.unicodeScalars.count == 40)
      #expect(text.contains(expected))
      #expect(difference["found"]?.text?.unicodeScalars.count == 40)
      #expect(difference["pointer"]?.text == "/extensions")
    }
    #expect(engine.verify(request, response).status == 0)
  }

  /// Lines that are no UTF-8 are shown with U+FFFD, without a pointer.
  @Test func bytesThatAreNoTextAreShown() throws {
    let engine = try Self.engine.get()
    let shared = try #require(
      try SharedCase.of("verify").first { $0.name == "verify-lines-same" })
    var response = Array(engine.assessLines(shared.lines, options: shared.request).json.utf8)
    response[30] = 0xFF
    let outcome = engine.verify(shared.lines, response, options: shared.request)
    let difference = try outcome.tree["difference"]
    #expect(difference?["byteOffset"]?.integer == 30)
    #expect(difference?["found"]?.text?.unicodeScalars.first == "\u{FFFD}")
    #expect(difference?["pointer"] == nil)
  }

  /// A context that has verified serves on.
  @Test func oneContextServesAll() throws {
    let engine = try Self.engine.get()
    let (request, response) = try Self.sample.get()
    let context = DecisionContext()
    for _ in 0..<3 {
      let outcome = JSONInput.with(request) { request in
        JSONInput.with(response) { earlier in
          JSONInput.with([]) { options in
            Engines.outcome { writer in
              engine.verify(
                request, earlier: earlier, options: options, context: context, into: &writer)
            }
          }
        }
      }
      #expect(try outcome.tree["same"]?.flag == true)
    }
  }
}
