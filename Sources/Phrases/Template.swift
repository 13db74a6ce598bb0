public import HealthCode

/// What may stand in a placeholder: something that has words in both languages.
public protocol Placeable: Sendable {
    /// The words that are put in.
    var placed: Words { get }
}

extension String: Placeable {
    /// The same in both languages.
    public var placed: Words { Words(zh: self, en: self) }
}

extension Int: Placeable {
    /// In decimal.
    public var placed: HealthCode.Words { HealthCode.Words(zh: String(self), en: String(self)) }
}

extension Words: Placeable {
    /// Itself.
    public var placed: Words { self }
}

/// A phrase with numbered places, `{1}` to `{9}`, and the type of what stands in each: a call with a missing or a
/// wrong value does not compile, and a language may put the places in its own order.
public struct Template<each Value: Placeable>: Sendable {
    /// The phrase with its places.
    public let words: Words

    /// A phrase.
    init(zh: String, en: String) {
        words = Words(zh: zh, en: en)
    }

    /// The phrase with its places filled.
    public func callAsFunction(_ value: repeat each Value) -> Words {
        var placed: [Words] = []
        for item in repeat each value { placed.append(item.placed) }
        return Words(zh: Self.fill(words.zh, placed.map(\.zh)), en: Self.fill(words.en, placed.map(\.en)))
    }

    /// How many places there are.
    public var places: Int {
        var count = 0
        for _ in repeat (each Value).self { count += 1 }
        return count
    }

    /// What is put in is never looked at for places again, so a name of `{2}` stays a name.
    private static func fill(_ phrase: String, _ values: [String]) -> String {
        var filled = ""
        var rest = phrase[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            let place = rest[open...].prefix(3)
            if place.count == 3, place.last == "}", let number = place.dropFirst().first?.wholeNumberValue,
                values.indices.contains(number - 1)
            {
                filled += values[number - 1]
                rest = rest[place.endIndex...]
            } else {
                filled.append("{")
                rest = rest[rest.index(after: open)...]
            }
        }
        return filled + rest
    }
}
