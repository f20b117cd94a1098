import JSONText

/// Reads and faults that requests share.
extension JSONNode {
  /// The version of the formats, which is 1.
  func schemaVersion() throws(Fault) {
    let version = try integer(in: Int64.min...Int64.max)
    guard version == 1 else { throw noSuchValue(String(version), among: ["1"]) }
  }

  /// One of an enumeration's values, or `bad-value` (or the code given).
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ code: ProblemCode = .badValue
  ) throws(Fault) -> Choice where Choice.RawValue == String {
    let text = try string()
    for choice in Choice.allCases where choice.rawValue == text { return choice }
    throw noSuchValue(text, among: Choice.allCases.map(\.rawValue), code)
  }

  func noSuchValue(
    _ text: String, among names: [String], _ code: ProblemCode = .badValue
  ) -> Fault {
    let list = names.joined(separator: ", ")
    return fault(
      code, Message(vi: "Không có giá trị “\(text)”", en: "There is no value “\(text)”"),
      expected: Message(vi: "một trong: \(list)", en: "one of: \(list)"))
  }

  /// An id of the host's: a string that is not empty.
  func identifier() throws(Fault) -> String {
    let text = try string()
    guard !text.isEmpty else {
      throw fault(.badValue, Message(vi: "Mã để trống", en: "The id is empty"))
    }
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
