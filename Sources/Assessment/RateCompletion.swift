import JSONText
import Rulebook

/// What becomes of a rate whose operands are not all given, when those that are
/// missing turn out as well as those that are given allow.
enum RateCompletion {
  case meets
  case raise(count: Int64, of: Int64?, to: Int64)
  case nothingToMeasure

  /// Every operand that is given is consistent with the others: the reader saw to
  /// that. A numerator that is not given can be as high as its denominator; what
  /// is excluded can be as much of the denominator, and as little of the
  /// numerator, as the other figures leave room for.
  ///
  /// - Parameter zero: what a rate with nothing to measure comes to.
  init(_ evidence: Evidence, exclusions: Bool, comparison: RateComparison, zero: Outcome) {
    func given(_ part: Evidence.Parts, _ value: Int64) -> Int64? {
      evidence.parts.contains(part) ? value : nil
    }
    let denominator = given(.denominator, evidence.denominator)
    let outOfNumerator = exclusions ? given(.excludedNumerator, evidence.excludedNumerator) : 0
    let outOfDenominator =
      exclusions ? given(.excludedDenominator, evidence.excludedDenominator) : 0
    guard let numerator = given(.numerator, evidence.numerator) else {
      let least = outOfDenominator ?? outOfNumerator ?? 0
      self = denominator.map { $0 > least } ?? true ? .meets : .nothingToMeasure
      return
    }
    if let denominator, let outOfDenominator {
      let net = denominator &- outOfDenominator
      let missing = net > 0 ? comparison.missing(numerator, of: net) : 0
      self =
        net <= 0
        ? .nothingToMeasure
        : missing == 0 ? .meets : .raise(count: missing, of: net, to: numerator &+ missing)
      return
    }
    if numerator > outOfNumerator ?? 0 || zero == .met {
      self = .meets
    } else if denominator.map({ numerator < $0 }) ?? (numerator < Int64.max) {
      self = .raise(count: 1, of: nil, to: numerator &+ 1)
    } else {
      self = .nothingToMeasure
    }
  }
}
