import CaseSupport

/// A Swift file of the product.
struct SourceFile: Sendable {
  let path: String
  let raw: String

  /// The same without what is no code.
  let text: SwiftText

  init(path: String, raw: String) {
    self.path = path
    self.raw = raw
    text = SwiftText(raw)
  }

  /// The module it belongs to: the folder below `Sources`.
  var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }

  /// All of them, read once for all tests.
  static func all() throws -> [SourceFile] { try files.get() }

  private static let files = Result { try read() }

  private static func read() throws -> [SourceFile] {
    let paths = try Repository.files(below: "Sources").filter { $0.hasSuffix(".swift") }
    guard !paths.isEmpty else { throw JSONError("there are no sources") }
    return try paths.map { SourceFile(path: $0, raw: try Repository.text(of: $0)) }
  }
}
