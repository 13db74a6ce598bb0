public import HealthCode

/// A keyboard layout that a scanner's keys may be read through by mistake: scanners press the keys of a US keyboard.
public enum KeyboardLayout: String, CaseIterable, Hashable, Sendable {
    case german, french, czech, spanish, italian, british, japanese, russian, dvorak, fullWidth

    /// What the layout is called.
    public var name: Words { row.name }

    /// What arrives where a US keyboard would give this character; nil for a dead key and for what has no key.
    public func typed(_ character: Character) -> Character? { Self.tables[self]?.typed[character] }

    /// What a US keyboard would have given for this text; nil where a character is not this layout's.
    public func undone(_ text: some StringProtocol) -> String? {
        guard let undone = Self.tables[self]?.undone else { return nil }
        var result = ""
        for character in text {
            guard let key = undone[character] else { return nil }
            result.append(key)
        }
        return result
    }

    /// The layout through which a text has come that would be one whole health code without it; nil where it is a code
    /// as it stands, or no code through any layout. Caps Lock is nobody's fault: codes are read in either case.
    static func hiding(_ text: String) -> KeyboardLayout? {
        guard text.count == CodeContent.textLength else { return nil }
        return allCases.first { layout in
            layout.undone(text).map { (try? CodeContent(text: $0)) != nil } ?? false
        }
    }

    private static let tables: [KeyboardLayout: (typed: [Character: Character], undone: [Character: Character])] =
        Dictionary(
            uniqueKeysWithValues: allCases.map { layout in
                let pairs = zip(Row.keys, layout.row.plain + layout.row.shifted).filter { $0.1 != Row.dead }
                let typed = Dictionary(uniqueKeysWithValues: pairs)
                let undone = Dictionary(pairs.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
                return (layout, (typed, undone))
            })

    /// The keys of a layout in the places of a US keyboard, row by row from the key left of `1` to the one of `/`.
    struct Row {
        let name: Words
        let plain: String
        let shifted: String

        /// Stands for a dead key, which gives nothing by itself, and for a key that is not there.
        static let dead: Character = "\u{25CC}"
        /// The US keyboard's own keys.
        static let plain = #"`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./"#
        static let shifted = ##"~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"##
        static let keys = plain + shifted
    }

    var row: Row {
        switch self {
        case .german:
            Row(
                name: Words(zh: "德语 QWERTZ", en: "German QWERTZ"),
                plain: #"◌1234567890ß◌qwertzuiopü+#asdfghjklöäyxcvbnm,.-"#,
                shifted: ##"°!"§$%&/()=?◌QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"##)
        case .french:
            Row(
                name: Words(zh: "法语 AZERTY", en: "French AZERTY"),
                plain: #"²&é"'(-è_çà)=azertyuiop◌$*qsdfghjklmùwxcvbn,;:!"#,
                shifted: #"◌1234567890°+AZERTYUIOP◌£µQSDFGHJKLM%WXCVBN?./§"#)
        case .czech:
            Row(
                name: Words(zh: "捷克语 QWERTZ", en: "Czech QWERTZ"),
                plain: #";+ěščřžýáíé=◌qwertzuiopú)◌asdfghjklů§yxcvbnm,.-"#,
                shifted: #"◌1234567890%◌QWERTZUIOP/('ASDFGHJKL"!YXCVBNM?:_"#)
        case .spanish:
            Row(
                name: Words(zh: "西班牙语", en: "Spanish"),
                plain: #"º1234567890'¡qwertyuiop◌+çasdfghjklñ◌zxcvbnm,.-"#,
                shifted: #"ª!"·$%&/()=?¿QWERTYUIOP◌*ÇASDFGHJKLÑ◌ZXCVBNM;:_"#)
        case .italian:
            Row(
                name: Words(zh: "意大利语", en: "Italian"),
                plain: #"\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-"#,
                shifted: #"|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_"#)
        case .british:
            Row(
                name: Words(zh: "英国英语", en: "British"),
                plain: #"`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./"#,
                shifted: #"¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?"#)
        case .japanese:
            Row(
                name: Words(zh: "日语 JIS", en: "Japanese JIS"),
                plain: #"◌1234567890-^qwertyuiop@[]asdfghjkl;:zxcvbnm,./"#,
                shifted: ##"◌!"#$%&'()◌=~QWERTYUIOP`{}ASDFGHJKL+*ZXCVBNM<>?"##)
        case .russian:
            Row(
                name: Words(zh: "俄语", en: "Russian"),
                plain: #"ё1234567890-=йцукенгшщзхъ\фывапролджэячсмитьбю."#,
                shifted: #"Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"#)
        case .dvorak:
            Row(
                name: Words(zh: "Dvorak", en: "Dvorak"),
                plain: #"`1234567890[]',.pyfgcrl/=\aoeuidhtns-;qjkxbmwvz"#,
                shifted: ##"~!@#$%^&*(){}"<>PYFGCRL?+|AOEUIDHTNS_:QJKXBMWVZ"##)
        case .fullWidth:
            Row(
                name: Words(zh: "输入法全角", en: "full-width input method"), plain: Self.wide(Row.plain),
                shifted: Self.wide(Row.shifted))
        }
    }

    /// The full-width forms of ASCII, U+FF01 to U+FF5E.
    private static func wide(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    }
}
