import CaseSupport

/// A Swift file of the product.
struct SourceFile: Sendable {
  let path: String
  let raw: String

  var text: SwiftText { SwiftText(raw) }

  /// The module it belongs to: the folder below `Sources`.
  var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }

  static func all() throws -> [SourceFile] {
    let paths = try Repository.files(below: "Sources").filter { $0.hasSuffix(".swift") }
    guard !paths.isEmpty else { throw JSONError("there are no sources") }
    return try paths.map { SourceFile(path: $0, raw: try Repository.text(of: $0)) }
  }
}
