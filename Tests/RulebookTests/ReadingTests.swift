import CaseSupport
import JSONText
import Testing

@testable import Rulebook

@Suite struct ReadingTests {
  /// One value of one reading, by index.
  struct Choice: Sendable, CustomTestStringConvertible {
    let reading: Int
    let value: Int
    let name: String

    var testDescription: String { name }

    static func all() throws -> [Choice] {
      let readings = try Rulebook.builtIn(Rulebooks.defaultId).readings
      return readings.indices.flatMap { reading in
        readings[reading].values.indices.map { value in
          Choice(
            reading: reading, value: value,
            name: "\(readings[reading].id) = \(readings[reading].values[value].id)")
        }
      }
    }
  }

  /// Every value can be chosen, is then in force, and says what stands in the rulebook.
  @Test(arguments: try Choice.all())
  func everyValueOpens(_ choice: Choice) throws {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    let chosen = try rulebook.overruling([(choice.reading, choice.value)])
    #expect(chosen.valuesInForce[choice.reading] == choice.value)
    for index in rulebook.readings.indices where index != choice.reading {
      #expect(chosen.valuesInForce[index] == rulebook.valuesInForce[index])
    }
    let value = rulebook.readings[choice.reading].values[choice.value]
    let text = try RulebookText.choosing(value, in: rulebook.source)
    try JSONParser().withDocument(text) { document throws(Fault) in
      for change in value.changes {
        let node = RulebookPath.resolve(change.path, in: document.root)
        #expect(node?.rawText.compactJSON == change.value.compactJSON, "\(change.path)")
      }
    }
  }

  /// A value other than the default changes the text: a reading that does nothing
  /// would be a promise not kept.
  @Test(arguments: try Choice.all())
  func onlyTheDefaultChangesNothing(_ choice: Choice) throws {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    let reading = rulebook.readings[choice.reading]
    let text = try RulebookText.choosing(reading.values[choice.value], in: rulebook.source)
    let isSame =
      String(decoding: text, as: UTF8.self).compactJSON
      == String(decoding: rulebook.source, as: UTF8.self).compactJSON
    #expect(isSame == (choice.value == reading.defaultValue))
  }

  @Test func allDefaultsChangeNothing() throws {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    let defaults = rulebook.readings.indices.filter { !rulebook.readings[$0].values.isEmpty }
      .map { (reading: $0, value: rulebook.readings[$0].defaultValue) }
    let same = try rulebook.overruling(defaults)
    #expect(same.valuesInForce == rulebook.valuesInForce)
    #expect(same.source == rulebook.source)
    let deepest = rulebook.criteria.map { "\($0.id) \($0.threshold) \($0.inForce) \($0.minimum)" }
    #expect(same.criteria.map { "\($0.id) \($0.threshold) \($0.inForce) \($0.minimum)" } == deepest)
  }

  /// Any two readings can be chosen together, and each holds what it says unless the
  /// other speaks of the same place.
  @Test func anyTwoOpenTogether() throws {
    let rulebook = try Rulebook.builtIn(Rulebooks.defaultId)
    var generator = SplitMix64(seed: 3)
    let choices = try Choice.all().filter {
      $0.value != rulebook.readings[$0.reading].defaultValue
    }
    for _ in 0..<60 {
      let (one, other) = (generator.pick(choices), generator.pick(choices))
      guard one.reading != other.reading else { continue }
      let both = try rulebook.overruling([(one.reading, one.value), (other.reading, other.value)])
      let turned = try rulebook.overruling([(other.reading, other.value), (one.reading, one.value)])
      #expect(both.valuesInForce == turned.valuesInForce)
      #expect(both.valuesInForce[one.reading] == one.value, "\(one.name), \(other.name)")
      #expect(both.valuesInForce[other.reading] == other.value, "\(one.name), \(other.name)")
    }
  }

  /// The readings of the guidance are 45, each a parameter or with a reason for none.
  @Test func everyReadingIsThere() throws {
    let readings = try Rulebook.builtIn(Rulebooks.defaultId).readings
    #expect(readings.map(\.id) == (1...45).map { "A-\($0)" })
    for reading in readings {
      #expect(reading.values.isEmpty == (reading.fixed != nil), "\(reading.id)")
      #expect(reading.values.count != 1, "\(reading.id) has one value only")
      #expect(Set(reading.values.map(\.id)).count == reading.values.count, "\(reading.id)")
    }
  }
}
