import JSONText

/// A response made before, as it was kept.
struct EarlierResponse {
  let text: JSONInput

  /// Runs `body` on the JSON text that carries the receipt: the whole response, or a
  /// batch's last line. Places of faults are those in the whole.
  func withReceipt<Result>(
    ofBatch isBatch: Bool, _ parser: JSONParser, _ body: (JSONNode) throws(Fault) -> Result
  ) throws(Problem) -> (Result, byteOffset: Int) {
    let (byteOffset, line) = isBatch ? text.lastLine : (0, text)
    do throws(Problem) {
      let document = try parse(line, parser)
      do throws(Fault) {
        return (try body(document.root), byteOffset)
      } catch {
        throw document.problem(error)
      }
    } catch {
      throw placed(error, from: byteOffset)
    }
  }

  /// Whether the text is a batch's: more than one JSON text, each on its line, the
  /// last with a receipt.
  func isBatch(_ parser: JSONParser) -> Bool {
    let (byteOffset, line) = text.lastLine
    guard byteOffset > 0, let document = try? parse(line, parser),
      document.root.member("receipt") != nil
    else { return false }
    return (try? parse(text.line(at: 0).text, parser)) != nil
  }

  /// What an offset of the text belongs to: a value of the response or, of a batch,
  /// of the line that the offset lies on. Nil where that is no JSON.
  func value(
    at offset: Int, ofBatch isBatch: Bool, continuingNumbers: Bool, _ parser: JSONParser
  ) -> (pointer: String, start: Int, isInString: Bool)? {
    let (byteOffset, line) = isBatch ? text.line(at: offset) : (0, text)
    guard let document = try? parse(line, parser) else { return nil }
    let value = document.value(at: offset - byteOffset, continuingNumbers: continuingNumbers)
    return value.map { ($0.pointer, byteOffset + $0.start, $0.isInString) }
  }

  private func parse(_ text: JSONInput, _ parser: JSONParser) throws(Problem) -> JSONDocument {
    do throws(Problem) {
      return try parser.parse(
        text, maxBytes: JSONLimits.maxRequestBytes, maxDepth: JSONLimits.maxDepth)
    } catch {
      guard error.code.problemClass == .json else { throw error }
      throw Problem(
        code: .notAReceipt,
        message: Message(
          vi: "Trả lời trước không phải là JSON. \(error.message.vi)",
          en: "The earlier response is not JSON. \(error.message.en)"),
        expected: error.expected, pointer: error.pointer, line: error.line,
        column: error.column, byteOffset: error.byteOffset)
    }
  }

  private func placed(_ problem: Problem, from byteOffset: Int) -> Problem {
    guard byteOffset > 0 else { return problem }
    let (line, column) = text.place(of: byteOffset + problem.byteOffset)
    return Problem(
      code: problem.code, message: problem.message, expected: problem.expected,
      pointer: problem.pointer, line: line, column: column,
      byteOffset: byteOffset + problem.byteOffset)
  }
}
