import Assessment
import JSONText
import Rulebook

/// Reads the papers of a dossier.
struct DocumentReader {
  private static let keys = KeyTable([
    "form", "originals", "confirmed", "electronicallySigned", "equivalent", "signed", "listed",
    "reference", "date",
  ])

  let rulebook: Rulebook
  /// No paper may be dated later.
  let today: CalendarDate

  /// Reads papers by their ids and hands each to `body`. The submission's papers
  /// and the nominee's are given apart.
  func read(
    _ node: JSONNode, ofSubmission: Bool, _ body: (Int, DocumentState, JSONNode) -> Void
  ) throws(Fault) {
    var members = try node.members()
    var seen = Set<Int>()
    while let member = members.next() {
      guard let document = rulebook.documentKeys.index(of: member.key),
        rulebook.documents[document].belongsToSubmission == ofSubmission
      else {
        let names = rulebook.documents.filter { $0.belongsToSubmission == ofSubmission }.map(\.id)
        throw member.key.keyFault(
          .unknownDocument,
          Message(
            vi: "Không có giấy tờ \(member.key.excerpt) ở đây",
            en: "There is no paper \(member.key.excerpt) here"),
          expected: .oneOf(names))
      }
      guard seen.insert(document).inserted else { throw member.key.duplicateKey() }
      body(document, try state(member.value, document), member.value)
    }
  }

  private func state(_ node: JSONNode, _ document: Int) throws(Fault) -> DocumentState {
    var state = DocumentState()
    state.isGiven = true
    var reader = try FieldReader(node, Self.keys)
    while let field = try reader.next() {
      let value = field.value
      switch field.index {
      case 0:
        let form = try value.string()
        state.hasForm = true
        state.isPrescribedForm = form == rulebook.documents[document].form
      case 1: state.originals = try value.integer(in: 0...1_000_000)
      case 2: state.confirmed = try value.bool()
      case 3: state.electronicallySigned = try value.bool()
      case 4: state.isEquivalent = try value.bool()
      case 5: state.signed = try value.bool()
      case 6:
        var elements = try value.elements(maxItems: RequestLimits.maxNominations)
        while let element = elements.next() { try element.requireIdentifier() }
      case 7: try value.requireString()
      default:
        let date = try value.date()
        guard date <= today else { throw value.afterAsOf() }
        state.date = date
      }
    }
    return state
  }
}
