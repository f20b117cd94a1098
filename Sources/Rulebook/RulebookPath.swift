import JSONText

/// Finds values of a rulebook's text by JSON Pointer, in which an element of an
/// array may be named by its id as well as by its index.
enum RulebookPath {
  static func resolve(_ path: String, in root: JSONNode) -> JSONNode? {
    guard path.hasPrefix("/") else { return path.isEmpty ? root : nil }
    var node = root
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let name = unescaped(part)
      guard let next = child(name, of: node) else { return nil }
      node = next
    }
    return node
  }

  private static func unescaped(_ part: Substring) -> String {
    var result = ""
    var afterTilde = false
    for character in part.unicodeScalars {
      if afterTilde {
        result.unicodeScalars.append(character == "0" ? "~" : character == "1" ? "/" : character)
        afterTilde = false
      } else if character == "~" {
        afterTilde = true
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func child(_ name: String, of node: JSONNode) -> JSONNode? {
    switch node.kind {
    case .object:
      return member(name, of: node)
    case .array:
      guard var elements = try? node.elements() else { return nil }
      let wanted = Int(name)
      var index = 0
      while let element = elements.next() {
        if index == wanted { return element }
        if let id = member("id", of: element), id.equals(name) { return element }
        index += 1
      }
      return nil
    default:
      return nil
    }
  }

  static func member(_ name: String, of node: JSONNode) -> JSONNode? {
    guard var members = try? node.members() else { return nil }
    while let member = members.next() {
      if member.key.equals(name) { return member.value }
    }
    return nil
  }
}
