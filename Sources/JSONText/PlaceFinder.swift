/// Line and column of a byte offset.
///
/// Problems asked for in the order of the document cost one pass in all; any
/// other order costs at most one stride of the text for each.
final class PlaceFinder {
  private static let stride = 65_536

  private struct Place {
    var offset: Int
    var line: Int
    var column: Int
  }

  /// The places of the offsets 0, stride, 2 × stride … as far as looked at; none of a
  /// text of which no place was asked for.
  private var marks: [Place] = []
  private var last = Place(offset: 0, line: 1, column: 1)

  /// Forgets the previous text.
  func reset() {
    if marks.isEmpty { return }
    marks.removeAll(keepingCapacity: true)
    last = Place(offset: 0, line: 1, column: 1)
  }

  /// The place in `text`, which is the same until `reset`.
  func place(of offset: Int, in text: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
    let target = min(max(offset, 0), text.count)
    if marks.isEmpty { marks.append(Place(offset: 0, line: 1, column: 1)) }
    let wanted = target / Self.stride
    while marks.count <= wanted {
      var place = marks[marks.count - 1]
      unsafe advance(&place, to: place.offset + Self.stride, in: text)
      marks.append(place)
    }
    var place = marks[wanted]
    if last.offset > place.offset && last.offset <= target { place = last }
    unsafe advance(&place, to: target, in: text)
    last = place
    return (place.line, place.column)
  }

  private func advance(
    _ place: inout Place, to target: Int, in text: UnsafeRawBufferPointer
  ) {
    let count = text.count
    var offset = place.offset
    while offset < target {
      let byte = unsafe text[offset]
      offset += 1
      let next = offset < count ? unsafe text[offset] : 0
      let endsLine = byte == 0x0A || (byte == 0x0D && next != 0x0A)
      if endsLine {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    place.offset = offset
  }
}
