import CSimdJSON

/// One parsed text.
///
/// Valid until the parser's next parse and while the text lives.
@safe public struct JSONDocument {
  let text: UnsafeRawBufferPointer
  let start: UnsafePointer<UInt8>
  let tokens: UnsafePointer<ksj_token>
  let tokenCount: Int
  let finder: PlaceFinder

  /// The value that the text is.
  public var root: JSONNode {
    unsafe JSONNode(text: start, tokens: tokens, index: 0)
  }

  /// Number of bytes of the text.
  public var byteCount: Int { unsafe text.count }

  /// The fault with its place worked out, looked for from the root.
  public func problem(_ fault: Fault) -> Problem {
    problem(fault, in: root, pointer: "")
  }

  /// The fault with its place worked out, looked for from `node`, whose own
  /// pointer is `pointer`.
  ///
  /// Where the fault is not inside `node` it is looked for from the root.
  public func problem(_ fault: Fault, in node: JSONNode, pointer: String) -> Problem {
    let target: Int32
    let isKey: Bool
    switch fault.spot {
    case .value(let index): (target, isKey) = (index, false)
    case .key(let index): (target, isKey) = (index, true)
    case .offset(let offset):
      return problem(fault, pointer: pointer, offset: min(max(offset, 0), byteCount))
    }
    guard target >= 0 && Int(target) < tokenCount else {
      return problem(fault, pointer: pointer, offset: 0)
    }
    let spot = unsafe JSONNode(text: node.text, tokens: tokens, index: target)
    let path: String
    if target >= node.index && target < node.nextIndex {
      path = pointer + relativePointer(from: node, to: target, isKey: isKey)
    } else {
      path = relativePointer(from: root, to: target, isKey: isKey)
    }
    return problem(fault, pointer: path, offset: spot.byteOffset)
  }

  /// JSON Pointer of a value.
  public func pointer(of node: JSONNode) -> String {
    relativePointer(from: root, to: node.index, isKey: false)
  }

  /// Line and column, both from 1, of a byte offset; the column in Unicode
  /// scalars.
  public func place(of byteOffset: Int) -> (line: Int, column: Int) {
    unsafe finder.place(of: byteOffset, in: text)
  }

  private func problem(_ fault: Fault, pointer: String, offset: Int) -> Problem {
    let (line, column) = unsafe finder.place(of: offset, in: text)
    return Problem(
      code: fault.code, message: fault.message, expected: fault.expected, pointer: pointer,
      line: line, column: column, byteOffset: offset)
  }

  /// The steps from `node` down to the token `target` inside it.
  private func relativePointer(from node: JSONNode, to target: Int32, isKey: Bool) -> String {
    var path = ""
    var here = node
    while here.index < target {
      var found: JSONNode?
      switch here.kind {
      case .object:
        var members = JSONMembers(here)
        while let member = members.next() {
          guard target < member.value.nextIndex else { continue }
          path += "/" + JSONPointer.escaped(member.key.unescaped)
          if target == member.key.index { return path }
          found = member.value
          break
        }
      case .array:
        var elements = JSONElements(here)
        var position = 0
        while let element = elements.next() {
          if target < element.nextIndex {
            path += "/\(position)"
            found = element
            break
          }
          position += 1
        }
      default:
        break
      }
      guard let inner = found else { return path }
      here = inner
    }
    return path
  }
}

/// JSON Pointer (RFC 6901).
public enum JSONPointer {
  /// A key as a step of a pointer: `~` becomes `~0`, `/` becomes `~1`.
  public static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return key }
    var result = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
