import JSONText
import Rulebook
import Selection

/// What another reading would change in a round.
struct ReadingEffect {
  struct Change {
    /// The nomination, by index.
    let nomination: Int
    let from: Standing
    let to: Standing
  }

  /// A reading and the value tried out, by index.
  let reading: Int
  let value: Int
  var changes: [Change] = []
  /// Why the round cannot be decided under it.
  var problem: Problem?
}

extension RoundDecision {
  /// Decides the round under every value of every reading that is not in force, one
  /// at a time, and says which standings change.
  func readingEffects(for given: DecisionEngine) -> [ReadingEffect] {
    var effects: [ReadingEffect] = []
    for (reading, rule) in rulebook.readings.enumerated() {
      for value in rule.values.indices where value != rulebook.valuesInForce[reading] {
        effects.append(effect(ofReading: reading, value, given))
      }
    }
    return effects
  }

  private func effect(
    ofReading reading: Int, _ value: Int, _ given: DecisionEngine
  ) -> ReadingEffect {
    var effect = ReadingEffect(reading: reading, value: value)
    do throws(Fault) {
      let request = try RoundRequest(document, for: given, alternative: (reading, value))
      let other = try RoundDecision(request, document)
      guard let before = selection?.placements, let after = other.selection?.placements else {
        return effect
      }
      for (index, (one, two)) in zip(before, after).enumerated()
      where one.standing != two.standing {
        effect.changes.append(
          ReadingEffect.Change(nomination: index, from: one.standing, to: two.standing))
      }
    } catch {
      effect.problem = document.problem(error)
    }
    return effect
  }
}
