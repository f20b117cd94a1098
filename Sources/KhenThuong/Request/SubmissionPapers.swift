import Assessment
import JSONText
import Rulebook

/// The letter and the minutes of a submission, and what supplements brought, read
/// once for all its nominations.
struct SubmissionPapers {
  struct Paper {
    /// Index of the rulebook's document.
    let document: Int
    let state: DocumentState
    let node: JSONNode
  }

  struct Supplement {
    let id: String
    let on: Instant
    let papers: [Paper]
  }

  private(set) var papers: [Paper] = []
  private(set) var supplements: [Supplement] = []

  init() {}

  /// - Parameters:
  ///   - documents: the papers handed in at first.
  ///   - supplements: the list of what came later.
  init(
    documents: JSONNode?, supplements list: JSONNode?, reader: DocumentReader, asOf: Instant
  ) throws(Fault) {
    if let documents { papers = try Self.read(documents, reader) }
    guard let list else { return }
    var elements = try list.elements(maxItems: RequestLimits.maxSupplements)
    var ids = Set<String>()
    while let element = elements.next() {
      let supplement = try SupplementInput(
        element, ofSubmission: true, in: reader.rulebook.zone, asOf)
      guard ids.insert(supplement.id).inserted else {
        throw (element.member("id") ?? element).fault(
          .duplicateId,
          Message(
            vi: "Mã bổ sung “\(supplement.id)” có hai lần",
            en: "The supplement id “\(supplement.id)” stands twice"))
      }
      let papers = try supplement.documents.map { node throws(Fault) in
        try Self.read(node, reader)
      }
      supplements.append(
        Supplement(id: supplement.id, on: supplement.on, papers: papers ?? []))
    }
  }

  private static func read(_ node: JSONNode, _ reader: DocumentReader) throws(Fault) -> [Paper] {
    var papers: [Paper] = []
    try reader.read(node, ofSubmission: true) { document, state, node in
      papers.append(Paper(document: document, state: state, node: node))
    }
    return papers
  }

  func has(supplement id: String) -> Bool {
    supplements.contains { $0.id == id }
  }
}
