import JSONText

/// Checks what no single part of a rulebook shows: that every clause leads to its
/// rules and every rule back to its clauses, and that every reading can be chosen.
struct RulebookChecker {
  let parts: RulebookParts
  let root: JSONNode
  let faults: FaultCollector

  /// - Parameter text: the rulebook's text where each alternative reading is to be
  ///   tried out as well.
  func check(text: [UInt8]?) {
    checkClauses()
    let unchosen = text.map { RulebookText($0, checkingAlternatives: false).problems } ?? []
    let known = Set(unchosen.map(\.message.en))
    for reading in parts.readings { check(reading, text: text, known: known) }
  }

  private func add(
    _ code: ProblemCode, at path: String, _ vietnamese: String, _ english: String
  ) {
    let node = RulebookPath.resolve(path, in: root) ?? root
    faults.add(node.fault(code, Message(vi: vietnamese, en: english)))
  }

  // MARK: Clauses

  private func checkClauses() {
    let rules = rulesWithClauses()
    var seen: Set<Int> = []
    for (index, clause) in parts.clauses.enumerated() {
      let path = "/clauses/\(index)"
      if !seen.insert(clause.number).inserted {
        add(
          .duplicateId, at: path + "/number", "Điểm số \(clause.number) có hai lần",
          "The clause \(clause.number) stands twice")
      }
      if clause.rules.isEmpty == (clause.noRule == nil) {
        add(
          .untracedClause, at: path,
          "Điểm số \(clause.number) phải có hoặc quy tắc thực hiện, hoặc lý do không có quy tắc",
          "The clause \(clause.number) needs either rules that carry it out or a reason for none")
      }
      for (place, name) in clause.rules.enumerated() {
        let rulePath = "\(path)/rules/\(place)"
        if let rule = rules[name] {
          if !rule.clauses.contains(clause.number) {
            add(
              .oneWayTrace, at: rulePath, "“\(name)” không dẫn về điểm số \(clause.number)",
              "“\(name)” does not lead back to the clause \(clause.number)")
          }
        } else {
          add(
            .unknownReference, at: rulePath, "Không có quy tắc “\(name)”",
            "There is no rule “\(name)”")
        }
      }
    }
    let traced = Dictionary(
      parts.clauses.map { ($0.number, Set($0.rules)) }, uniquingKeysWith: { $0.union($1) })
    for (name, rule) in rules.sorted(by: { $0.key < $1.key }) {
      for number in rule.clauses.sorted() where !(traced[number]?.contains(name) ?? false) {
        add(
          .oneWayTrace, at: place(of: number, in: rule.path),
          "Điểm số \(number) không dẫn đến “\(name)”",
          "The clause \(number) does not lead to “\(name)”")
      }
    }
  }

  /// Where a rule lists a clause; the rule itself where it does so inside a part.
  private func place(of number: Int, in path: String) -> String {
    guard let list = RulebookPath.resolve(path + "/clauses", in: root),
      var elements = try? list.elements()
    else { return path }
    var index = 0
    while let element = elements.next() {
      if element.rawText == String(number) { return "\(path)/clauses/\(index)" }
      index += 1
    }
    return path
  }

