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
  /// The engine of the readings overruled last: to make one takes milliseconds.
  private var overruled: (base: DecisionEngine, readings: [ReadingChoice], engine: DecisionEngine)?

  public init() {}

  /// The engine kept for these readings; nil where it is of others.
  func engine(of base: DecisionEngine, overruling readings: [ReadingChoice]) -> DecisionEngine? {
    guard let overruled, overruled.base === base,
      overruled.readings.elementsEqual(readings, by: ==)
    else { return nil }
    return overruled.engine
  }

  func keep(
    _ engine: DecisionEngine, of base: DecisionEngine, overruling readings: [ReadingChoice]
  ) {
    overruled = (base, readings, engine)
  }

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
