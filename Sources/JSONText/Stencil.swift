/// Texts prepared once and written often, with gaps for what changes from one time to
/// the next: numbers, and what those who write them know of.
///
/// All stand in one run of bytes, so that to write one counts no references.
public struct StencilBook: Sendable {
  struct Piece {
    /// Where it begins among the bytes.
    let start: Int32
    let count: Int32
    /// As many bytes as it, and all of the stencil after it, can take, but for gaps
    /// that are the caller's; with the margin.
    var room: Int32
    let gap: StencilGap
  }

  /// What stands for no gap.
  public static var noGap: UInt8 { .max }
  /// As many bytes may be copied beyond the end of a piece.
  static var margin: Int { 32 }

  private(set) var bytes = [UInt8](repeating: 0, count: StencilBook.margin)
  private(set) var pieces: [Piece] = []

  public init() {}

  /// About the memory that it takes, in bytes.
  public var size: Int { bytes.count + 20 * pieces.count }

  /// Adds a stencil; gives its place, the index of its first piece.
  public mutating func add(_ maker: consuming StencilMaker) -> Int {
    let gaps = maker.gaps
    let written = maker.writer.makeBytes()
    let place = pieces.count
    bytes.removeLast(Self.margin)
    var start = 0
    func keep(to end: Int, _ gap: StencilGap) {
      let count = max(end - start, 0)
      pieces.append(
        Piece(
          start: Int32(truncatingIfNeeded: bytes.count), count: Int32(truncatingIfNeeded: count),
          room: 0, gap: gap))
      bytes += written[start..<start + count]
    }
    for (end, next, gap) in gaps where next <= written.count {
      keep(to: end, gap)
      start = next
    }
    keep(to: written.count, StencilGap(.end))
    bytes += [UInt8](repeating: 0, count: Self.margin)
    var room = Int32(Self.margin)
    for index in (place..<pieces.count).reversed() {
      let kind = pieces[index].gap.kind
      let isFilled = kind == .number || kind == .text
      room &+= pieces[index].count &+ (isFilled ? Int32(NumberForm.mostBytes) : 0)
      pieces[index].room = room
    }
    return place
  }
}

/// What stands after a piece of a stencil.
struct StencilGap: Sendable, BitwiseCopyable {
  enum Kind: UInt8 {
    /// The end of the stencil.
    case end
    /// Something that is written by the caller, who knows it by its place.
    case open
    /// A number of the fillings.
    case number
    /// The text of the fillings; where they have none, as `open`.
    case text
    /// No gap: where it stands is noted.
    case mark
  }

  let kind: Kind
  let place: UInt8
  let form: NumberForm

  init(_ kind: Kind, _ place: UInt8 = 0, _ form: NumberForm = NumberForm()) {
    self.kind = kind
    self.place = place
    self.form = form
  }
}

/// Makes a stencil: what is written to its writer stays, with gaps between.
public struct StencilMaker: ~Copyable {
  /// What stays is written here.
  public var writer = JSONWriter(prepared: 1_024)
  /// Each with where it begins and what stays goes on.
  private(set) var gaps: [(start: Int, end: Int, gap: StencilGap)] = []

  public init() {}

  /// Leaves a gap for a value that the caller writes; its place is below 255.
  public mutating func value(_ place: UInt8) {
    value(StencilGap(.open, place))
  }

  /// Leaves a gap for a number as a value.
  public mutating func value(number place: UInt8) {
    value(StencilGap(.number, place))
  }

  /// Leaves a gap for a value that was written before; where it is not known where, the
  /// caller writes it.
  public mutating func value(writtenBefore place: UInt8) {
    value(StencilGap(.text, place))
  }

  private mutating func value(_ gap: StencilGap) {
    writer.value()
    // Stands for the value until the end, so that a comma follows it.
    writer.put(0x30)
    gaps.append((writer.count - 1, writer.count, gap))
  }

  /// Leaves a gap in a string, or for something that no comma belongs before.
  public mutating func piece(_ place: UInt8) {
    piece(StencilGap(.open, place))
  }

  /// Leaves a gap for a number in a string.
  public mutating func piece(number place: UInt8, _ form: NumberForm) {
    piece(StencilGap(.number, place, form))
  }

  /// Whoever writes the stencil will know where this stands: `JSONWriter.marked`.
  public mutating func mark() {
    piece(StencilGap(.mark))
  }

  private mutating func piece(_ gap: StencilGap) {
    gaps.append((writer.count, writer.count, gap))
  }
}
