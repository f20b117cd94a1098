import Assessment
import JSONText
import Rulebook

/// Nominations read from the structure of their text: what evidence mostly is becomes no
/// token, everything else goes the way of a parsed text.
extension NominationReader {
  /// Place of “evidence” among the keys.
  private static var evidenceKey: Int { 8 }
  /// What says by which plan evidence is read: id, award, nominator and nominee.
  private static var headKeys: UInt64 { 0b1111 }

  /// Reads the nomination at which the cursor stands, of a request of its own. False where
  /// it is to be read from a parsed text; a fault means the same, since where it stands is
  /// known only there.
  mutating func read(
    _ cursor: inout JSONCursor, into input: inout NominationInput
  ) throws(Fault) -> Bool {
    var fields = Fields()
    var seen = SeenMembers(Self.keys)
    var hasBegun = false
    /// Evidence that came before it was known whose it is.
    var skipped: JSONCursor.Place?
    let node = cursor.emptyNode()
    guard cursor.enterObject() else { return false }
    members: while true {
      switch cursor.nextMember(&seen) {
      case .other: return false
      case .end: break members
      case .key(let field) where field != Self.evidenceKey:
        guard let value = cursor.node() else { return false }
        fields[field] = value
      case .key:
        if seen.contains(all: Self.headKeys) {
          try begin(node, &fields, nil, AcceptedLate(), &input)
          hasBegun = true
          guard try evidence(&cursor, &input) else { return false }
        } else {
          skipped = cursor.place
          guard cursor.skipObject() else { return false }
        }
      }
    }
    guard seen.contains(all: Self.headKeys) else { return false }
    if hasBegun {
      // What may have come after it began.
      input.extensions = fields[16]
      input.achievement = fields[4]
    } else {
      try begin(node, &fields, nil, AcceptedLate(), &input)
    }
    if let skipped {
      let end = cursor.place
      cursor.go(to: skipped)
      guard try evidence(&cursor, &input) else { return false }
      cursor.go(to: end)
    }
    try times(&fields, nil, &input)
    try finish(&fields, nil, AcceptedLate(), &input)
    return true
  }

  private mutating func evidence(
    _ cursor: inout JSONCursor, _ input: inout NominationInput
  ) throws(Fault) -> Bool {
    try evidence(
      &cursor, input.plan, &input.facts.evidence, &input.evidenceNodes, &input.judgementNodes)
  }

  private mutating func evidence(
    _ cursor: inout JSONCursor, _ plan: AssessmentPlan, _ evidence: inout [Evidence],
    _ evidenceNodes: inout [JSONNode?], _ judgementNodes: inout [JSONNode?]
  ) throws(Fault) -> Bool {
    // A copy need not be in memory.
    var here = cursor
    defer { cursor = here }
    guard here.enterObject() else { return false }
    var known = evidence.mutableSpan
    var nodes = evidenceNodes.mutableSpan
    var judgements = judgementNodes.mutableSpan
    let keys = plan.criterionKeys.lookup
    let figureKeys = evidenceReader.rateKeys.figures
    /// Stands for what was read and says nothing to a supplement.
    let plain = JSONNode.emptyObject
    var isFirst = true
    var position = -1
    while true {
      switch here.nextMember(of: keys, isFirst: isFirst, expected: position &+ 1) {
      case .other: return false
      case .end: return true
      case .key(let place): position = place
      }
      isFirst = false
      // One that came before; what is not looked at, or not this nominee's, has no key.
      guard nodes[position] == nil else { return false }
      let type = plan.types[position]
      if type == .rate, let figure = here.figure(figureKeys) {
        switch figure {
        case .decimal(let percent):
          guard EvidenceReader.isPercentage(percent) else { return false }
          known[position].percent = percent
          known[position].parts = .percent
        case .counts(let numerator, let denominator):
          known[position].numerator = numerator
          known[position].denominator = denominator
          known[position].parts = [.numerator, .denominator]
        }
        nodes[position] = plain
      } else if type == .fact, let isTrue = here.plainBool() {
        known[position].isTrue = isTrue
        known[position].parts = .value
        nodes[position] = plain
      } else {
        guard case .criterion(let criterion) = plan.subjects[position], let value = here.node()
        else { return false }
        try evidenceReader.read(
          value, criterion: criterion, into: &known[position], previous: nil, judged: nil,
          registry)
        if known[position].parts.contains(.verdict) {
          judgements[position] = judgement(in: value, criterion)
        }
        nodes[position] = value
      }
    }
  }
}
