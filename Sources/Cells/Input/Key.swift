/// A key as a person presses it.
public enum Key: Hashable, Sendable {
    /// A printable character, with its combining marks.
    case character(Character)
    /// Return, line feed or the keypad's Enter.
    case enter
    /// Tab.
    case tab
    /// Shift and Tab.
    case backTab
    /// The key that removes the character to the left.
    case backspace
    /// The key that removes the character under the cursor.
    case delete
    /// Escape, alone.
    case escape
    /// The arrow up.
    case up
    /// The arrow down.
    case down
    /// The arrow left.
    case left
    /// The arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// Insert.
    case insert
    /// A function key, 1 to 24.
    case function(Int)
    /// Control and a letter, in lower case: `.control("p")`; also `@ [ \ ] ^ _`.
    case control(Character)
}
