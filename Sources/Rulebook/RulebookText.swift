import JSONText

/// A rulebook's text with what reading it brought.
struct RulebookText {
  let parts: RulebookParts
  /// Every fault, in the order in which they were found; empty for a sound one.
  let problems: [Problem]

  /// Reads a rulebook. The text that is not JSON is one problem.
  init(_ text: [UInt8], checkingAlternatives: Bool) {
    do {
      let (parts, problems) = try JSONParser().withDocument(
        text, maxBytes: RulebookLimits.maxBytes, maxDepth: JSONLimits.maxDepth
      ) { document throws(Fault) in
        let faults = FaultCollector()
        var reader = RulebookReader(faults: faults)
        reader.read(document.root)
        if faults.faults.isEmpty {
          RulebookChecker(parts: reader.parts, root: document.root, faults: faults)
            .check(text: checkingAlternatives ? text : nil)
        }
        return (
          reader.parts,
          faults.faults.prefix(RulebookLimits.maxFaults).map { document.problem($0) }
        )
      }
      self.parts = parts
      self.problems = problems
    } catch {
      parts = RulebookParts()
      problems = [error]
    }
  }

  /// The text with one value of a reading chosen: what its changes list is set.
  static func choosing(_ value: Reading.Value, in text: [UInt8]) throws(Problem) -> [UInt8] {
    try JSONParser().withDocument(
      text, maxBytes: RulebookLimits.maxBytes, maxDepth: JSONLimits.maxDepth
    ) { document throws(Fault) in
      var splices: [(start: Int, end: Int, value: String)] = []
      for change in value.changes {
        guard let node = RulebookPath.resolve(change.path, in: document.root) else {
          throw RulebookChecker.unresolved(change)
        }
        let start = node.byteOffset
        splices.append((start, start + node.rawText.utf8.count, change.value))
      }
      splices.sort { $0.start < $1.start }
      var result: [UInt8] = []
      var position = 0
      for splice in splices {
        // Of changes inside one another the outer one holds.
        guard splice.start >= position else { continue }
        result += text[position..<splice.start]
        result += splice.value.utf8
        position = splice.end
      }
      return result + text[position...]
    }
  }
}

public enum RulebookLimits {
  /// Most bytes of a rulebook.
  public static let maxBytes = 16_777_216
  /// Most elements of a list of it.
  public static let maxListItems = 1_000
  /// Most categories, award forms and roles, each.
  public static let maxKinds = 64
  /// Most values of a status.
  public static let maxStatusValues = 200
  /// Most faults that are listed.
  public static let maxFaults = 1_000
}
