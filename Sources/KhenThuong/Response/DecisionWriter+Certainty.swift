import Assessment
import JSONText
import Rulebook
import Selection

/// Whether a nomination is proposed however the open points end, and what decides it.
extension DecisionWriter {
  func certainty(of index: Int, _ writer: inout JSONWriter) {
    guard let certainty, let answer = certainty[index] else { return }
    writer.key("certainty")
    writer.string(answer.certainty.rawValue)
    if answer.orderingDatumMissing {
      writer.key("orderingDatumMissing")
      writer.bool(true)
    }
    guard answer.certainty == .possible else { return }
    writer.key("decidedBy")
    writer.beginArray()
    for point in answer.decidedBy { deciding(point, certainty, &writer) }
    writer.endArray()
    if answer.decidedByMore > 0 {
      writer.key("decidedByMore")
      writer.integer(Int64(answer.decidedByMore))
    }
  }

  private func deciding(
    _ point: DecidingPoint, _ certainty: RoundCertainty, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    switch point {
    case .nomination(let index, let points):
      writer.key("nomination")
      if let id = decision.entries[index].id { writer.string(id) } else { writer.null() }
      writer.key("findings")
      writer.beginArray()
      for position in certainty.findings(of: index, points) {
        guard let subject = decision.entries[index].head?.plan.subjects[position] else { continue }
        writer.string(rulebook.id(of: subject))
      }
      writer.endArray()
    case .duplicates(let members): ids("duplicates", members, &writer)
    case .kind(let pool):
      writer.key("kind")
      writer.beginObject()
      self.point(pool, &writer)
      writer.endObject()
    case .tie(let pool, let kind):
      writer.key("tie")
      writer.beginObject()
      self.point(pool, &writer)
      writer.key("kind")
      writer.string(kind.rawValue)
      writer.endObject()
    }
    writer.endObject()
  }

  /// The pool of a point, named as in a ruling on it.
  private func point(_ pool: PoolAssignment, _ writer: inout JSONWriter) {
    writer.key("pool")
    writer.string(rulebook.pools[pool.pool].id)
    guard let owner = pool.owner else { return }
    writer.key("owner")
    output.units.writeCode(of: owner, &writer)
  }
}
