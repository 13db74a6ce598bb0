/// Reads a QR symbol of version 5, level L, without mending errors: written from ISO/IEC 18004 for the tests, so that
/// the symbol is not judged by the library that drew it.
struct PlainQRReader {
    let dark: (_ column: Int, _ row: Int) -> Bool
    static let side = 37

    /// The text of the symbol, or nil where it is not version 5-L in alphanumeric mode.
    var text: String? {
        guard let mask else { return nil }
        // 5-L is one block: 108 data code words, in order of placement.
        var bits = BitReader(bits: placedBits(mask: mask).prefix(108 * 8))
        guard bits.take(4) == 0b0010 else { return nil }
        let length = bits.take(9)
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
        var text = ""
        while text.count + 2 <= length {
            let pair = bits.take(11)
            guard pair < 45 * 45 else { return nil }
            text.append(alphabet[pair / 45])
            text.append(alphabet[pair % 45])
        }
        if text.count < length {
            let last = bits.take(6)
            guard last < 45 else { return nil }
            text.append(alphabet[last])
        }
        return text
    }

    /// The mask's number, out of the format information beside the upper left finder; nil if the level is not L.
    private var mask: Int? {
        let columns = [0, 1, 2, 3, 4, 5, 7, 8]
        var format = 0
        for column in columns { format = format << 1 | (dark(column, 8) ? 1 : 0) }
        let unmasked = (format >> 3) ^ 0b10101
        return unmasked >> 3 == 0b01 ? unmasked & 7 : nil
    }

    private func placedBits(mask: Int) -> [Bool] {
        var bits: [Bool] = []
        var right = Self.side - 1
        var isUpward = true
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<Self.side {
                let row = isUpward ? Self.side - 1 - step : step
                for column in [right, right - 1] where !isFunction(column, row) {
                    bits.append(dark(column, row) != isMasked(column, row, mask))
                }
            }
            isUpward.toggle()
            right -= 2
        }
        return bits
    }

    private func isFunction(_ column: Int, _ row: Int) -> Bool {
        let far = Self.side - 8
        if column == 6 || row == 6 { return true }
        if column <= 8, row <= 8 { return true }
        if column >= far, row <= 8 { return true }
        if column <= 8, row >= far { return true }
        return (28...32).contains(column) && (28...32).contains(row)
    }

    private func isMasked(_ j: Int, _ i: Int, _ mask: Int) -> Bool {
        switch mask {
        case 0: (i + j) % 2 == 0
        case 1: i % 2 == 0
        case 2: j % 3 == 0
        case 3: (i + j) % 3 == 0
        case 4: (i / 2 + j / 3) % 2 == 0
        case 5: (i * j) % 2 + (i * j) % 3 == 0
        case 6: ((i * j) % 2 + (i * j) % 3) % 2 == 0
        default: ((i + j) % 2 + (i * j) % 3) % 2 == 0
        }
    }
}

private struct BitReader {
    var bits: ArraySlice<Bool>

    mutating func take(_ count: Int) -> Int {
        var value = 0
        for _ in 0..<count { value = value << 1 | (bits.popFirst() == true ? 1 : 0) }
        return value
    }
}
