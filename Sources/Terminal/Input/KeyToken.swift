public import Cells

/// What the terminal's octets say, before anybody asks whether a person or a scanner sent them.
public enum KeyToken: Hashable, Sendable {
    /// A key, or a character of a scan.
    case key(Key)
    /// A bracketed paste begins.
    case pasteBegan
    /// A character inside a paste; line breaks, tabs and ETX are themselves, other control characters are left out.
    case pasted(Unicode.Scalar)
    /// The paste ends.
    case pasteEnded
}
