/// A Swift source taken apart as far as these tests need: code, string literals and
/// comments told from each other.
struct SwiftText {
  struct Literal {
    let text: String
    let line: Int
  }

  /// The code line by line, comments and the insides of literals left out.
  private(set) var code: [String] = [""]
  /// Plain literals, and the pieces of those with interpolations between them.
  private(set) var literals: [Literal] = []

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    readCode(untilParenthesis: false)
  }

  private func at(_ text: StaticString) -> Bool {
    var place = position
    for scalar in String(describing: text).unicodeScalars {
      guard place < scalars.count, scalars[place] == scalar else { return false }
      place += 1
    }
    return true
  }

  /// Notes a character of code, or of what is left out of it.
  private mutating func advance(keeping: Bool) {
    let scalar = scalars[position]
    position += 1
    if scalar == "\n" {
      code.append("")
    } else if keeping {
      code[code.count - 1].unicodeScalars.append(scalar)
    }
  }

  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while position < scalars.count {
      if at("//") {
        while position < scalars.count, scalars[position] != "\n" { advance(keeping: false) }
      } else if at("/*") {
        while position < scalars.count, !at("*/") { advance(keeping: false) }
      } else if scalars[position] == "\"" || at("#\"") || at("##\"") {
        readLiteral()
      } else {
        if scalars[position] == "(" { depth += 1 }
        if scalars[position] == ")" {
          depth -= 1
          if untilParenthesis, depth < 0 {
            position += 1
            return
          }
        }
        advance(keeping: true)
      }
    }
  }

  private mutating func readLiteral() {
    var hashes = 0
    while scalars[position] == "#" {
      hashes += 1
      position += 1
    }
    let isLong = at("\"\"\"")
    position += isLong ? 3 : 1
    code[code.count - 1] += "\"\""
    var text = ""
    var line = code.count
    func isEnd(_ start: Int) -> Bool {
      let end =
        [Unicode.Scalar](
          repeating: "\"", count: isLong ? 3 : 1) + [Unicode.Scalar](repeating: "#", count: hashes)
      return start + end.count <= scalars.count
        && Array(scalars[start..<start + end.count]) == end
    }
    while position < scalars.count {
      if isEnd(position) {
        position += (isLong ? 3 : 1) + hashes
        break
      }
      if scalars[position] == "\\", hashes == 0, position + 1 < scalars.count {
        if scalars[position + 1] == "(" {
          literals.append(Literal(text: text, line: line))
          text = ""
          position += 2
          readCode(untilParenthesis: true)
          line = code.count
          continue
        }
        position += 1
      }
      text.unicodeScalars.append(scalars[position])
      advance(keeping: false)
    }
    literals.append(Literal(text: text, line: line))
  }
}
