/// Texts prepared once and written often, with gaps for what changes from one time to
/// the next. What the gaps stand for is known to those who fill them.
///
/// All stand in one run of bytes, so that to write one counts no references.
public struct StencilBook: Sendable {
  struct Piece {
    /// Where it begins among the bytes.
    let start: Int32
    let count: Int32
    /// The gap after it, or `noGap`.
    let gap: UInt8
  }

  static var noGap: UInt8 { .max }
  /// As many bytes may be copied beyond the end of a piece.
  static var margin: Int { 32 }

  private(set) var bytes = [UInt8](repeating: 0, count: StencilBook.margin)
  private(set) var pieces: [Piece] = []
  /// For each stencil where its pieces end; those of the first begin at 0.
  private(set) var ends: [Int32] = []

  public init() {}

  /// About the memory that it takes, in bytes.
  public var size: Int { bytes.count + 12 * pieces.count + 4 * ends.count }

  /// Adds a stencil; gives its place.
  public mutating func add(_ maker: consuming StencilMaker) -> Int {
    let gaps = maker.gaps
    let written = maker.writer.makeBytes()
    bytes.removeLast(Self.margin)
    var start = 0
    func keep(to end: Int, _ gap: UInt8) {
      let count = max(end - start, 0)
      pieces.append(
        Piece(
          start: Int32(truncatingIfNeeded: bytes.count), count: Int32(truncatingIfNeeded: count),
          gap: gap))
      bytes += written[start..<start + count]
    }
    for gap in gaps where gap.end <= written.count {
      keep(to: gap.start, gap.gap)
      start = gap.end
    }
    keep(to: written.count, Self.noGap)
    bytes += [UInt8](repeating: 0, count: Self.margin)
    ends.append(Int32(truncatingIfNeeded: pieces.count))
    return ends.count - 1
  }
}

/// Makes a stencil: what is written to its writer stays, with gaps between.
public struct StencilMaker: ~Copyable {
  /// What stays is written here.
  public var writer = JSONWriter(capacity: 1_024)
  private(set) var gaps: [(start: Int, end: Int, gap: UInt8)] = []

  public init() {}

  /// Leaves a gap for a value.
  public mutating func value(_ gap: UInt8) {
    writer.value()
    // Stands for the value until the end, so that a comma follows it.
    writer.put(0x30)
    gaps.append((writer.count - 1, writer.count, gap))
  }

  /// Leaves a gap in a string, or for something that no comma belongs before.
  public mutating func piece(_ gap: UInt8) {
    gaps.append((writer.count, writer.count, gap))
  }
}

extension JSONWriter {
  /// Writes the stencil of a place; `fill` writes what stands in each gap. As a value it
  /// needs `value()` in front.
  @inline(__always)
  public mutating func stencil(
    _ place: Int, of book: borrowing StencilBook,
    _ fill: (_ gap: UInt8, _ writer: inout JSONWriter) -> Void
  ) {
    guard place >= 0, place < book.ends.count else { return }
    let first = place > 0 ? Int(book.ends[place &- 1]) : 0
    for index in first..<max(Int(book.ends[place]), first) {
      let piece = book.pieces[index]
      unsafe book.bytes.withUnsafeBytes { source in
        guard let base = source.baseAddress else { return }
        unsafe blocks(base + Int(piece.start), Int(piece.count))
      }
      if piece.gap != StencilBook.noGap { fill(piece.gap, &self) }
    }
  }

  /// Writes a stencil without gaps.
  public mutating func stencil(_ place: Int, of book: borrowing StencilBook) {
    stencil(place, of: book) { _, _ in }
  }

  /// Copies bytes that have a margin behind them.
  @inline(__always)
  private mutating func blocks(_ source: UnsafeRawPointer, _ size: Int) {
    guard reserve(size &+ StencilBook.margin), let bytes = unsafe bytes else { return }
    let target = unsafe UnsafeMutableRawPointer(bytes + count)
    count &+= size
    if size > 128 { return unsafe target.copyMemory(from: source, byteCount: size) }
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
