import Assessment
import JSONText
import Rulebook

/// What changes from one nomination to the next in texts that are otherwise the same.
enum Gap: UInt8 {
  // As JSON values.
  case numerator, denominator, percent, missing, points, count, entity, ruling
  case judgement, judgedBy, judgedOn
  // In sentences, as people write it.
  case numeratorText, denominatorText, percentText, missingText, missingPadded, pointsText
  case countText, countPadded, countPlain, moment, entityName
  // Of the nomination itself.
  case nomination, nominator, unit, personalFields, poolOwner
  case idText, nominatorName, unitName, personId, personName, personPosition
  /// Labels of what bars it.
  case bars
  /// Where the text of a finding begins; nothing is written there.
  case itemBegins
}

/// The figures of one finding, or of one change: what its gaps are filled with.
struct Figures {
  var numerator: Int64 = 0
  var denominator: Int64 = 0
  /// As it was given, or else as it comes from the counts.
  var percent = Decimal.zero
  /// As it is told.
  var reached = Decimal.zero
  /// How many more are needed, or percentage points.
  var missing: Int64 = 0
  var points = Decimal.zero
  var count: Int64 = 0
  /// Index of a unit whose figures are meant.
  var unit: Int?
  var instant: Instant?
}

/// A sentence, or a part of one, with gaps for figures. Made once for each case; what is
/// said of a nomination fills the gaps.
struct Phrase: ExpressibleByStringInterpolation {
  enum Piece {
    case text(String)
    case gap(Gap)
  }

  private(set) var pieces: [Piece] = []

  var isEmpty: Bool { pieces.isEmpty }

  init() {}

  init(_ text: String) {
    if !text.isEmpty { pieces = [.text(text)] }
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  init(stringInterpolation: Interpolation) {
    self = stringInterpolation.phrase
  }

  static func + (left: Phrase, right: Phrase) -> Phrase {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate(set) var phrase = Phrase()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) {
      phrase = phrase + Phrase(text)
    }

    mutating func appendInterpolation(_ text: String) {
      appendLiteral(text)
    }

    mutating func appendInterpolation(_ part: Phrase) {
      phrase = phrase + part
    }

    mutating func appendInterpolation(_ gap: Gap) {
      phrase.pieces.append(.gap(gap))
    }
  }
}

extension Sequence<Phrase> {
  func joined(separator: Phrase) -> Phrase {
    var all = Phrase()
    for (place, phrase) in enumerated() { all = place > 0 ? all + separator + phrase : phrase }
    return all
  }
}

extension Language {
  /// Makes the sentence of this language alone.
  func say<Text>(_ vietnamese: @autoclosure () -> Text, _ english: @autoclosure () -> Text) -> Text
  {
    self == .vi ? vietnamese() : english()
  }
}

extension JSONWriter {
  /// Writes a stencil; `fill` writes what stands in each gap. As a value it needs
  /// `value()` in front.
  @inline(__always)
  mutating func stencil(
    _ place: Int, of book: StencilBook, fill: (_ gap: Gap, _ writer: inout JSONWriter) -> Void
  ) {
    for index in book.pieces(of: place) {
      let gap = piece(index, of: book)
      if gap != StencilBook.noGap, let gap = Gap(rawValue: gap) { fill(gap, &self) }
    }
  }
}

extension StencilMaker {
  mutating func value(_ gap: Gap) { value(gap.rawValue) }

  mutating func piece(_ gap: Gap) { piece(gap.rawValue) }

  /// Writes a phrase into an open string.
  mutating func text(_ phrase: Phrase) {
    for piece in phrase.pieces {
      switch piece {
      case .text(let text): writer.text(text)
      case .gap(let gap): self.piece(gap)
      }
    }
  }
}
