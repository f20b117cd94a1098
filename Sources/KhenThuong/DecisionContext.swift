import Assessment
import JSONText
import Rulebook

/// Parser and buffers kept between calls. For one thread at a time.
public final class DecisionContext {
  let parser = JSONParser()
  /// For the options of a batch, which live on while its lines are read.
  let optionsParser = JSONParser()
  var findings: [Finding] = []
  private var nominations: NominationReader?

  public init() {}

  /// The reader of the call before, which is the operation's alone until it is given back.
  func takeNominationReader() -> NominationReader? {
    var taken: NominationReader?
    swap(&taken, &nominations)
    return taken
  }

  func giveBack(_ reader: consuming NominationReader) {
    nominations = reader
  }
}
