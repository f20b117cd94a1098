import Assessment
import JSONText

/// The warnings of a round's nominations, written while each was at hand, so that none need
/// be read again for them.
final class WrittenWarnings {
  private let output: AssessmentWriter
  private var text = JSONWriter(capacity: 4_096)

  init(_ output: AssessmentWriter) {
    self.output = output
  }

  /// Writes those of a nomination; gives where they stand.
  func add(_ input: NominationInput, _ findings: [Finding]) -> Range<Int> {
    Self.add(input, findings, output, &output.prepared.state, &text)
  }

  private static func add(
    _ input: NominationInput, _ findings: [Finding], _ output: AssessmentWriter,
    _ state: inout PreparedTexts.State, _ text: inout JSONWriter
  ) -> Range<Int> {
    // No comma comes behind a line's end.
    text.newline()
    let start = text.count
    output.warnings(of: input, findings, ofSubmission: false, &state, &text)
    return start..<max(start, text.count)
  }

  /// Writes what `add` wrote. Where memory ran out it runs out for `writer` too.
  func copy(_ range: Range<Int>, to writer: inout JSONWriter) {
    writer.value()
    writer.copy(range, of: text)
  }
}
