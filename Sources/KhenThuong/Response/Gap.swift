import Assessment
import JSONText
import Rulebook

/// What changes from one nomination to the next in texts that are otherwise the same,
/// and is no figure.
enum Gap: UInt8 {
  // As JSON values.
  case entity, ruling, judgement, judgedBy, judgedOn
  // In sentences, as people write it.
  case moment, entityName
  // Of the nomination itself.
  case nomination, nominator, unit, personalFields, poolOwner
  case idText, nominatorName, unitName, personId, personName, personPosition
  /// Labels of what bars it.
  case bars
  // Of a notice on a round: lists and a number as values, and as people write them.
  case nominations, units, year
  case nominationIds, unitNames, yearText, numberText
}

/// A figure in a sentence, as people write it.
enum FigureText {
  case numeratorText, denominatorText, percentText, missingText, missingPadded, pointsText
  case countText, countPadded, countPlain
}

/// A number of a finding, or of a change.
enum Figure: UInt8 {
  case numerator, denominator
  /// As it was given, or else as it comes from the counts.
  case percent
  /// As it is told.
  case reached
  /// How many more are needed, or percentage points.
  case missing, points
  case count
}

/// The figures of one finding, or of one change: what its gaps are filled with.
struct Figures {
  var fillings = StencilFillings()
  var named = Named()

  @inline(__always) init() {}

  /// What stands in gaps that are no figures.
  struct Named {
    /// Index of a unit whose figures are meant.
    var unit: Int?
    var instant: Instant?
  }

  subscript(figure: Figure) -> Decimal {
    get { fillings[figure.rawValue] }
    set { fillings[figure.rawValue] = newValue }
  }

  /// A figure that is a whole number.
  subscript(whole figure: Figure) -> Int64 {
    get { fillings[figure.rawValue].mantissa }
    set { fillings[figure.rawValue] = Decimal(newValue) }
  }
}

/// A sentence, or a part of one, with gaps for figures. Made once for each case; what is
/// said of a nomination fills the gaps.
struct Phrase: ExpressibleByStringInterpolation {
  enum Piece {
    case text(String)
    case figure(FigureText)
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

    mutating func appendInterpolation(_ text: FigureText) {
      phrase.pieces.append(.figure(text))
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
  /// Writes a stencil; `fill` writes what stands in each gap that is not for a figure. As
  /// a value it needs `value()` in front.
  @inline(__always)
  mutating func stencil(
    _ place: Int, of book: borrowing StencilBook, _ figures: inout Figures,
    fill: (_ gap: Gap, _ writer: inout JSONWriter) -> Void
  ) {
    stencil(place, of: book, &figures.fillings) { (gap: UInt8, writer) in
      if let gap = Gap(rawValue: gap) { fill(gap, &writer) }
    }
  }
}

extension JSONWriter {
  /// Writes a stencil without figures.
  mutating func stencil(
    _ place: Int, of book: borrowing StencilBook,
    fill: (_ gap: Gap, _ writer: inout JSONWriter) -> Void = { _, _ in }
  ) {
    var none = Figures()
    stencil(place, of: book, &none, fill: fill)
  }
}

extension StencilMaker {
  mutating func value(_ gap: Gap) { value(gap.rawValue) }

  mutating func value(writtenBefore gap: Gap) { value(writtenBefore: gap.rawValue) }

  mutating func piece(_ gap: Gap) { piece(gap.rawValue) }

  /// A figure as a JSON value: a whole number.
  mutating func value(whole figure: Figure) { value(number: figure.rawValue) }

  /// A figure as a JSON value: a decimal in quotes.
  mutating func value(decimal figure: Figure) {
    writer.beginString()
    piece(number: figure.rawValue, NumberForm())
    writer.endString()
  }

  /// Writes a phrase into an open string.
  mutating func text(_ phrase: Phrase, _ language: Language) {
    for piece in phrase.pieces {
      switch piece {
      case .text(let text): writer.text(text)
      case .figure(let text): self.text(text, NumberText(language: language))
      case .gap(let gap): self.piece(gap)
      }
    }
  }

  private mutating func text(_ text: FigureText, _ numbers: NumberText) {
    switch text {
    case .numeratorText: figure(.numerator, numbers.form())
    case .denominatorText: figure(.denominator, numbers.form())
    case .percentText:
      figure(.reached, numbers.form(trimsZeros: true))
      writer.text(numbers.percentSign)
    case .missingText: figure(.missing, numbers.form())
    case .missingPadded: figure(.missing, numbers.form(isPadded: true))
    case .pointsText: figure(.points, numbers.form())
    case .countText: figure(.count, numbers.form())
    case .countPadded: figure(.count, numbers.form(isPadded: true))
    case .countPlain: figure(.count, NumberForm())
    }
  }

  private mutating func figure(_ figure: Figure, _ form: NumberForm) {
    piece(number: figure.rawValue, form)
  }
}
