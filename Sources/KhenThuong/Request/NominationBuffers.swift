import Assessment
import JSONText

/// Arrays kept from one nomination to the next, so that reading one allocates
/// nothing.
struct NominationBuffers {
  private var evidence: [Evidence] = []
  private var documents: [DocumentState] = []
  private var evidenceNodes: [JSONNode?] = []
  private var judgementNodes: [JSONNode?] = []
  private var documentNodes: [JSONNode?] = []
  /// For each key seen the pass in which it was; see `firstTime`.
  private var seen: [UInt32] = []
  private var pass: UInt32 = 0

  mutating func takeEvidence(_ count: Int) -> [Evidence] {
    Self.take(&evidence, count, of: Evidence())
  }

  mutating func takeDocuments(_ count: Int) -> [DocumentState] {
    Self.take(&documents, count, of: DocumentState())
  }

  mutating func takeEvidenceNodes(_ count: Int) -> [JSONNode?] {
    Self.take(&evidenceNodes, count, of: nil)
  }

  mutating func takeJudgementNodes(_ count: Int) -> [JSONNode?] {
    Self.take(&judgementNodes, count, of: nil)
  }

  mutating func takeDocumentNodes(_ count: Int) -> [JSONNode?] {
    Self.take(&documentNodes, count, of: nil)
  }

  /// The array kept, made `count` times `element`. Of the right length already, as it
  /// is where nominations are of one plan, it is only overwritten.
  @inline(__always)
  private static func take<Element>(
    _ kept: inout [Element], _ count: Int, of element: Element
  ) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &kept)
    if taken.count == count {
      var elements = taken.mutableSpan
      elements.update(repeating: element)
    } else {
      taken.removeAll(keepingCapacity: true)
      for _ in 0..<count { taken.append(element) }
    }
    return taken
  }

  /// Gives a nomination's arrays back once it is done with.
  mutating func recycle(_ input: inout NominationInput) {
    swap(&evidence, &input.facts.evidence)
    swap(&documents, &input.facts.documents)
    swap(&evidenceNodes, &input.evidenceNodes)
    swap(&judgementNodes, &input.judgementNodes)
    swap(&documentNodes, &input.documentNodes)
  }

  /// Begins to note which of `count` keys one object has.
  mutating func beginPass(_ count: Int) {
    if seen.count < count { seen += [UInt32](repeating: 0, count: count - seen.count) }
    if pass == .max {
      for index in seen.indices { seen[index] = 0 }
      pass = 0
    }
    pass &+= 1
  }

  /// Whether the key comes for the first time in this pass.
  mutating func firstTime(_ key: Int) -> Bool {
    guard seen[key] != pass else { return false }
    seen[key] = pass
    return true
  }
}
