import Testing

/// What could trap on a value that comes from a request, as far as the text of the
/// sources shows it: a trap ends the host. `JSONText` and `KhenThuongC` work on bytes
/// and are fuzzed; here it is the floors that work on values.
@Suite struct TrapTests {
  /// A line that may stand although it looks as if it could trap, and why it cannot.
  struct Allowed {
    let path: String
    let code: String
    let why: String
  }

  /// One way to trap: how a line looks that has it, and the lines that may have it.
  struct Rule {
    let name: String
    let isBroken: @Sendable (String) -> Bool
    let allowed: [Allowed]
  }

  static let rules = [
    Rule(
      name: "an index worked out on the spot", isBroken: hasComputedIndex,
      allowed: [
        Allowed(
          path: "Selection/CandidateOrder.swift", code: "place > 0 && difference(",
          why: "place > 0 comes first"),
        Allowed(
          path: "Selection/CandidateOrder.swift", code: "groupStart.append(continues",
          why: "continues only where place > 0"),
        Allowed(
          path: "Selection/CertaintyWorlds.swift", code: "words[member / 64]",
          why: "a set of so many members has a word for each 64 of them"),
        Allowed(
          path: "Selection/PoolSelection+Provisional.swift",
          code: "if place + 1 < order.count, groupStart[place + 1]", why: "asked just before"),
        Allowed(
          path: "KhenThuong/Response/ClauseTexts.swift",
          code: "starts[position]..<starts[position + 1]",
          why: "one more start than a plan has findings"),
        Allowed(
          path: "KhenThuong/Response/DecisionWriter+Nominations.swift",
          code: "clauses[..<before]", why: "as many as there were, and more are added only"),
        Allowed(
          path: "Selection/CandidateOrder.swift", code: "indices[first...]",
          why: "the index of one of them"),
        Allowed(
          path: "Selection/PoolSelection.swift", code: "groupStart[place + 1] == groupStart[place]",
          why: "the last place is left out of the loop"),
        Allowed(
          path: "Selection/PoolSelection.swift",
          code: "order.difference(index, sorted[place + 1], of: candidates)",
          why: "asked only where a next one is"),
        Allowed(
          path: "Selection/PoolSelection.swift", code: "limit > 0 ? sorted[limit - 1] : nil",
          why: "some are beyond the limit, so there are more than so many"),
        Allowed(
          path: "KhenThuong/Response/NumberText.swift", code: "Self.months[month - 1]",
          why: "asked just before"),
        Allowed(
          path: "Selection/CertaintyPool.swift", code: "runs[kind][place...]",
          why: "a place of the run that is walked"),
        Allowed(
          path: "KhenThuong/Round/RulingReader.swift",
          code: "Array(fields[Self.common.count...])", why: "a table begins with the common fields"),
        Allowed(
          path: "Rulebook/RulebookText.swift", code: "text[position",
          why: "splices are in the order of the text and do not overlap"),
      ]),
    Rule(
      name: "a conversion that may not fit", isBroken: hasNarrowing,
      allowed: [
        Allowed(
          path: "Selection/Certainty", code: "1 << UInt",
          why: "places counted from 0, at most as many as the word has bits"),
        Allowed(
          path: "Selection/CertaintyEnumeration.swift", code: "UInt32(1) << UInt32(",
          why: "points counted, at most 12"),
        Allowed(
          path: "Selection/CertaintyKinds.swift", code: "UInt8((1 << all.count) - 1)",
          why: "there are three"),
        Allowed(
          path: "Rulebook/DateText.swift", code: "Int32(hours * 3_600 + minutes * 60)",
          why: "two digits each"),
        Allowed(
          path: "Rulebook/DateText.swift", code: "UInt32(node.contentByte(", why: "a byte"),
        Allowed(
          path: "Assessment/Registry.swift", code: "role >= 0 && role < 64 ?", why: "asked before"),
        Allowed(
          path: "Assessment/RateComparison.swift", code: "UInt8(decimals)",
          why: "0 to 6, the rulebook's reader sees to it"),
      ]),
    Rule(
      name: "a dictionary that traps on a key that stands twice",
      isBroken: { $0.contains("uniqueKeysWithValues") },
      allowed: [
        Allowed(
          path: "KhenThuong/Round/RulingReader.swift", code: "Kind.allCases.map",
          why: "cases of an enum")
      ]),
    Rule(
      name: "unsafe memory", isBroken: hasUnsafe,
      allowed: [
        Allowed(
          path: "Rulebook/RulebookOpening.swift", code: "rulebook_file_at(",
          why: "the built-in rulebooks are C data"),
        Allowed(
          path: "Rulebook/RulebookOpening.swift", code: "String(cString: id)", why: "as above"),
        Allowed(
          path: "Rulebook/RulebookOpening.swift", code: "UnsafeBufferPointer(start: file.text",
          why: "as above"),
      ]),
    Rule(
      name: "an unchecked operation",
      isBroken: { line in
        ["unchecked", "unowned", "-Ounchecked", "exit(", "abort("].contains { line.contains($0) }
      },
      allowed: []),
  ]

