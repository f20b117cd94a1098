import Assessment
import JSONText

/// Arrays kept from one nomination to the next, so that reading one allocates
/// nothing.
struct NominationBuffers {
  private var evidence: [Evidence] = []
  private var documents: [DocumentState] = []
  private var nodes: [[JSONNode?]] = []
  /// For each key seen the pass in which it was; see `firstTime`.
  private var seen: [UInt32] = []
  private var pass: UInt32 = 0

  mutating func takeEvidence(_ count: Int) -> [Evidence] {
    var taken = evidence
    evidence = []
    taken.reset(to: Evidence(), count: count)
    return taken
  }

  mutating func takeDocuments(_ count: Int) -> [DocumentState] {
    var taken = documents
    documents = []
    taken.reset(to: DocumentState(), count: count)
    return taken
  }

  mutating func takeNodes(_ count: Int) -> [JSONNode?] {
    var taken = nodes.popLast() ?? []
    taken.reset(to: nil, count: count)
    return taken
  }

  /// Gives a nomination's arrays back once it is done with.
  mutating func recycle(_ input: inout NominationInput) {
    evidence = input.facts.evidence
    input.facts.evidence = []
    documents = input.facts.documents
    input.facts.documents = []
    guard nodes.count < 3 else { return }
    nodes.append(input.evidenceNodes)
    input.evidenceNodes = []
    nodes.append(input.judgementNodes)
    input.judgementNodes = []
    nodes.append(input.documentNodes)
    input.documentNodes = []
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

extension Array {
  /// Makes it `count` times `element` and keeps its memory. Of the right length
  /// already, as it is where nominations are of one plan, it is only overwritten.
  @inline(__always)
  fileprivate mutating func reset(to element: Element, count: Int) {
    if self.count == count {
      var elements = mutableSpan
      elements.update(repeating: element)
    } else {
      removeAll(keepingCapacity: true)
      for _ in 0..<count { append(element) }
    }
  }
}
