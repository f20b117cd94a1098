import Assessment
import JSONText
import Rulebook
import Selection

/// The pools of a decision: limits, use, ties.
extension DecisionWriter {
  func perKind(
    _ key: StaticString, _ values: PerKind<Int>, _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginObject()
    for kind in NomineeKind.allCases {
      writer.key(kind.rawValue)
      writer.integer(Int64(values[kind]))
    }
    writer.endObject()
  }

  func pools(_ selection: Selection, _ writer: inout JSONWriter) {
    writer.key("pools")
    writer.beginArray()
    for result in selection.pools {
      let pool = rulebook.pools[result.pool.pool]
      writer.beginObject()
      writer.key("id")
      writer.string(pool.id)
      if let owner = result.pool.owner {
        writer.key("owner")
        output.units.writeCode(of: owner, &writer)
      }
      writer.key("kinds")
      writer.string(pool.kinds.rawValue)
      writer.key("limits")
      writer.beginObject()
      for kind in NomineeKind.allCases {
        writer.key(kind.rawValue)
        if let limit = result.limits[kind] { writer.integer(Int64(limit)) } else { writer.null() }
      }
      writer.endObject()
      perKind("filed", result.filed, &writer)
      perKind("standing", result.standing, &writer)
      perKind("open", result.open, &writer)
      perKind("proposed", result.proposed, &writer)
      perKind("over", result.over, &writer)
      writer.key("exceeded")
      writer.bool(result.isExceeded(pool))
      if let exception = result.exception {
        writer.key("exception")
        writer.string(pool.exceptions[exception].reason.text(options.language))
      }
      keys(result, &writer)
      tied(result, &writer)
      output.references(poolClauses(result.pool), &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  func keys(_ result: PoolResult, _ writer: inout JSONWriter) {
    writer.key("keys")
    writer.beginObject()
    for kind in NomineeKind.allCases {
      writer.key(kind.rawValue)
      writer.beginArray()
      for key in result.keys[kind] { writer.string(rulebook.orderingKeys[key].id) }
      writer.endArray()
    }
    writer.endObject()
  }

  func tied(_ result: PoolResult, _ writer: inout JSONWriter) {
    guard !(result.tied.collective.isEmpty && result.tied.individual.isEmpty) else { return }
    writer.key("tied")
    writer.beginObject()
    ids("collective", result.tied.collective, &writer)
    ids("individual", result.tied.individual, &writer)
    writer.endObject()
  }
}
