import JSONText
import Rulebook

extension DecisionEngine {
  /// `check`: every fault of a rulebook, each with its place.
  public static func check(_ input: JSONInput, into writer: inout JSONWriter) -> Status {
    run(&writer) { writer throws(Problem) in
      try JSONParser.requireSize(input, maxBytes: RulebookLimits.maxBytes)
      let (problems, rulebook) = Rulebook.faults(in: input.copy)
      if let problem = problems.first, problem.code.problemClass != .request,
        problem.code.problemClass != .rulebook, problem.code != .jsonDuplicateKey,
        problem.code != .textTooLong
      {
        throw problem
      }
      writer.beginObject()
      writer.key("schemaVersion")
      writer.integer(1)
      writer.key("valid")
      writer.bool(problems.isEmpty)
      writer.key("faults")
      writer.beginArray()
      for problem in problems { writer.problem(problem) }
      writer.endArray()
      if let rulebook {
        writer.key("rulebook")
        writer.beginObject()
        writer.key("id")
        writer.string(rulebook.id)
        writer.key("version")
        writer.string(rulebook.version)
        writer.endObject()
      }
      writer.endObject()
    }
  }
}