  @Test(arguments: rules.indices)
  func noneButTheAllowed(_ index: Int) throws {
    let rule = Self.rules[index]
    var used = Set<Int>()
    for source in try SourceFile.all()
    where source.module != "JSONText" && source.module != "KhenThuongC" {
      for (number, line) in source.text.code.enumerated() where rule.isBroken(line) {
        let place = rule.allowed.firstIndex {
          source.path.hasPrefix("Sources/" + $0.path) && line.contains($0.code)
        }
        if let place {
          used.insert(place)
        } else {
          Issue.record("\(source.path):\(number + 1): \(rule.name): \(line)")
        }
      }
    }
    for (place, allowed) in rule.allowed.enumerated() where !used.contains(place) {
      Issue.record("\(rule.name): nothing is like “\(allowed.code)” in \(allowed.path)")
    }
  }

  /// The rules see what they are there for.
  @Test(
    arguments: [
      ("let a = list[i + 1]", 0), ("let a = list[i]", nil), ("let a = list[0]", 0),
      ("let a = fields[12]", nil), ("let b = text[start..<end]", 0), ("f(x[y * 2], z)", 0),
      ("var a: [Int: [Int]] = [:]", nil), ("let a = [1, 2]", nil), ("for x in [a - 1] {}", nil),
      ("let a = UInt8(count)", 1), ("let a = UInt8(clamping: count)", nil), ("Int64(count)", nil),
      ("let b = Int32(x)", 1), ("Int32(truncatingIfNeeded: x)", nil),
      ("Dictionary(uniqueKeysWithValues: pairs)", 2), ("let p = unsafe f()", 3),
      ("func f(_ p: UnsafeRawPointer)", 3), ("unowned let engine", 4), ("exit(1)", 4),
    ] as [(String, Int?)])
  func seesWhatItIsFor(_ line: String, _ broken: Int?) {
    let found = Self.rules.indices.filter { Self.rules[$0].isBroken(line) }
    #expect(found == (broken.map { [$0] } ?? []))
  }

  /// `a[i + 1]`, `a[0]`, `a[i...]`: an index other than a name. `fields` and `nodes` are
  /// as long as the table of keys whose places are their indexes.
  @Sendable private static func hasComputedIndex(_ line: String) -> Bool {
    subscripts(of: line).contains { name, index in
      let isFields = name.hasSuffix("fields") || name.hasSuffix("nodes")
      let isNumber = index.allSatisfy(\.isNumber)
      let isComputed =
        index.contains("..") || index.contains("/")
        || [" + ", " - ", " * ", " % ", "&+", "&-"].contains { index.contains($0) }
      return isComputed || (isNumber && !isFields)
    }
  }

  /// What stands before a bracket, and in it, the brackets without others in them.
  private static func subscripts(of line: String) -> [(name: String, index: String)] {
    var found: [(String, String)] = []
    var name = ""
    var open: (name: String, index: String)?
    for character in line {
      if character == "[" {
        open = name.isEmpty ? nil : (name, "")
        name = ""
      } else if character == "]" {
        if let (name, index) = open, !index.isEmpty { found.append((name, index)) }
        open = nil
        name = "]"
      } else {
        open?.index.append(character)
        let isName = character.isLetter || character.isNumber || "_)?]".contains(character)
        name = isName ? name + String(character) : ""
      }
    }
    return found
  }

  /// An integer type of fewer values than `Int` made from something without a label.
  @Sendable private static func hasNarrowing(_ line: String) -> Bool {
    let types = ["UInt(", "UInt8(", "UInt16(", "UInt32(", "UInt64(", "Int8(", "Int16(", "Int32("]
    let labels = [
      "clamping:", "truncatingIfNeeded:", "exactly:", "bitPattern:", "ascii:", "littleEndian:",
    ]
    return types.contains { type in
      var rest = Substring(line)
      while let place = rest.firstRange(of: type) {
        let before = rest[..<place.lowerBound].last
        let after = rest[place.upperBound...]
        if before.map({ $0.isLetter || $0.isNumber }) != true,
          !labels.contains(where: { after.hasPrefix($0) })
        {
          return true
        }
        rest = after
      }
      return false
    }
  }

  @Sendable private static func hasUnsafe(_ line: String) -> Bool {
    line.contains("Unsafe") || line.contains("OpaquePointer")
      || line.split { !$0.isLetter }.contains("unsafe")
  }
}
