import Testing

/// The rules of the house that the compiler does not keep.
@Suite struct HouseRuleTests {
  /// Foundation makes the library ten times as large and slow to load.
  @Test func noFoundation() throws {
    for source in try SourceFile.all() {
      expect(none: source) { $0.contains("import Foundation") }
    }
  }

  /// A trap kills the host that called.
  @Test func nothingTraps() throws {
    for source in try SourceFile.all() {
      expect(none: source, because: "trap", Self.traps)
      // Of bytes that are there, for a parsed text has some.
      if source.module != "JSONText" {
        expect(none: source) { $0.contains("unsafelyUnwrapped") }
      }
      expect(none: source, because: "force unwrap", Self.forceUnwraps)
    }
  }

  /// What ends the program when it is reached, or when it is not so.
  private static func traps(_ line: String) -> Bool {
    [
      "try!", "as!", "fatalError", "precondition", "assert(", "assertionFailure",
    ].contains { line.contains($0) }
  }

  /// The two rules above see what they are there for.
  @Test(arguments: [
    "let a = try! f()", "let a = b as! Int", "fatalError()", "preconditionFailure()",
    "precondition(a)", "assert(a)", "assertionFailure()",
  ])
  func seesTraps(_ line: String) {
    #expect(Self.traps(line))
  }

  @Test(arguments: ["let a = b!", "f()!.c", "a[1]! + 2", "var a: Int!", "(a as? B)!"])
  func seesForceUnwraps(_ line: String) {
    #expect(Self.forceUnwraps(line))
  }

  @Test(arguments: ["if !a {", "a != b", "a !== b", "return !isIt", "f(!a)"])
  func letsNegationsStand(_ line: String) {
    #expect(!Self.forceUnwraps(line) && !Self.traps(line))
  }

  /// `!` after what ends an expression, other than in `!=` or `!==`.
  private static func forceUnwraps(_ line: String) -> Bool {
    let characters = Array(line)
    return characters.indices.contains { place in
      guard characters[place] == "!", place > 0 else { return false }
      let before = characters[place - 1]
      let after = place + 1 < characters.count ? characters[place + 1] : " "
      return (before.isLetter || before.isNumber || ")]\"_}`?".contains(before)) && after != "="
    }
  }

  /// A file that is longer holds more than one idea.
  @Test func noFileIsLong() throws {
    for source in try SourceFile.all() {
      let lines = source.raw.utf8.count { $0 == 0x0A }
      if lines > 400 { Issue.record("\(source.path) has \(lines) lines") }
    }
  }

  /// The scanner itself: what it takes for code and for literals.
  @Test func tellsCodeFromText() {
    let text = SwiftText(
      ##"""
      let a = "x!" // b!
      let c = "d\(e!)f" /* g! */
      let h = #"i"j"#; let k = """
        l!
        """
      """##)
    #expect(text.literals.map(\.text) == ["x!", "d", "f", "i\"j", "\n  l!\n  "])
    #expect(text.code.map(Self.forceUnwraps) == [false, true, false, false, false])
  }

  private func expect(
    none source: SourceFile, because reason: String = "", _ isWrong: (String) -> Bool
  ) {
    for (number, line) in source.text.code.enumerated() where isWrong(line) {
      Issue.record("\(source.path):\(number + 1): \(reason) \(line)")
    }
  }
}
