import Cells

/// Makes keys of octets: UTF-8, control characters, escape sequences and paste brackets, however the reads cut them.
///
/// Answers that the terminal sends by itself are swallowed. Broken UTF-8 becomes U+FFFD. Memory is bounded: a sequence
/// that grows past 64 octets is dropped.
public struct KeyParser: Sendable {
    private enum State: Hashable {
        case ground
        /// An escape sequence so far, its Escape included.
        case escape([UInt8])
        /// Inside a device's answer that ends in BEL or `ESC \`.
        case answer(previous: UInt8)
        /// A UTF-8 sequence so far, and how long it will be.
        case scalar([UInt8], length: Int)
    }

    private static let maximumSequence = 64
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    private let table: KeyTable
    private var state = State.ground
    private var isPasting = false

    /// A parser for the sequences of a table.
    public init(_ table: KeyTable = .standard) {
        self.table = table
    }

    /// How sure it is that more octets follow.
    public enum Expectation: Hashable, Sendable {
        /// Nothing is open.
        case nothing
        /// An Escape that may be the key alone.
        case perhaps
        /// A sequence or a character that is only half there.
        case surely
    }

    /// Whether the octets so far could go on.
    public var expectation: Expectation {
        switch state {
        case .ground: .nothing
        case .escape(let sequence): sequence.count <= 2 && !isPasting ? .perhaps : .surely
        case .answer, .scalar: .surely
        }
    }

    /// Takes one octet.
    public mutating func feed(_ octet: UInt8) -> [KeyToken] {
        switch state {
        case .ground: return ground(octet)
        case .escape(let sequence): return escape(sequence, octet)
        case .answer(let previous):
            let isOver = octet == 0x07 || (previous == 0x1B && octet == UInt8(ascii: "\\"))
            state = isOver ? .ground : .answer(previous: octet)
            return []
        case .scalar(let octets, let length): return scalar(octets, length, octet)
        }
    }

    /// Nothing more came in time: an Escape alone is the key, half a sequence is given as its characters.
    public mutating func timeOut() -> [KeyToken] {
        defer { state = .ground }
        switch state {
        case .ground, .answer: return []
        case .scalar: return [emit("\u{FFFD}")]
        case .escape(let sequence):
            if isPasting { return [] }
            let rest = sequence.dropFirst().filter { $0 >= 0x20 && $0 < 0x7F }
            return [.key(.escape)] + rest.map { .key(.character(Character(Unicode.Scalar($0)))) }
        }
    }

    private func emit(_ scalar: Unicode.Scalar) -> KeyToken {
        isPasting ? .pasted(scalar) : .key(.character(Character(scalar)))
    }

    private mutating func ground(_ octet: UInt8) -> [KeyToken] {
        switch octet {
        case 0x1B:
            state = .escape([octet])
            return []
        case 0x00..<0x20, 0x7F:
            return isPasting ? pastedControl(octet) : [.key(Self.control(octet))]
        case 0x20..<0x7F:
            return [emit(Unicode.Scalar(octet))]
        default:
            guard let length = Self.length(leading: octet) else { return [emit("\u{FFFD}")] }
            state = .scalar([octet], length: length)
            return []
        }
    }

    private func pastedControl(_ octet: UInt8) -> [KeyToken] {
        switch octet {
        case 0x03, 0x09, 0x0A, 0x0D: [.pasted(Unicode.Scalar(octet))]
        default: []
        }
    }

    private mutating func scalar(_ octets: [UInt8], _ length: Int, _ octet: UInt8) -> [KeyToken] {
        guard octet & 0xC0 == 0x80 else {
            state = .ground
            return [emit("\u{FFFD}")] + ground(octet)
        }
        let octets = octets + [octet]
        guard octets.count == length else {
            state = .scalar(octets, length: length)
            return []
        }
        state = .ground
        var iterator = octets.makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), octets.count == UTF8.width(scalar) else {
            return [emit("\u{FFFD}")]
        }
        guard scalar.value >= 0xA0 else { return [] }
        return [emit(scalar)]
    }

    private mutating func escape(_ sequence: [UInt8], _ octet: UInt8) -> [KeyToken] {
        if isPasting { return pastedEscape(sequence, octet) }
        if octet == 0x1B {
            state = .escape([octet])
            return sequence.count == 1 ? [.key(.escape)] : []
        }
        let next = sequence + [octet]
        if sequence.count == 1 {
            switch octet {
            case UInt8(ascii: "["), UInt8(ascii: "O"):
                state = .escape(next)
                return []
            case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
                state = .answer(previous: octet)
                return []
            default:
                state = .ground
                return [.key(.escape)] + ground(octet)
            }
        }
        return finish(next, octet)
    }

    private mutating func finish(_ sequence: [UInt8], _ octet: UInt8) -> [KeyToken] {
        guard octet >= 0x20 && octet < 0x7F else {
            state = .ground
            return ground(octet)
        }
        let isOpening = sequence.count == 3 && octet == UInt8(ascii: "[")
        let isWhole = sequence[1] == UInt8(ascii: "O") || (octet >= 0x40 && !isOpening)
        guard isWhole else {
            state = sequence.count < Self.maximumSequence ? .escape(sequence) : .ground
            return []
        }
        state = .ground
        if sequence == Array("\u{1B}[200~".utf8) {
            isPasting = true
            return [.pasteBegan]
        }
        return table.key(for: sequence).map { [.key($0)] } ?? []
    }

    /// Inside a paste only its end is a sequence; whatever else follows an Escape is pasted without it.
    private mutating func pastedEscape(_ sequence: [UInt8], _ octet: UInt8) -> [KeyToken] {
        let next = sequence + [octet]
        if next == Self.pasteEnd {
            state = .ground
            isPasting = false
            return [.pasteEnded]
        }
        if Self.pasteEnd.starts(with: next) {
            state = .escape(next)
            return []
        }
        state = .ground
        return sequence.dropFirst().map { .pasted(Unicode.Scalar($0)) } + ground(octet)
    }

    /// Ends a paste whose end never came.
    mutating func abandonPaste() {
        isPasting = false
        state = .ground
    }

    private static func length(leading octet: UInt8) -> Int? {
        switch octet {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }

    private static func control(_ octet: UInt8) -> Key {
        switch octet {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(octet + 0x60)))
        default: .control(Character(Unicode.Scalar(octet + 0x40)))
        }
    }
}
