/// Stencils, their gaps filled.
extension JSONWriter {
  /// Writes a stencil, its numbers and texts from `fillings`; `fill` writes what stands in
  /// each other gap. A stencil that is a value needs `value()` in front.
  @inlinable @inline(__always)
  public mutating func stencil(
    _ place: Int, of book: borrowing StencilBook, _ fillings: inout StencilFillings,
    fill: (_ gap: UInt8, _ writer: inout JSONWriter) -> Void
  ) {
    unsafe withUnsafePointer(to: &fillings) { fillings in
      var next = place
      while true {
        let gap = unsafe pieces(&next, of: book, fillings)
        if gap == StencilBook.noGap { return }
        fill(gap, &self)
      }
    }
  }

  /// Writes pieces of a stencil and what stands after them, up to a gap that is the
  /// caller's or to the end; gives that gap and moves on to what follows it.
  @usableFromInline
  mutating func pieces(
    _ next: inout Int, of book: borrowing StencilBook,
    _ fillings: UnsafePointer<StencilFillings>
  ) -> UInt8 {
    guard next >= 0, next < book.pieces.count else { return StencilBook.noGap }
    let textStart = unsafe fillings.pointee.textStart
    let textCount = unsafe fillings.pointee.textCount
    // It is copied as a block of the margin.
    let hasText =
      textCount > 0 && textCount <= StencilBook.margin && textStart >= 0
      && textStart <= count &- textCount
    guard reserve(Int(book.pieces[next].room)), let bytes = unsafe bytes else {
      return StencilBook.noGap
    }
    // They come first.
    let mantissas = unsafe UnsafeRawPointer(fillings).assumingMemoryBound(to: Int64.self)
    var end = unsafe bytes + count
    var index = next
    var gap = StencilBook.noGap
    unsafe book.bytes.withUnsafeBytes { source in
      unsafe book.pieces.withUnsafeBufferPointer { pieces in
        guard let base = source.baseAddress, let pieces = pieces.baseAddress else { return }
        // Each stencil ends with a piece that says so.
        while true {
          let piece = unsafe pieces + index
          let size = unsafe Int(piece.pointee.count)
          index &+= 1
          unsafe Self.copy(base + Int(piece.pointee.start), to: end, size)
          unsafe end += size
          switch unsafe piece.pointee.gap.kind {
          case .number:
            let place = unsafe piece.pointee.gap.place
            unsafe end += piece.pointee.gap.form.write(
              mantissas[Int(place & 7)], scale: fillings.pointee.scale(of: place), to: end)
          case .mark: marked = unsafe end - bytes
          case .text where hasText:
            unsafe Self.block(UnsafeRawPointer(bytes + textStart), 0, to: end)
            unsafe end += textCount
          case .open, .text:
            gap = unsafe piece.pointee.gap.place
            return
          case .end: return
          }
        }
      }
    }
    next = index
    count = unsafe end - bytes
    return gap
  }

  /// Copies bytes; both sides have a margin behind them.
  @inline(__always)
  private static func copy(
    _ source: UnsafeRawPointer, to target: UnsafeMutablePointer<UInt8>, _ size: Int
  ) {
    if size > 256 {
      return unsafe UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: size)
    }
    var at = 0
    repeat {
      unsafe block(source, at, to: target)
      at &+= StencilBook.margin
    } while at < size
  }

  /// Copies as many bytes as the margin has.
  @inline(__always)
  private static func block(
    _ source: UnsafeRawPointer, _ at: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    let target = UnsafeMutableRawPointer(target)
    let first = unsafe source.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
    let second = unsafe source.loadUnaligned(fromByteOffset: at &+ 16, as: SIMD16<UInt8>.self)
    unsafe target.storeBytes(of: first, toByteOffset: at, as: SIMD16<UInt8>.self)
    unsafe target.storeBytes(of: second, toByteOffset: at &+ 16, as: SIMD16<UInt8>.self)
  }
}
