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

  /// What stands for no gap.
  public static var noGap: UInt8 { .max }
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
  public var writer = JSONWriter(prepared: 1_024)
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

extension StencilBook {
  /// The pieces of a stencil.
  public func pieces(of place: Int) -> Range<Int> {
    guard place >= 0, place < ends.count else { return 0..<0 }
    let first = place > 0 ? Int(ends[place &- 1]) : 0
    return first..<max(Int(ends[place]), first)
  }
}

extension JSONWriter {
  /// Writes a piece of a stencil; gives the gap after it, `StencilBook.noGap` after the
  /// last. A stencil that is a value needs `value()` in front.
  public mutating func piece(_ index: Int, of book: borrowing StencilBook) -> UInt8 {
    guard index >= 0, index < book.pieces.count else { return StencilBook.noGap }
    let piece = book.pieces[index]
    let size = Int(piece.count)
    guard reserve(size &+ StencilBook.margin), let bytes = unsafe bytes else { return piece.gap }
    let target = unsafe UnsafeMutableRawPointer(bytes + count)
    count &+= size
    unsafe book.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe Self.copy(base + Int(piece.start), to: target, size)
    }
    return piece.gap
  }

  /// Copies bytes; both sides have a margin behind them.
  @inline(__always)
  private static func copy(
    _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ size: Int
  ) {
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
