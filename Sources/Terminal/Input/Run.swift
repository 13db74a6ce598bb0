/// Characters that follow one another as quickly as a scanner sends them.
struct Run: Hashable, Sendable {
    /// The characters, as far as they are kept.
    var characters: [Character] = []
    /// How many of them were given as keys already.
    var given = 0
    /// When the last one came.
    var time = Duration.zero
    /// When the first one came.
    var began = Duration.zero
    /// The longest time between two.
    var longestGap = Duration.zero
    /// True once it is known to come from a machine.
    var isScan = false
    /// True where it is a health code, perhaps with its beginning in the tail.
    var isCode = false
    /// Characters of the same code that came before the run.
    var before: [Character] = []
    /// True once it went past the limit; then nothing is kept.
    var isTooLong = false
    /// True where STX came before it.
    var hasPrefix = false

    /// True where there is nothing to give.
    var isEmpty: Bool { characters.isEmpty && !isScan && !hasPrefix }
    /// The characters of the code so far.
    var joinedLength: Int { before.count + characters.count }

    /// True where a key that decides about a person is among those not yet given.
    func holdsDecision(_ settings: BurstSettings) -> Bool {
        !isScan && characters[given...].contains(where: settings.decisions.contains)
    }

    /// True where a held key repeats itself: scanners do not send one small letter three times and nothing else.
    var isAutoRepeat: Bool {
        guard characters.count >= 3, let first = characters.first, ("a"..."z").contains(first) else { return false }
        return characters.allSatisfy { $0 == first }
    }
}

/// The line of a paste that is coming in.
struct PasteLine: Hashable, Sendable {
    /// True between the brackets.
    var isOpen = false
    /// The line so far.
    var text = ""
    /// Its length, counted because counting characters is slow.
    var length = 0
    /// True once it went past the limit.
    var isTooLong = false
}
