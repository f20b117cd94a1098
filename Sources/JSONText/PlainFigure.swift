import CSimdJSON

/// An object of one or two short numbers, as figures mostly are.
@frozen public enum PlainFigure {
  /// A decimal under one key.
  case decimal(Decimal)
  /// Integers under two keys, which are not negative.
  case counts(Int64, Int64)

  /// The keys inside.
  @safe public final class Keys: @unchecked Sendable {
    /// Not changed after `init`.
    @usableFromInline let address: UnsafeMutablePointer<ksj_figure_keys>

    /// The places of the keys in the table, which must outlive them.
    public init(_ table: KeyTable, numerator: Int, denominator: Int, decimal: Int) {
      unsafe address = .allocate(capacity: 1)
      unsafe address.initialize(
        to: ksj_figure_keys(
          numerator: table.lookup.key(at: numerator),
          denominator: table.lookup.key(at: denominator), decimal: table.lookup.key(at: decimal)))
    }

    deinit {
      unsafe address.deallocate()
    }
  }
}

extension PlainFigure {
  @inlinable @inline(__always) init?(_ figure: ksj_figure) {
    switch Int32(bitPattern: figure.form) {
    case KSJ_DECIMAL:
      self = .decimal(
        Decimal(unchecked: figure.first, scale: UInt8(truncatingIfNeeded: figure.second)))
    case KSJ_COUNTS: self = .counts(figure.first, Int64(figure.second))
    default: return nil
    }
  }
}

extension JSONNode {
  /// The figure that the value is; nil where it is none or is to be read another way.
  @inlinable @inline(__always) public func figure(_ keys: PlainFigure.Keys) -> PlainFigure? {
    unsafe PlainFigure(
      ksj_token_figure(text, tokens, UInt32(truncatingIfNeeded: index), keys.address))
  }
}

extension JSONCursor {
  /// The figure at the place; nil, and the cursor stays, where there is none or it is to be
  /// read another way.
  @inlinable @inline(__always)
  public mutating func figure(_ keys: PlainFigure.Keys) -> PlainFigure? {
    let figure = unsafe ksj_read_figure(text, at, backslash, keys.address)
    guard let read = PlainFigure(figure) else { return nil }
    unsafe at += Int32(bitPattern: figure.form) == KSJ_DECIMAL ? 5 : 9
    return read
  }

  /// `true` or `false` with nothing between it and what comes next; nil, and the cursor
  /// stays, for anything else.
  @inlinable @inline(__always) public mutating func plainBool() -> Bool? {
    let start = offset(0)
    let first = unsafe text[start]
    // Neither is a bracket, and so there is a next index.
    guard first == 0x74 || first == 0x66 else { return nil }
    let isTrue = first == 0x74
    guard offset(1) &- start == (isTrue ? 4 : 5),
      unsafe UnsafeRawPointer(text).loadUnaligned(
        fromByteOffset: start &+ (isTrue ? 0 : 1), as: UInt32.self)
        == UInt32(littleEndian: isTrue ? 0x6575_7274 : 0x6573_6C61)
    else { return nil }
    unsafe at += 1
    return isTrue
  }
}
