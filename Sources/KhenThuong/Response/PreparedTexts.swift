import Assessment
import JSONText

/// Texts that nominations have in common, prepared for an engine when first needed and
/// kept from one to the next.
final class PreparedTexts {
  /// What is handed on while a nomination is written; the class is looked into once for
  /// each part of the answer, for that takes its time.
  struct State {
    var table = StencilTable()
    /// Where the text of each finding of the nomination at hand stands in what was
    /// written; empty where they were written without.
    var items: [Range<Int>] = []
    /// The units whose figures its criteria look at.
    var measured = MeasuredUnits()
    /// The way to eligibility of the nomination at hand, where it needs one.
    var way = WayToEligibility()
  }

  let engine: DecisionEngine
  var state = State()
  /// How long the longest answer was, up to 64 KiB.
  private(set) var longest = 0

  init(_ engine: DecisionEngine) {
    self.engine = engine
  }

  func noteAnswer(of size: Int) {
    longest = max(longest, min(size, 1 << 16))
  }
}

extension DecisionContext {
  /// The texts prepared for an engine; those of another are dropped.
  func prepared(for engine: DecisionEngine) -> PreparedTexts {
    if let prepared, prepared.engine === engine { return prepared }
    let fresh = PreparedTexts(engine)
    prepared = fresh
    return fresh
  }
}
