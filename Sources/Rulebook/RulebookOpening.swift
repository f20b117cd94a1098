import CRulebooks
import JSONText

extension Rulebook {
  /// Reads a rulebook. Throws its first problem; `faults(in:)` lists all.
  public convenience init(json text: [UInt8]) throws(Problem) {
    let read = RulebookText(text, checkingAlternatives: false)
    if let problem = read.problems.first { throw problem }
    self.init(
      read.parts, source: text,
      valuesInForce: read.parts.readings.map { $0.values.isEmpty ? -1 : $0.defaultValue })
  }

  /// Every problem of a rulebook's text, alternatives of its readings included;
  /// none where it is sound. The rulebook itself comes along where it can be used.
  public static func faults(in text: [UInt8]) -> (problems: [Problem], rulebook: Rulebook?) {
    let problems = RulebookText(text, checkingAlternatives: true).problems
    return (problems, problems.isEmpty ? try? Rulebook(json: text) : nil)
  }

  /// Ids of the rulebooks that come with the library.
  public static var builtInIds: [String] {
    var ids: [String] = []
    while let id = unsafe rulebook_file_at(ids.count).id {
      ids.append(unsafe String(cString: id))
    }
    return ids
  }

  /// Opens a rulebook that comes with the library, or throws `unknown-rulebook`.
  public static func builtIn(_ id: String) throws(Problem) -> Rulebook {
    let ids = builtInIds
    guard let index = ids.firstIndex(of: id) else {
      throw Problem(
        code: .unknownRulebook,
        message: Message(
          vi: "Không có văn bản quy định nào mang mã “\(id)”",
          en: "There is no rulebook “\(id)”"),
        expected: .oneOf(ids))
    }
    let file = unsafe rulebook_file_at(index)
    let text = unsafe Array(UnsafeBufferPointer(start: file.text, count: file.length))
    return try Rulebook(json: text)
  }

  /// The same rulebook with some readings overruled: pairs of indices of a reading
  /// and of one of its values. Throws where together they make it faulty.
  public func overruling(_ choices: [(reading: Int, value: Int)]) throws(Problem) -> Rulebook {
    var text = source
    var values = valuesInForce
    // A change of a whole list comes before a change inside it.
    let changed = choices.filter { valuesInForce[$0.reading] != $0.value }
    let ordered = changed.sorted { left, right in
      let (one, other) = (depth(of: left), depth(of: right))
      return one != other ? one < other : left.reading < right.reading
    }
    for choice in ordered {
      text = try RulebookText.choosing(readings[choice.reading].values[choice.value], in: text)
      values[choice.reading] = choice.value
    }
    let read = RulebookText(text, checkingAlternatives: false)
    if let problem = read.problems.first(where: { $0.code != .readingDefault }) { throw problem }
    return Rulebook(read.parts, source: source, valuesInForce: values)
  }

  private func depth(of choice: (reading: Int, value: Int)) -> Int {
    let changes = readings[choice.reading].values[choice.value].changes
    return changes.map { $0.path.utf8.count { $0 == UInt8(ascii: "/") } }.min() ?? 0
  }
}
