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
    var fields = Fields(repeating: nil)
    var seen = SeenMembers()
    var hasBegun = false
    /// Evidence that came before it was known whose it is.
    var skipped: JSONCursor.Place?
    let node = cursor.emptyNode(at: cursor.byteOffset)
    guard cursor.enterObject() else { return false }
    members: while true {
      switch cursor.nextMember(of: Self.keys, &seen) {
      case .other: return false
      case .end: break members
      case .key(let field) where field != Self.evidenceKey:
        guard let value = cursor.node() else { return false }
        fields[field] = value
      case .key:
        if seen.contains(all: Self.headKeys) {
          try begin(node, fields, nil, AcceptedLate(), &input)
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
      try begin(node, fields, nil, AcceptedLate(), &input)
    }
    if let skipped {
      let end = cursor.place
      cursor.go(to: skipped)
      guard try evidence(&cursor, &input) else { return false }
      cursor.go(to: end)
    }
    try times(fields, nil, &input)
    try finish(fields, nil, AcceptedLate(), &input)
    return true
  }

  private mutating func evidence(
    _ cursor: inout JSONCursor, _ input: inout NominationInput
  ) throws(Fault) -> Bool {
    try evidence(
      &cursor, input.plan, &input.facts.evidence, &input.evidenceNodes, &input.judgementNodes)
  }

  private func evidence(
    _ cursor: inout JSONCursor, _ plan: AssessmentPlan, _ evidence: inout [Evidence],
    _ evidenceNodes: inout [JSONNode?], _ judgementNodes: inout [JSONNode?]
  ) throws(Fault) -> Bool {
    guard cursor.enterObject() else { return false }
    let keys = rulebook.criterionKeys
    var known = evidence.mutableSpan
    var nodes = evidenceNodes.mutableSpan
    var judgements = judgementNodes.mutableSpan
    var isFirst = true
    var expected = 0
    while true {
      let criterion: Int
      switch cursor.nextMember(of: keys, isFirst: isFirst, expected: expected) {
      case .other: return false
      case .end: return true
      case .key(let place): criterion = place
      }
      isFirst = false
      expected = criterion &+ 1
      let position = plan.position[criterion]
      // One that is not looked at, or not this nominee's, or there already.
      guard position >= 0, nodes[position] == nil else { return false }
      let start = cursor.byteOffset
      if evidenceReader.readPlain(&cursor, plan.types[position], into: &known[position]) {
        nodes[position] = cursor.emptyNode(at: start)
        continue
      }
      guard let value = cursor.node() else { return false }
      try evidenceReader.read(
        value, criterion: criterion, into: &known[position], previous: nil, judged: nil, registry)
      if known[position].parts.contains(.verdict) {
        judgements[position] = judgement(in: value, criterion)
      }
      nodes[position] = value
    }
  }
}
