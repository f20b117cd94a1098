import Foundation

/// A case of `Tests/Cases` with bases, patches and templates applied.
public struct SharedCase: Sendable {
  public let name: String
  public let why: String
  public let operation: String
  public let clauses: [Int]
  public let status: Int32
  public let expect: JSON
  /// Id of the built-in rulebook.
  public let rulebookId: String
  /// The text of the caller's own rulebook, where the case has one.
  public let ownRulebook: [UInt8]?
  /// The rulebook in use as a tree; `null` where there is none by that id.
  public let rulebook: JSON
  /// The request's bytes; the options of `assessLines`.
  public let request: [UInt8]
  /// The input of `assessLines`.
  public let lines: [UInt8]
  /// Of `verify`: the operation whose response is verified; nil for `earlier`.
  public let verifies: String?
  /// Of `verify`: the text that is verified, where it is not a response of its own.
  public let earlier: [UInt8]
  private let data: JSON

  init(_ data: JSON, bases: JSON, nominations: JSON) throws {
    name = try Self.text("name", of: data)
    why = try Self.text("why", of: data)
    operation = try Self.text("operation", of: data)
    clauses = (data["clauses"]?.elements ?? []).compactMap(\.integer)
    status = Int32(data["status"]?.integer ?? 0)
    guard let expect = data["expect"] else { throw JSONError("\(name) expects nothing") }
    self.expect = expect
    rulebookId = data["rulebook"]?.text ?? Rulebooks.defaultId
    let builtIn = try Rulebooks.all.get()[rulebookId]
    let patched = try data["rulebookPatch"].map {
      try (builtIn ?? .null).applying(rulebookPatch: $0)
    }
    rulebook = patched ?? builtIn ?? .null
    ownRulebook = operation == "check" ? nil : patched?.bytes
    request = try Self.request(of: data, bases, nominations, rulebook: rulebook)
    lines = try Self.lines(of: data, nominations)
    verifies = data["verifies"]?.text
    earlier = Array((data["earlier"]?.text ?? "").utf8)
    self.data = data
  }

  /// A text with the changes listed under a key, each where it first occurs.
  public func mutated(_ text: [UInt8], _ key: String) throws -> [UInt8] {
    try (data[key]?.elements ?? []).reduce(text) { text, change in
      let (old, new) = (Array((change["replace"]?.text ?? "").utf8), change["by"]?.text ?? "")
      guard !old.isEmpty, let range = text.firstRange(of: old) else {
        throw JSONError("\(name): no \(change["replace"]?.text ?? "") to replace")
      }
      return text[..<range.lowerBound] + Array(new.utf8) + text[range.upperBound...]
    }
  }

  private static func text(_ key: String, of data: JSON) throws -> String {
    guard let text = data[key]?.text else { throw JSONError("no \(key): \(data.json.prefix(200))") }
    return text
  }

  private static func request(
    of data: JSON, _ bases: JSON, _ nominations: JSON, rulebook: JSON
  ) throws -> [UInt8] {
    if let text = data["requestText"]?.text { return Array(text.utf8) }
    if let text = data["requestBase64"]?.text {
      guard let bytes = Data(base64Encoded: text) else { throw JSONError("bad base64: \(text)") }
      return Array(bytes)
    }
    if let options = data["options"] {
      return try options.text.map { Array($0.utf8) } ?? options.expanded(with: nominations).bytes
    }
    if let name = data["base"]?.text {
      guard let base = bases[name] else { throw JSONError("there is no base \(name)") }
      let patch = try (data["patch"] ?? .object([])).expanded(with: nominations)
      return try base.expanded(with: nominations).merged(with: patch).bytes
    }
    if let request = data["request"] { return try request.expanded(with: nominations).bytes }
    guard data["operation"]?.text == "check" else { throw JSONError("no request: \(data.json)") }
    return rulebook.bytes
  }

  private static func lines(of data: JSON, _ nominations: JSON) throws -> [UInt8] {
    guard let lines = data["lines"]?.elements, !lines.isEmpty else { return [] }
    let end = data["lineEnd"]?.text ?? "\n"
    let texts = try lines.map { try $0.text ?? $0.expanded(with: nominations).json }
    let last = data["lastLineEnd"]?.flag == false ? "" : end
    return Array((texts.joined(separator: end) + last).utf8)
  }
}

extension SharedCase: CustomStringConvertible {
  public var description: String { name }
}

// MARK: - Loading

extension SharedCase {
  /// Every case, in the order of its file and place.
  public static let all = Result { try load() }

  /// The cases of one operation.
  public static func of(_ operation: String) throws -> [SharedCase] {
    try all.get().filter { $0.operation == operation }
  }

  private static func load() throws -> [SharedCase] {
    var cases: [SharedCase] = []
    for folder in try Repository.entries(of: "Tests/Cases") {
      let files = (try? Repository.entries(of: "Tests/Cases/\(folder)")) ?? []
      let shared = files.contains("bases.json") ? try bases(of: folder) : .object([])
      for file in files where file.hasSuffix(".json") && file != "bases.json" {
        let path = "Tests/Cases/\(folder)/\(file)"
        for data in try Repository.json(path)["cases"]?.elements ?? [] {
          do {
            cases.append(
              try SharedCase(
                data, bases: shared["bases"] ?? .object([]),
                nominations: shared["nominations"] ?? .object([])))
          } catch {
            throw JSONError("\(path), \(data["name"]?.text ?? "?"): \(error)")
          }
        }
      }
    }
    return cases
  }

  /// The bases and templates of an operation.
  public static func bases(of operation: String) throws -> JSON {
    try Repository.json("Tests/Cases/\(operation)/bases.json")
  }
}

/// The built-in rulebooks as trees, read from their files.
public enum Rulebooks {
  public static let defaultId = "thanh-hoa-2024"

  public static let all = Result { () throws -> [String: JSON] in
    var rulebooks: [String: JSON] = [:]
    let folder = "Sources/CRulebooks/rulebooks"
    for file in try Repository.entries(of: folder) where file.hasSuffix(".json") {
      let rulebook = try Repository.json("\(folder)/\(file)")
      if let id = rulebook["id"]?.text { rulebooks[id] = rulebook }
    }
    return rulebooks
  }

  /// The one that decides when a case does not say otherwise.
  public static func standard() throws -> JSON {
    guard let rulebook = try all.get()[defaultId] else { throw JSONError("no \(defaultId)") }
    return rulebook
  }
}
