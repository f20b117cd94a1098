import JSONText

extension ProblemCode {
  public static let unknownReference = ProblemCode("unknown-reference", .rulebook)
  public static let duplicateId = ProblemCode("duplicate-id", .request)
  public static let thresholdOutOfRange = ProblemCode("threshold-out-of-range", .rulebook)
  public static let untracedClause = ProblemCode("untraced-clause", .rulebook)
  public static let oneWayTrace = ProblemCode("one-way-trace", .rulebook)
  public static let readingPath = ProblemCode("reading-path", .rulebook)
  public static let readingDefault = ProblemCode("reading-default", .rulebook)
  public static let unknownReading = ProblemCode("unknown-reading", .request)
  public static let unknownRulebook = ProblemCode("unknown-rulebook", .rulebook)
  public static let rulebookNotInForce = ProblemCode("rulebook-not-in-force", .rulebook)
}

/// Gathers every fault of a rulebook, so that `check` can list them all.
final class FaultCollector {
  private(set) var faults: [Fault] = []

  /// A text of nothing but faults must not cost a hundred times its size: some more
  /// are kept than are listed.
  func add(_ fault: Fault) {
    if faults.count < JSONLimits.maxItems { faults.append(fault) }
  }

  /// Runs a read; on a fault notes it and goes on with `fallback`.
  func attempt<Value>(_ fallback: Value, _ read: () throws(Fault) -> Value) -> Value {
    do {
      return try read()
    } catch {
      add(error)
      return fallback
    }
  }
}

/// The members of one object of a rulebook, read by name in any order. Every
/// read that fails notes its fault and gives a neutral value.
struct Fields {
  let node: JSONNode
  let faults: FaultCollector
  private var values: [String: JSONNode] = [:]

  /// Notes unknown fields and duplicate keys; `known` are the fields there are.
  init(_ node: JSONNode, _ faults: FaultCollector, known: [String]) {
    self.node = node
    self.faults = faults
    var reader: JSONMembers
    do {
      reader = try node.members()
    } catch {
      faults.add(error)
      return
    }
    while let member = reader.next() {
      let name = faults.attempt("") { () throws(Fault) in try member.key.string() }
      if !known.contains(name) {
        faults.add(
          member.key.keyFault(
            .unknownField,
            Message(
              vi: "Không có trường \(member.key.excerpt)",
              en: "There is no field \(member.key.excerpt)"),
            expected: .oneOf(known)))
      } else if values.updateValue(member.value, forKey: name) != nil {
        faults.add(
          member.key.keyFault(
            .jsonDuplicateKey,
            Message(vi: "Trường “\(name)” có hai lần", en: "The field “\(name)” stands twice")))
      }
    }
  }

  /// Whether an object stood there at all, so that missing fields are worth noting.
  private var isObject: Bool { node.kind == .object }

  func has(_ name: String) -> Bool { values[name] != nil }

  func optional(_ name: String) -> JSONNode? { values[name] }

  func required(_ name: String) -> JSONNode? {
    if let value = values[name] { return value }
    if isObject {
      faults.add(
        node.fault(
          .missingField,
          Message(vi: "Thiếu trường “\(name)”", en: "The field “\(name)” is missing")))
    }
    return nil
  }

  func read<Value>(
    _ name: String, _ fallback: Value, _ body: (JSONNode) throws(Fault) -> Value
  ) -> Value {
    guard let value = required(name) else { return fallback }
    return faults.attempt(fallback) { () throws(Fault) in try body(value) }
  }

  func readOptional<Value>(_ name: String, _ body: (JSONNode) throws(Fault) -> Value) -> Value? {
    guard let value = values[name] else { return nil }
    return faults.attempt(Value?.none) { () throws(Fault) in try body(value) }
  }

  func string(_ name: String) -> String {
    read(name, "") { value throws(Fault) in
      let text = try value.string()
      guard !text.isEmpty else {
        throw value.fault(
          .badValue, Message(vi: "“\(name)” để trống", en: "“\(name)” is empty"))
      }
      return text
    }
  }

  func bool(_ name: String) -> Bool {
    read(name, false) { value throws(Fault) in try value.bool() }
  }

  /// A boolean that may be left out, which is false.
  func flag(_ name: String) -> Bool {
    readOptional(name) { value throws(Fault) in try value.bool() } ?? false
  }

  func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64 {
    read(name, range.lowerBound) { value throws(Fault) in try value.integer(in: range) }
  }

  func date(_ name: String) -> CalendarDate {
    read(name, CalendarDate(daysSinceEpoch: 0)) { value throws(Fault) in try value.date() }
  }

  func message(_ name: String) -> Message {
    guard let value = required(name) else { return Message(vi: "", en: "") }
    return Self.message(value, faults)
  }

  func optionalMessage(_ name: String) -> Message? {
    values[name].map { Self.message($0, faults) }
  }

  /// A text pair, both parts filled.
  static func message(_ node: JSONNode, _ faults: FaultCollector) -> Message {
    let fields = Fields(node, faults, known: ["vi", "en"])
    return Message(vi: fields.string("vi"), en: fields.string("en"))
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ fallback: Choice) -> Choice
  where Choice.RawValue == String {
    read(name, fallback) { value throws(Fault) in try Self.choice(value) }
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: JSONNode, among allowed: [Choice] = Array(Choice.allCases)
  ) throws(Fault) -> Choice where Choice.RawValue == String {
    let text = try node.string()
    for choice in allowed where choice.rawValue == text { return choice }
    throw node.fault(
      .badValue,
      Message(vi: "Không có giá trị \(node.excerpt)", en: "There is no value \(node.excerpt)"),
      expected: .oneOf(allowed.map(\.rawValue)))
  }

  /// The elements of a list; an element that fails is noted and left out.
  func list<Element>(_ name: String, _ body: (JSONNode) throws(Fault) -> Element?) -> [Element] {
    guard let value = required(name) else { return [] }
    return Self.list(value, faults, body)
  }

  func optionalList<Element>(
    _ name: String, _ body: (JSONNode) throws(Fault) -> Element?
  ) -> [Element] {
    guard let value = values[name] else { return [] }
    return Self.list(value, faults, body)
  }

  static func list<Element>(
    _ node: JSONNode, _ faults: FaultCollector, _ body: (JSONNode) throws(Fault) -> Element?
  ) -> [Element] {
    var result: [Element] = []
    do {
      var elements = try node.elements(maxItems: RulebookLimits.maxListItems)
      while let element = elements.next() {
        do {
          if let value = try body(element) { result.append(value) }
        } catch {
          faults.add(error)
        }
      }
    } catch {
      faults.add(error)
    }
    return result
  }

  func object(_ name: String, known: [String]) -> Fields? {
    required(name).map { Fields($0, faults, known: known) }
  }
}
