import Assessment
import JSONText
import Rulebook

/// Parser and buffers kept between calls. For one thread at a time.
public final class DecisionContext {
  let parser = JSONParser()
  /// For the options of a batch, which live on while its lines are read.
  let optionsParser = JSONParser()
  /// Of the engine that this context served last.
  var prepared: PreparedTexts?
  private var workspace: Workspace?
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

  /// Hands the workspace kept from the call before to `body`, and gives what that gave.
  func withWorkspace(
    of assessor: Assessor, _ body: (inout Workspace) throws(Fault) -> Bool
  ) throws(Fault) -> Bool {
    try Self.lend(&workspace, assessor, body)
  }

  private static func lend(
    _ workspace: inout Workspace?, _ assessor: Assessor,
    _ body: (inout Workspace) throws(Fault) -> Bool
  ) throws(Fault) -> Bool {
    if workspace == nil { workspace = Workspace(nominations: NominationReader(assessor)) }
    return try workspace?.lend(body) ?? false
  }
}

/// What nominations of `assess` are read by and into, one after the other.
struct Workspace: ~Copyable {
  var nominations: NominationReader
  var input = NominationInput()
  var findings: [Finding] = []

  init(nominations: consuming NominationReader) {
    self.nominations = nominations
  }

  fileprivate mutating func lend(
    _ body: (inout Workspace) throws(Fault) -> Bool
  ) throws(Fault) -> Bool {
    try body(&self)
  }
}