  /// Every rule by the name that clauses give it.
  private func rulesWithClauses() -> [String: (path: String, clauses: Set<Int>)] {
    var rules: [String: (path: String, clauses: Set<Int>)] = [:]
    func add(_ kind: String, _ list: String, _ items: [(id: String, clauses: [Int])]) {
      for item in items { rules["\(kind)/\(item.id)"] = ("/\(list)/\(item.id)", Set(item.clauses)) }
    }
    add("category", "categories", parts.categories.map { ($0.id, $0.clauses) })
    add("award", "awards", parts.awards.map { ($0.id, $0.clauses) })
    add("criterion", "criteria", parts.criteria.map { ($0.id, $0.clauses) })
    add("group", "groups", parts.groups.map { ($0.id, $0.clauses) })
    add("document", "documents", parts.documents.map { ($0.id, $0.clauses) })
    add("slot", "slots", parts.slots.map { ($0.id, $0.clauses) })
    add("key", "ordering/keys", parts.orderingKeys.map { ($0.id, $0.clauses) })
    add(
      "pool", "pools",
      parts.pools.map { pool in (pool.id, pool.clauses + pool.exceptions.flatMap(\.clauses)) })
    rules["prior-awards"] = ("/priorAwards", Set(parts.priorAwards.clauses))
    rules["authority"] = ("/authority", Set(parts.authority.clauses))
    rules["deadline"] = ("/deadline", Set(parts.deadline.clauses))
    rules["prize"] = ("/prize", Set(parts.prize.clauses))
    rules["self-selection"] = ("/selfSelection", Set(parts.selfSelection.clauses))
    // These are carried out as a whole and have no clauses of their own to list.
    let numbers = Set(parts.clauses.map(\.number))
    for (name, path) in [
      ("legal-bases", "/legalBases"), ("ordering", "/ordering"), ("quota", "/quota"),
    ] {
      let naming = parts.clauses.filter { $0.rules.contains(name) }.map(\.number)
      rules[name] = (path, numbers.intersection(naming))
    }
    return rules
  }

  // MARK: Readings

  static func unresolved(_ change: Reading.Change) -> Fault {
    Fault(
      code: .readingPath,
      message: Message(
        vi: "“\(change.path)” không trỏ đến đâu trong văn bản quy định này",
        en: "“\(change.path)” leads to nothing in this rulebook"), spot: change.spot)
  }

  /// Readings are what is chosen from; no choice changes them.
  private static func outOfReach(_ change: Reading.Change) -> Fault {
    Fault(
      code: .readingPath,
      message: Message(
        vi: "Một cách hiểu không được thay đổi danh sách các cách hiểu",
        en: "A reading may not change the readings"), spot: change.spot)
  }

  private func check(_ reading: Reading, text: [UInt8]?, known: Set<String>) {
    for (index, value) in reading.values.enumerated() {
      let path = "/readings/\(reading.id)/values/\(index)"
      let before = faults.faults.count
      for change in value.changes {
        guard !change.path.isEmpty, !change.path.hasPrefix("/readings") else {
          faults.add(Self.outOfReach(change))
          continue
        }
        guard let node = RulebookPath.resolve(change.path, in: root) else {
          faults.add(Self.unresolved(change))
          continue
        }
        if index == reading.defaultValue, compact(node) != change.value.compactJSON {
          add(
            .readingDefault, at: path,
            "Giá trị mặc định của \(reading.id) không khớp với “\(change.path)”",
            "The default of \(reading.id) is not what stands at “\(change.path)”")
        }
      }
      guard let text, index != reading.defaultValue, faults.faults.count == before else { continue }
      tryOut(value, of: reading, path: path, text: text, known: known)
    }
  }

  private func compact(_ node: JSONNode) -> String {
    node.rawText.compactJSON
  }

  /// Reads the rulebook with the value chosen; the reading's own default then no
  /// longer matches, which is no fault. Nor is what the rulebook has without the choice,
  /// known by its message, since the choice may move it.
  private func tryOut(
    _ value: Reading.Value, of reading: Reading, path: String, text: [UInt8], known: Set<String>
  ) {
    guard let chosen = try? RulebookText.choosing(value, in: text) else { return }
    let problems = RulebookText(chosen, checkingAlternatives: false).problems
    let brought = problems.first { problem in
      problem.code != .readingDefault && !known.contains(problem.message.en)
    }
    guard let problem = brought else { return }
    add(
      .readingPath, at: path,
      "Cách hiểu \(reading.id) = “\(value.id)” làm văn bản quy định có lỗi tại "
        + "\(problem.pointer): \(problem.message.vi)",
      "Reading \(reading.id) as “\(value.id)” makes the rulebook faulty at "
        + "\(problem.pointer): \(problem.message.en)")
  }
}

extension String {
  /// JSON text without the white space between its tokens.
  var compactJSON: String {
    var result: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in utf8 {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
        isInString = byte == UInt8(ascii: "\"")
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
