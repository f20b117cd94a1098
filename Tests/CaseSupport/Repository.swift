import Foundation

/// Files of the repository that the tests stand in.
public enum Repository {
  /// Found from where this file was compiled, so that tests run from anywhere.
  public static let root: String = {
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(3).joined(separator: "/")
  }()

  /// Names in a folder, sorted.
  public static func entries(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
  }

  /// Paths of all files below a folder, sorted.
  public static func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").sorted()
      .map { "\(folder)/\($0)" }
  }

  public static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else {
      throw JSONError("cannot read \(path)")
    }
    return Array(data)
  }

  public static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  public static func json(_ path: String) throws -> JSON {
    do {
      return try JSON(parsing: try bytes(of: path))
    } catch {
      throw JSONError("\(path): \(error)")
    }
  }
}
