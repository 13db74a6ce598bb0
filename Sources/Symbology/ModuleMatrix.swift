/// The square of dark and light modules that a symbol consists of, without its quiet zone.
public struct ModuleMatrix: Hashable, Sendable {
    /// Modules on a side.
    public let width: Int
    /// Rows from the top, each `width` modules from the left; true is dark.
    public let rows: [[Bool]]

    /// A matrix of given rows.
    /// - Returns: nil where the rows do not make a square of at least one module.
    public init?(rows: [[Bool]]) {
        guard !rows.isEmpty, rows.allSatisfy({ $0.count == rows.count }) else { return nil }
        self.width = rows.count
        self.rows = rows
    }

    /// Reads `imgStream` back.
    /// - Returns: nil where the octets are not `width` rows of ceil(width / 8).
    public init?(packed: [UInt8], width: Int) {
        guard width > 0, width <= 1024 else { return nil }
        let stride = (width + 7) / 8
        guard packed.count == stride * width else { return nil }
        self.width = width
        self.rows = (0..<width).map { row in
            (0..<width).map { column in packed[row * stride + column / 8] & (0x80 >> UInt8(column % 8)) != 0 }
        }
    }

    /// Whether a module is dark; outside the matrix everything is light.
    public func isDark(_ column: Int, _ row: Int) -> Bool {
        guard rows.indices.contains(row), rows[row].indices.contains(column) else { return false }
        return rows[row][column]
    }

    /// The octets of `imgStream` before base64 (protocol 3.21.13): rows of ceil(width / 8) octets, most significant
    /// bit first, 1 is dark, the last octet of a row filled with light.
    public var packed: [UInt8] {
        let stride = (width + 7) / 8
        var octets = [UInt8](repeating: 0, count: stride * width)
        for (row, modules) in rows.enumerated() {
            for (column, isDark) in modules.enumerated() where isDark {
                octets[row * stride + column / 8] |= 0x80 >> UInt8(column % 8)
            }
        }
        return octets
    }
}
