/// Line and column of a byte offset.
///
/// Problems asked for in the order of the document cost one pass in all; any
/// other order costs at most one stride of the text for each.
@safe final class PlaceFinder {
  private static let stride = 65_536

  private struct Place {
    var offset: Int
    var line: Int
    var column: Int
  }

  private var text: UnsafeRawBufferPointer
  /// The places of the offsets 0, stride, 2 × stride … as far as looked at.
  private var marks: [Place] = []
  private var last = Place(offset: 0, line: 1, column: 1)

  init() {
    unsafe text = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Forgets the previous text.
  func reset(_ text: UnsafeRawBufferPointer) {
    unsafe self.text = text
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
    last = Place(offset: 0, line: 1, column: 1)
  }

  func place(of offset: Int) -> (line: Int, column: Int) {
    let target = unsafe min(max(offset, 0), text.count)
    if marks.isEmpty { marks.append(Place(offset: 0, line: 1, column: 1)) }
    let wanted = target / Self.stride
    while marks.count <= wanted {
      var place = marks[marks.count - 1]
      advance(&place, to: place.offset + Self.stride)
      marks.append(place)
    }
    var place = marks[wanted]
    if last.offset > place.offset && last.offset <= target { place = last }
    advance(&place, to: target)
    last = place
    return (place.line, place.column)
  }

  private func advance(_ place: inout Place, to target: Int) {
    let count = unsafe text.count
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
