import HealthCode

/// Reads what a scanner, a paste or a person typed; console.md "Input".
///
/// Pure and total: any text gives a payload, none is ever guessed at, and what is no code is not kept.
public enum ScanDecoder {
    /// The longest read that is looked at, in bytes of UTF-8; anything longer is no code.
    public static let limit = 4096

    /// Decodes one read.
    ///
    /// Separators at its ends are no part of it. Letters are folded, because Caps Lock is nobody's fault. Two headers
    /// in one read, or a run of letters longer than one code, are ``ScanPayload/twoCodes``; profile 3.12.
    public static func decode(_ text: String) -> ScanPayload {
        guard text.utf8.count <= limit else { return .notACode }
        let read = trimmed(text)
        do {
            return .code(try CodeContent(text: read))
        } catch .twoCodes {
            return .twoCodes
        } catch {
            return person(in: read) ?? KeyboardLayout.hiding(read).map { .wrongLayout($0) } ?? .notACode
        }
    }

    /// The reads of a text that carries several, cut at CR, LF, Tab and ETX; empty ones are left out.
    public static func reads(in text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: isSeparator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x03, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    private static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || isSeparator(scalar)
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isTrimmed(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, isTrimmed(last) { scalars = scalars.dropLast() }
        return String(scalars)
    }

    /// A resident number alone, or beside a name as some card readers type it: `name number` or `number name`.
    private static func person(in read: String) -> ScanPayload? {
        if let number = residentNumber(read[...]) { return .residentNumber(number, name: nil) }
        guard read.utf8.count <= 160 else { return nil }
        let parts = read.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" || $0 == "|" })
        guard (2...4).contains(parts.count), let first = parts.first, let last = parts.last else { return nil }
        if let number = residentNumber(last) {
            return name(parts.dropLast()).map { .residentNumber(number, name: $0) }
        }
        if let number = residentNumber(first) {
            return name(parts.dropFirst()).map { .residentNumber(number, name: $0) }
        }
        return nil
    }

    /// Eighteen characters only: fifteen digits carry no check character and may be any other number.
    private static func residentNumber(_ text: Substring) -> ResidentNumber? {
        text.utf8.count == 18 ? try? ResidentNumber(String(text)) : nil
    }

    private static func name(_ parts: ArraySlice<Substring>) -> String? {
        let name = PlainText.visible(parts.joined(separator: " "))
        guard (1...64).contains(name.count), name.allSatisfy({ $0.isLetter || " ·.'-".contains($0) }) else {
            return nil
        }
        return name
    }
}
