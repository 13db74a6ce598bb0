extension Instant {
    /// UTC+8 in milliseconds.
    private static let zone: Int64 = 8 * 3_600_000
    private static let dayLength: Int64 = 86_400_000

    /// Reads yyyyMMddHHmmssSSS in UTC+8; nil unless it is 17 ASCII digits of a time that exists.
    public init?(c17: String) {
        guard let instant = Instant(digits: c17, count: 17) else { return nil }
        self = instant
    }

    /// Reads yyyyMMddHHmmss in UTC+8; nil unless it is 14 ASCII digits of a time that exists.
    public init?(c14: String) {
        guard let instant = Instant(digits: c14, count: 14) else { return nil }
        self = instant
    }

    /// Hours run from 00 to 23 and seconds from 00 to 59: neither 24:00 nor a leap second is a time here.
    private init?(digits text: String, count: Int) {
        var text = text
        let parsed = text.withUTF8 { octets -> Int64? in
            guard octets.count == count else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var value = 0
                for index in range {
                    guard case 0x30...0x39 = octets[index] else { return nil }
                    value = value * 10 + Int(octets[index] - 0x30)
                }
                return value
            }
            guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
                let hour = number(8..<10), let minute = number(10..<12), let second = number(12..<14),
                let fraction = count == 17 ? number(14..<17) : 0,
                let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
            else { return nil }
            let time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
            return Int64(date.daysSince1970) * Instant.dayLength + Int64(time) - Instant.zone
        }
        guard let parsed else { return nil }
        milliseconds = parsed
    }

    /// yyyyMMddHHmmssSSS in UTC+8, held within the years 1 to 9999.
    public var c17: String { fields.c17 }

    /// yyyyMMddHHmmss in UTC+8, held within the years 1 to 9999.
    public var c14: String { String(fields.c17.prefix(14)) }

    /// HH:mm:ss in UTC+8.
    public var clock: String {
        let fields = fields
        return Digits.padded(fields.hour, 2) + ":" + Digits.padded(fields.minute, 2) + ":"
            + Digits.padded(fields.second, 2)
    }

    /// MM-dd in UTC+8.
    public var monthDay: String {
        let date = fields.date
        return Digits.padded(date.month, 2) + "-" + Digits.padded(date.day, 2)
    }

    /// The calendar day in UTC+8.
    public var date: CivilDate { fields.date }

    /// The number of the day in UTC+8 since 1970-01-01, which the daily limits count by.
    public var day: Int32 { Int32(clamping: fields.date.daysSince1970) }

    private var fields: Fields {
        let lowest = Int64(CivilDate.firstDay) * Instant.dayLength
        let highest = Int64(CivilDate.lastDay + 1) * Instant.dayLength - 1
        let local = min(max(adding(milliseconds: Instant.zone).milliseconds, lowest), highest)
        var days = local / Instant.dayLength
        var rest = local % Instant.dayLength
        if rest < 0 {
            days -= 1
            rest += Instant.dayLength
        }
        return Fields(date: CivilDate(daysSince1970: Int(days)), millisecondsOfDay: Int(rest))
    }

    /// The parts of a local time.
    private struct Fields {
        let date: CivilDate
        let millisecondsOfDay: Int

        var hour: Int { millisecondsOfDay / 3_600_000 }
        var minute: Int { millisecondsOfDay / 60_000 % 60 }
        var second: Int { millisecondsOfDay / 1000 % 60 }

        var c17: String {
            Digits.padded(date.year, 4) + Digits.padded(date.month, 2) + Digits.padded(date.day, 2)
                + Digits.padded(hour, 2) + Digits.padded(minute, 2) + Digits.padded(second, 2)
                + Digits.padded(millisecondsOfDay % 1000, 3)
        }
    }
}
