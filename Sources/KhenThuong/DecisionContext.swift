import Assessment
import JSONText
import Rulebook

/// Parser and buffers kept between calls. For one thread at a time.
///
/// What is taken out is with the operation alone until it is given back.
public final class DecisionContext {
  let parser = JSONParser()
  /// For the options of a batch, which live on while its lines are read.
  let optionsParser = JSONParser()
  var findings: [Finding] = []
  /// Of the engine that this context served last.
  var prepared: PreparedTexts?
  private var registry: RegistryReader?
  private var buffers = NominationBuffers()

  public init() {}

  func takeRegistry() -> RegistryReader? {
    var taken: RegistryReader?
    swap(&taken, &registry)
    return taken
  }

  func takeBuffers() -> NominationBuffers {
    var taken = NominationBuffers()
    swap(&taken, &buffers)
    return taken
  }

  func giveBack(_ reader: consuming NominationReader) {
    registry = reader.registry
    buffers = reader.buffers
  }
}
