import GuoMi
import HealthCode
import TestKit
import Testing

@testable import HealthCodeAPI

/// Random and spoilt octets: nothing traps, what is read is written back to the same value, what is refused is refused
/// with a code of the page.
@Suite struct MutationProperties {
    /// Pieces that a spoilt text may get in its middle.
    private static let pieces: [[UInt8]] =
        [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "\\u", "\\ud83d", "\\u0000",
            "1e999999999999999999999", "-",
            "0", ".", "e", "\"a\":1,", "\"requestId\":\"x\",", "[[[[[[[[[[[[[[[[[", "\n", "\0", "99999999999999999999",
            "\"origin\":{}",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF]]

    private func spoilt(_ octets: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var octets = octets
        for _ in 0...Int(random.next() % 3) {
            let place = octets.isEmpty ? 0 : Int(random.next() % UInt64(octets.count))
            switch random.next() % 6 {
            case 0 where !octets.isEmpty: octets[place] ^= 1 << UInt8(random.next() % 8)
            case 1 where !octets.isEmpty: octets[place] = UInt8(truncatingIfNeeded: random.next())
            case 2 where !octets.isEmpty:
                octets.removeSubrange(place..<min(octets.count, place + 1 + Int(random.next() % 6)))
            case 3 where !octets.isEmpty: octets.removeLast(octets.count - place)
            default: octets.insert(contentsOf: Self.pieces[Int(random.next() % UInt64(Self.pieces.count))], at: place)
            }
        }
        return octets
    }

    @Test func textsOfPieces() {
        let count = Cases.total / 100 * 45
        var random = Cases.generator("JSON texts of pieces", count)
        var taken = 0
        for _ in 0..<count {
            var text: [UInt8] = []
            for _ in 0...Int(random.next() % 6) { text += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }
            taken += check(text)
        }
        #expect(count < 10_000 || taken > 0)
    }

    @Test func spoiltTexts() {
        let count = Cases.total / 100 * 45
        var random = Cases.generator("spoilt JSON texts", count)
        let seeds = JSONTests.accepted.map { Array($0.0.utf8) } + [Samples.checkpoint.octets]
        var taken = 0
        for _ in 0..<count { taken += check(spoilt(seeds[Int(random.next() % UInt64(seeds.count))], &random)) }
        #expect(count < 10_000 || taken > count / 20)
    }

    /// 1 where the text was taken.
    private func check(_ text: [UInt8]) -> Int {
        guard let value = try? JSON(text) else { return 0 }
        let again = try? JSON(value.octets)
        if again != value { Issue.record("KAKOU_SEED=\(Cases.seed): \(text)") }
        return 1
    }

    @Test func spoiltRequests() throws {
        let routes = Route.allCases.filter { $0.requestTable != nil }
        let count = Cases.total / 100 * 9
        var random = Cases.generator("spoilt requests", count)
        let seeds = routes.map { Samples.request($0).octets }
        for _ in 0..<count {
            let index = Int(random.next() % UInt64(routes.count))
            guard let object = (try? JSON(spoilt(seeds[index], &random)))?.object else { continue }
            do throws(WireFault) {
                let read = try Samples.read(routes[index], object)
                // What was taken means the same when it is read again.
                let again = try Samples.read(routes[index], read)
                if again != read { Issue.record("KAKOU_SEED=\(Cases.seed): \(JSON.object(object).text)") }
            } catch {
                if error.status != 200 { Issue.record("KAKOU_SEED=\(Cases.seed): \(error)") }
            }
        }
    }

    @Test func spoiltEnvelopes() throws {
        let key = SM2PrivateKey()
        let count = Cases.total / 100
        var random = Cases.generator("spoilt envelopes", count)
        let common = CommonMembers(route: .applications, custNum: "C", timeStamp: Samples.now, requestId: "R")
        let package = ApplicationRequest(.verify, deviceSn: "SN").bizPackage(common)
        let body = try Envelope.seal(package, key: key, keyId: 1)
        let octets = package.octets
        var verified = 0
        for _ in 0..<count {
            let text = spoilt(body, &random)
            do throws(WireFault) {
                let envelope = try Envelope.parse(text)
                _ = try? CommonMembers(envelope.content, route: .applications)
                // A verification costs a thousand parses in a debug build, so a few of them must do.
                guard verified < 200 else { continue }
                verified += 1
                if envelope.verify(with: key.publicKey), envelope.bizPackage != octets {
                    Issue.record("KAKOU_SEED=\(Cases.seed): \(text)")
                }
            } catch {
                if error.code != .envelopeMalformed || error.status != 400 { Issue.record("\(error)") }
            }
        }
    }
}
