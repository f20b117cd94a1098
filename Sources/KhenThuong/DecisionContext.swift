import Assessment
import JSONText
import Rulebook

/// Parser and buffers kept between calls. For one thread at a time.
public final class DecisionContext {
  let parser = JSONParser()
  /// For the options of a batch, which live on while its lines are read.
  let optionsParser = JSONParser()
  var findings: [Finding] = []
  /// Of the engine that this context served last.
  var prepared: PreparedTexts?
  private var nominations: NominationReader?

  public init() {}

  /// Hands the reader kept from the call before to `body`.
  func withNominationReader(
    of assessor: Assessor, _ body: (inout NominationReader) throws(Fault) -> Void
  ) throws(Fault) {
    if nominations == nil { nominations = NominationReader(assessor) }
    try nominations?.lend(to: body)
  }
}

extension NominationReader {
  fileprivate mutating func lend(
    to body: (inout NominationReader) throws(Fault) -> Void
  ) throws(Fault) {
    try body(&self)
  }
}
