/// Holds values against what a case expects, by the rules of `Tests/Cases/README.md`.
public struct Matcher {
  /// The rulebook after its patch, for `$pointer`.
  let rulebook: JSON

  public init(rulebook: JSON) {
    self.rulebook = rulebook
  }

  /// What differs, a line for each place; none where the value matches.
  public func differences(_ value: JSON?, from expected: JSON, at path: String = "") -> [String] {
    if let members = expected.members, members.contains(where: { $0.key.hasPrefix("$") }) {
      return members.flatMap { matcher($0.key, $0.value, value, path) }
    }
    guard let value else { return [line(path, expected, nil)] }
    switch (expected, value) {
    case (.object(let members), .object):
      return members.flatMap {
        differences(value[$0.key], from: $0.value, at: "\(path)/\($0.key)")
      }
    case (.array(let wanted), .array(let found)):
      guard wanted.count == found.count else {
        return ["\(path): \(wanted.count) elements expected, got \(found.count): \(short(value))"]
      }
      return wanted.indices.flatMap {
        differences(found[$0], from: wanted[$0], at: "\(path)/\($0)")
      }
    default:
      return value.isSame(as: expected) ? [] : [line(path, expected, value)]
    }
  }

  private func matcher(
    _ name: String, _ argument: JSON, _ value: JSON?, _ path: String
  ) -> [String] {
    func fits(_ element: JSON, _ partial: JSON) -> Bool {
      differences(element, from: partial).isEmpty
    }
    switch name {
    case "$contains":
      guard let found = value?.elements else { return [line(path, argument, value)] }
      return (argument.elements ?? []).compactMap { partial in
        found.contains { fits($0, partial) }
          ? nil : "\(path): no element matches \(short(partial)); got \(short(.array(found)))"
      }
    case "$none":
      guard let value else { return [] }
      guard let found = value.elements else { return [line(path, argument, value)] }
      return found.filter { fits($0, argument) }.map { "\(path): must not be there: \(short($0))" }
    case "$length":
      let count = value?.elements?.count
      return count != nil && count == argument.integer
        ? [] : ["\(path): \(argument.json) elements expected, got \(short(value))"]
    case "$absent":
      return (value == nil) == (argument.flag == true)
        ? [] : ["\(path): \(argument.flag == true ? "not expected" : "expected"): \(short(value))"]
    case "$pointer":
      guard let text = argument.text, let pointer = try? rulebook.pointer(of: text) else {
        return ["\(path): cannot resolve \(argument.json)"]
      }
      return differences(value, from: .string(pointer), at: path)
    default:
      return ["\(path): there is no matcher \(name)"]
    }
  }

  private func line(_ path: String, _ expected: JSON, _ value: JSON?) -> String {
    "\(path): expected \(short(expected)), got \(short(value))"
  }

  private func short(_ value: JSON?) -> String {
    guard let text = value?.json else { return "nothing" }
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}

extension JSON {
  /// Whether two values that are no containers are equal; numbers by value.
  func isSame(as other: JSON) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.number(let left), .number(let right)): Self.plain(left) == Self.plain(right)
    default: false
    }
  }

  /// A number's text without zeros that say nothing; exponents stand as they are.
  private static func plain(_ number: String) -> String {
    guard number.contains("."), !number.contains(where: { $0 == "e" || $0 == "E" }) else {
      return number
    }
    var text = number
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
