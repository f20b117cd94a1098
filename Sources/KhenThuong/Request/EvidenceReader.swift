import Assessment
import JSONText
import Rulebook

/// Reads what a nomination says about one criterion into what is known of it.
/// A part that is known already is a fault: a supplement fills, it does not change.
struct EvidenceReader {
  private(set) var rulebook: Rulebook
  /// No date may be later.
  private(set) var today: CalendarDate
  let rateKeys = RateKeys.shared

  init(rulebook: Rulebook, today: CalendarDate) {
    self.rulebook = rulebook
    self.today = today
  }

  /// Begins another request.
  mutating func begin(_ rulebook: Rulebook, today: CalendarDate) {
    if self.rulebook !== rulebook { self.rulebook = rulebook }
    self.today = today
  }

  /// Held by the reader, so that a rate need not ask whether they were made yet.
  final class RateKeys: Sendable {
    static let shared = RateKeys()

    let figures: PlainFigure.Keys

    let plain = KeyTable(["numerator", "denominator", "percent", "entity"])
    let withExclusions = KeyTable([
      "numerator", "denominator", "percent", "entity", "excludedNumerator", "excludedDenominator",
    ])

    private init() {
      figures = PlainFigure.Keys(
        plain, numerator: 0, denominator: 1, decimal: EvidenceReader.percentPlace)
    }
  }

  /// Place of “percent” among the keys of a rate.
  static var percentPlace: Int { 2 }

  private static let fact = KeyTable(["value", "document", "date"])
  private static let count = KeyTable(["count", "items"])
  private static let judgement = KeyTable(["verdict", "by", "on", "document", "note"])
  private static let judgedItems = KeyTable(["count", "items", "judgement"])
  private static let item = KeyTable(["title", "reference"])

  private enum JudgedOutcome: String, CaseIterable {
    case met, notMet
  }

  /// Reads what most evidence is: the two counts or the percentage of a rate, or a plain
  /// fact, of which nothing is known yet. False, and nothing read, where it is anything
  /// else, a fault among it.
  @inline(__always)
  func readPlain(_ node: JSONNode, _ type: CriterionType, into evidence: inout Evidence) -> Bool {
    guard evidence.parts.isEmpty else { return false }
    switch type {
    case .rate:
      switch node.figure(rateKeys.figures) {
      case .decimal(let percent):
        guard Self.isPercentage(percent) else { return false }
        evidence.percent = percent
        evidence.parts = .percent
      case .counts(let numerator, let denominator):
        evidence.numerator = numerator
        evidence.denominator = denominator
        evidence.parts = [.numerator, .denominator]
      case nil: return false
      }
      return true
    case .fact:
      let kind = node.kind
      guard kind == .true || kind == .false else { return false }
      evidence.isTrue = kind == .true
      evidence.parts = .value
      return true
    default: return false
    }
  }

  /// - Parameter previous: where the criterion's evidence was given before; what it
  ///   says may be said again, not otherwise.
  ///   `judged` likewise of its verdict.
  func read(
    _ node: JSONNode, criterion: Int, into evidence: inout Evidence, previous: JSONNode?,
    judged: JSONNode?, _ registry: RegistryReader
  ) throws(Fault) {
    switch rulebook.criteria[criterion].type {
    case .rate:
      try rate(node, rulebook.criteria[criterion].exclusions, &evidence, previous, registry)
    case .fact: try fact(node, &evidence, previous)
    case .count:
      var reader = try FieldReader(node, Self.count)
      while let field = try reader.next() { try count(field, &evidence) }
    case .judgement: try judgement(node, &evidence, judged)
    case .judgedItems:
      var reader = try FieldReader(node, Self.judgedItems)
      while let field = try reader.next() {
        if field.index == 2 {
          try judgement(field.value, &evidence, judged)
        } else {
          try count(field, &evidence)
        }
      }
    case .status:
      guard let value = rulebook.criteria[criterion].statusKeys.index(of: node) else {
        throw node.noSuchValue(among: rulebook.criteria[criterion].statusKeys.keys)
      }
      let status = UInt8(clamping: value)
      try claim(.status, node, &evidence, isSame: evidence.status == status)
      evidence.status = status
    case .ranking: break
    }
  }

  /// Marks a part as given; a fault where it is known already.
  private func claim(
    _ part: Evidence.Parts, _ node: JSONNode, _ evidence: inout Evidence, isSame: Bool
  ) throws(Fault) {
    guard !evidence.parts.contains(part) || isSame else { throw node.suppliedTwice() }
    evidence.parts.insert(part)
  }

  /// A count of a rate.
  @inline(__always)
  private func count(
    _ part: Evidence.Parts, _ path: WritableKeyPath<Evidence, Int64>, _ node: JSONNode,
    _ evidence: inout Evidence
  ) throws(Fault) {
    let number = try node.integer(in: 0...Int64.max)
    try claim(part, node, &evidence, isSame: evidence[keyPath: path] == number)
    evidence[keyPath: path] = number
  }

  private func rate(
    _ node: JSONNode, _ exclusions: Bool, _ evidence: inout Evidence, _ previous: JSONNode?,
    _ registry: RegistryReader
  ) throws(Fault) {
    // Two loops: one table chosen out of two would be retained.
    if exclusions {
      var reader = try FieldReader(node, rateKeys.withExclusions)
      while let field = try reader.next() { try rate(field, &evidence, previous, registry) }
    } else {
      var reader = try FieldReader(node, rateKeys.plain)
      while let field = try reader.next() { try rate(field, &evidence, previous, registry) }
    }
  }

