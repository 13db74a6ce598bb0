/// By what time and length a scanner's burst is told from a person's keys.
public struct BurstSettings: Hashable, Sendable {
    /// The longest time between two keys of a burst; 30 ms.
    public var threshold: Duration = .milliseconds(30)
    /// How long a key is held back where one letter is a command; 40 ms.
    public var hold: Duration = .milliseconds(40)
    /// How long a key that decides about a person is held back everywhere; 60 ms.
    public var decisionHold: Duration = .milliseconds(60)
    /// The keys that decide about a person: admit, hold, refuse.
    public var decisions: Set<Character> = ["+", "*", "-"]
    /// The fewest keys that make a burst; 6.
    public var minimumKeys = 6
    /// The most characters of one scan; 4,096. A longer one is dropped whole.
    public var maximumLength = 4_096
    /// How long half a health code is waited for, as a slow line may cut it anywhere; 1 s.
    public var codeGap: Duration = .seconds(1)
    /// How long a second terminator after a scan is swallowed (CR and LF); 100 ms.
    public var quiet: Duration = .milliseconds(100)
    /// After which time Escape is a key and no longer the beginning of a sequence; 25 ms, over a network 100 ms.
    public var escapeDelay: Duration = .milliseconds(25)
    /// How long the rest of a sequence or character that surely goes on is waited for; 500 ms.
    public var sequenceDelay: Duration = .milliseconds(500)

    /// The settings as they are where nobody says otherwise.
    public init() {}
}
