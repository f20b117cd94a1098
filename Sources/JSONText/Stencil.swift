/// Texts prepared once and written often, with gaps for what changes from one time to
/// the next: numbers, and what those who write them know of.
///
/// All stand in one run of bytes, so that to write one counts no references.
public struct StencilBook: Sendable {
  struct Piece {
    /// Where it begins among the bytes.
    let start: Int32
    let count: Int32
    /// As many bytes as it, and all of the stencil after it, can take, but for gaps that
    /// are no numbers; with the margin.
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
    keep(to: written.count, .none)
    bytes += [UInt8](repeating: 0, count: Self.margin)
    var room = Int32(Self.margin)
    for index in (place..<pieces.count).reversed() {
      room &+= pieces[index].count &+ (pieces[index].gap.isNumber ? Int32(NumberForm.mostBytes) : 0)
      pieces[index].room = room
    }
    return place
  }
}

/// What stands after a piece of a stencil.
struct StencilGap: Sendable, BitwiseCopyable {
  /// What those who write it know of, `number`, or `StencilBook.noGap`.
  let code: UInt8
  /// The place of a number among those handed over.
  let place: UInt8
  let form: NumberForm

  static var number: UInt8 { 0xFE }
  static var none: StencilGap { StencilGap(code: StencilBook.noGap) }

  var isNumber: Bool { code == Self.number }

  init(code: UInt8) {
    self.code = code
    place = 0
    form = NumberForm()
  }

  init(_ place: UInt8, _ form: NumberForm) {
    code = Self.number
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

  /// Leaves a gap for a value; a gap is a number below 254.
  public mutating func value(_ gap: UInt8) {
    value(StencilGap(code: gap))
  }

  /// Leaves a gap for a number as a value.
  public mutating func value(number place: UInt8) {
    value(StencilGap(place, NumberForm()))
  }

  private mutating func value(_ gap: StencilGap) {
    writer.value()
    // Stands for the value until the end, so that a comma follows it.
    writer.put(0x30)
    gaps.append((writer.count - 1, writer.count, gap))
  }

  /// Leaves a gap in a string, or for something that no comma belongs before.
  public mutating func piece(_ gap: UInt8) {
    gaps.append((writer.count, writer.count, StencilGap(code: gap)))
  }

  /// Leaves a gap for a number in a string.
  public mutating func piece(number place: UInt8, _ form: NumberForm) {
    gaps.append((writer.count, writer.count, StencilGap(place, form)))
  }
}

extension JSONWriter {
  /// Writes a stencil, a number of those handed over in each gap for one; `fill` writes
  /// what stands in each other gap. A stencil that is a value needs `value()` in front.
  @inlinable @inline(__always)
  public mutating func stencil(
    _ place: Int, of book: borrowing StencilBook, _ numbers: StencilNumbers,
    fill: (_ gap: UInt8, _ writer: inout JSONWriter) -> Void
  ) {
    var next = place
    while true {
      let gap = pieces(&next, of: book, numbers)
      if gap == StencilBook.noGap { return }
      fill(gap, &self)
    }
  }

  /// Writes pieces of a stencil and the numbers after them, up to a gap that is none or
  /// to the end; gives that gap and moves on to what follows it.
  @usableFromInline
  mutating func pieces(
    _ next: inout Int, of book: borrowing StencilBook, _ numbers: StencilNumbers
  ) -> UInt8 {
    guard next >= 0, next < book.pieces.count, reserve(Int(book.pieces[next].room)),
      let bytes = unsafe bytes
    else { return StencilBook.noGap }
    var end = count
    var index = next
    var gap = StencilBook.noGap
    let numbers = numbers.numbers.span
    unsafe book.bytes.withUnsafeBytes { source in
      unsafe book.pieces.withUnsafeBufferPointer { pieces in
        guard let base = source.baseAddress else { return }
        while index < pieces.count {
          let piece = unsafe pieces[index]
          index &+= 1
          unsafe Self.copy(base + Int(piece.start), to: bytes + end, Int(piece.count))
          end &+= Int(piece.count)
          gap = piece.gap.code
          guard gap == StencilGap.number else { return }
          end &+= unsafe piece.gap.form.write(numbers[Int(piece.gap.place & 7)], to: bytes + end)
        }
      }
    }
    next = index
    count = end
    return gap
  }

  /// Copies bytes; both sides have a margin behind them.
  @inline(__always)
  private static func copy(
    _ source: UnsafeRawPointer, to target: UnsafeMutablePointer<UInt8>, _ size: Int
  ) {
    let target = UnsafeMutableRawPointer(target)
    if size > 256 { return unsafe target.copyMemory(from: source, byteCount: size) }
    var at = 0
    repeat {
      let first = unsafe source.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
      let second = unsafe source.loadUnaligned(fromByteOffset: at &+ 16, as: SIMD16<UInt8>.self)
      unsafe target.storeBytes(of: first, toByteOffset: at, as: SIMD16<UInt8>.self)
      unsafe target.storeBytes(of: second, toByteOffset: at &+ 16, as: SIMD16<UInt8>.self)
      at &+= 32
    } while at < size
  }
}
