import JSONText

/// Reads and faults that requests share.
extension JSONNode {
  /// The version of the formats, which is 1.
  func schemaVersion() throws(Fault) {
    let version = try integer(in: Int64.min...Int64.max)
    guard version == 1 else { throw noValue(among: ["1"], .badValue) }
  }

  /// One of an enumeration's values, or `bad-value` (or the code given).
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ code: ProblemCode = .badValue
  ) throws(Fault) -> Choice where Choice.RawValue == String {
    let text = try string()
    for choice in Choice.allCases where choice.rawValue == text { return choice }
    throw noSuchValue(among: Choice.allCases.map(\.rawValue), code)
  }

  /// A fault at a text that is none of the names; at anything else, that it is no text.
  func noSuchValue(among names: [String], _ code: ProblemCode = .badValue) -> Fault {
    guard kind == .string else { return wrongType(JSONKind.string.name) }
    return noValue(among: names, code)
  }

  private func noValue(among names: [String], _ code: ProblemCode) -> Fault {
    fault(
      code, Message(vi: "Không có giá trị \(excerpt)", en: "There is no value \(excerpt)"),
      expected: .oneOf(names))
  }

  /// Checks for an id, without making a text of it.
  func requireIdentifier() throws(Fault) {
    try requireString(maxBytes: JSONLimits.maxIdBytes)
    guard !isEmptyString else { throw emptyIdentifier() }
  }

  private func emptyIdentifier() -> Fault {
    fault(.badValue, Message(vi: "Mã để trống", en: "The id is empty"))
  }

  /// An id of the host's: a string that is not empty.
  func identifier() throws(Fault) -> String {
    let text = try string(maxBytes: JSONLimits.maxIdBytes)
    guard !text.isEmpty else { throw emptyIdentifier() }
    return text
  }

  func afterAsOf() -> Fault {
    fault(
      .dateOrder,
      Message(vi: "Ngày này sau thời điểm xét (asOf)", en: "This date is after asOf"),
      expected: Message(
        vi: "ngày không sau thời điểm xét", en: "a date not after the moment of deciding"))
  }

  /// Throws where a key stands twice in this object or in one within it; what the host
  /// put under `extensions` is its own. To be asked of what is not read to its end.
  func requireDistinctKeysWithin() throws(Fault) {
    switch kind {
    case .object:
      try requireDistinctKeys()
      var members = try members()
      while let member = members.next() {
        if member.key.equals("extensions") { continue }
        try member.value.requireDistinctKeysWithin()
      }
    case .array:
      var elements = try elements()
      while let element = elements.next() { try element.requireDistinctKeysWithin() }
    default: break
    }
  }

  /// A member of an object by name, for messages and output.
  func member(_ name: String) -> JSONNode? {
    guard var members = try? members() else { return nil }
    while let member = members.next() {
      if member.key.equals(name) { return member.value }
    }
    return nil
  }

  func suppliedTwice() -> Fault {
    fault(
      .duplicateSupply,
      Message(
        vi: "Nội dung này đã có trong hồ sơ; bổ sung chỉ điền chỗ còn trống",
        en: "The dossier has this already; a supplement only fills what is open"))
  }
}
