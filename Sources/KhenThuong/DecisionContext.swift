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
  /// What nominations are read into, one after the other.
  private var input = NominationInput()
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

  /// Hands the reader kept from the call before, and what it reads into, to `body`.
  func withNominationReader<Result>(
    of assessor: Assessor,
    _ body: (inout NominationReader, inout NominationInput) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    try Self.lend(&nominations, assessor, &input, body)
  }

  private static func lend<Result>(
    _ reader: inout NominationReader?, _ assessor: Assessor, _ input: inout NominationInput,
    _ body: (inout NominationReader, inout NominationInput) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    if let result = try reader?.lend(&input, body) { return result }
    var new = NominationReader(assessor)
    defer { reader = new }
    return try body(&new, &input)
  }
}

extension NominationReader {
  fileprivate mutating func lend<Result>(
    _ input: inout NominationInput,
    _ body: (inout NominationReader, inout NominationInput) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    try body(&self, &input)
  }
}