  @inline(__always)
  private func rate(
    _ field: Field, _ evidence: inout Evidence, _ previous: JSONNode?, _ registry: RegistryReader
  ) throws(Fault) {
    switch field.index {
    case 0: try count(.numerator, \.numerator, field.value, &evidence)
    case 1: try count(.denominator, \.denominator, field.value, &evidence)
    default: try rarePart(field.index, field.value, &evidence, previous, registry)
    }
  }

  /// What a rate seldom has.
  @inline(never)
  private func rarePart(
    _ index: Int, _ value: JSONNode, _ evidence: inout Evidence, _ previous: JSONNode?,
    _ registry: RegistryReader
  ) throws(Fault) {
    switch index {
    case 2:
      let percent = try percent(value)
      try claim(.percent, value, &evidence, isSame: evidence.percent == percent)
      evidence.percent = percent
    case 3:
      // A registry that is there knows every unit; without one, another unit
      // than those described is simply not the one measured.
      let known = registry.known(value)
      if known == nil, registry.hasRegistry { _ = try registry.reference(value) }
      // Whose figures they are comes with them and is no datum to fill later.
      guard previous == nil || evidence.parts.contains(.entity) else {
        throw value.suppliedTwice()
      }
      let entity = Int32(clamping: known ?? -1)
      try value.requireIdentifier()
      try claim(.entity, value, &evidence, isSame: evidence.entity == entity)
      evidence.entity = entity
    case 4: try count(.excludedNumerator, \.excludedNumerator, value, &evidence)
    default: try count(.excludedDenominator, \.excludedDenominator, value, &evidence)
    }
  }

  static func isPercentage(_ value: Decimal) -> Bool {
    value.mantissa >= 0 && value.mantissa <= 100 &* value.scalePower
  }

  func percent(_ node: JSONNode) throws(Fault) -> Decimal {
    let value = try node.decimal()
    guard Self.isPercentage(value) else {
      throw node.fault(
        .percentOutOfRange,
        Message(
          vi: "Tỷ lệ \(value.description) % ngoài khoảng 0 đến 100 %",
          en: "The rate \(value.description) % is not within 0 to 100 %"),
        expected: Message(vi: "tỷ lệ từ 0 đến 100", en: "a percentage from 0 to 100"))
    }
    return value
  }

  private func fact(
    _ node: JSONNode, _ evidence: inout Evidence, _ previous: JSONNode?
  ) throws(Fault) {
    func value(_ isTrue: Bool, _ node: JSONNode) throws(Fault) {
      try claim(.value, node, &evidence, isSame: evidence.isTrue == isTrue)
      evidence.isTrue = isTrue
    }
    guard node.kind == .object else {
      guard node.kind == .true || node.kind == .false else {
        throw node.wrongType(
          Message(
            vi: "true, false hoặc một đối tượng có “value”",
            en: "true, false or an object with “value”"))
      }
      return try value(node.kind == .true, node)
    }
    var reader = try FieldReader(node, Self.fact)
    while let field = try reader.next() {
      let isSame = previous?.member(Self.fact.keys[field.index])?.equals(field.value) ?? false
      switch field.index {
      case 0: try value(try field.value.bool(), field.value)
      case 1:
        try field.value.requireIdentifier()
        try claim(.document, field.value, &evidence, isSame: isSame)
      default:
        _ = try pastDate(field.value)
        try claim(.date, field.value, &evidence, isSame: isSame)
      }
    }
    try reader.require(0)
  }

  /// A count, or items that are counted; given both they must agree.
  private func count(_ field: Field, _ evidence: inout Evidence) throws(Fault) {
    let value = field.value
    let isItems = field.index == 1
    let given = isItems ? try items(value) : try value.integer(in: 0...Int64.max)
    try claim(
      isItems ? .items : .count, value, &evidence, isSame: evidence.count == given)
    let hasOther = evidence.parts.contains(.counted)
    guard !hasOther || evidence.count == given else {
      throw value.fault(
        .countsDisagree,
        Message(
          vi: "Số lượng \(evidence.count) và danh sách \(given) mục không khớp nhau",
          en: "The count of \(evidence.count) and the list of \(given) do not agree"))
    }
    evidence.count = given
    evidence.parts.insert(.counted)
  }

  private func items(_ node: JSONNode) throws(Fault) -> Int64 {
    var elements = try node.elements(maxItems: JSONLimits.maxItems)
    var count: Int64 = 0
    while let element = elements.next() {
      var reader = try FieldReader(element, Self.item)
      while let field = try reader.next() { try field.value.requireString() }
      try reader.require(0)
      count += 1
    }
    return count
  }

  private func judgement(
    _ node: JSONNode, _ evidence: inout Evidence, _ judged: JSONNode?
  ) throws(Fault) {
    var reader = try FieldReader(node, Self.judgement)
    while let field = try reader.next() {
      switch field.index {
      case 0:
        let outcome: JudgedOutcome = try field.value.choice()
        evidence.judgedMet = outcome == .met
      case 1: try field.value.requireIdentifier()
      case 2: _ = try pastDate(field.value)
      default: try field.value.requireString()
      }
    }
    try reader.require(0)
    try reader.require(1)
    try reader.require(2)
    try claim(.verdict, node, &evidence, isSame: judged?.rawText == node.rawText)
  }

  /// A fault where evidence brings a judgement other than the one known.
  func requireSame(_ node: JSONNode, criterion: Int, judged: JSONNode?) throws(Fault) {
    let isItems = rulebook.criteria[criterion].type == .judgedItems
    guard let given = isItems ? node.member("judgement") : node,
      given.rawText != judged?.rawText
    else { return }
    throw given.suppliedTwice()
  }

  /// A date that is not after the day of the request.
  func pastDate(_ node: JSONNode) throws(Fault) -> CalendarDate {
    let date = try node.date()
    guard date <= today else { throw node.afterAsOf() }
    return date
  }
}
