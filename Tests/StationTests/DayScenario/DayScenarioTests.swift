import Checkpoint
import Foundation
import HealthCode
import Station
import Synchronization
import Testing

/// A day at a gate in a minute: 3,000 people, four outages, a power cut, a clock two hours wrong, a full disk. At its end
/// the ledger, the service and the audit say the same of every one of them.
@Suite struct DayScenarioTests {
    static let seeds: [UInt64] = Environment.isFull ? Array(1...20) : [38_963]

    @Test(arguments: seeds) func aDayEndsInExactAgreement(_ seed: UInt64) throws {
        let day = Day(seed: seed)
        day.run()
        let world = day.world
        let rows = world.ledger.rows
        let effects = world.service.effects

        // Everybody was answered, once a scan, and every scan that was called recorded is on the disk.
        #expect(world.answered.count == day.scans, "seed \(seed)")
        var unrecorded: Set<String> = []
        for answer in world.answered {
            switch answer.recording {
            case .recorded(let id, _): #expect(world.ledger.row(id) != nil, "seed \(seed): \(id)")
            case .notRecorded(let failure):
                #expect(failure.cause == .diskFull, "seed \(seed)")
                unrecorded.insert(answer.scan.requestId)
            }
        }
        #expect(!unrecorded.isEmpty && unrecorded.count < 100)

        // The ledger and the service agree on every row; beyond them the service knows only scans of the full disk.
        #expect(rows.allSatisfy { $0.row.state == .done && $0.receipts == 1 }, "seed \(seed)")
        let ids = Set(rows.map(\.row.requestId))
        #expect(ids.isSubset(of: effects.keys))
        #expect(Set(effects.keys).subtracting(ids).isSubset(of: unrecorded), "seed \(seed)")
        #expect(world.service.contentFaults.isEmpty)

        // Every effect is dated by when it was, whatever the wall clock said. A second scan of somebody whose row has no
        // answer yet asks under that row's number, and the service then dates the row by it.
        for (id, effect) in effects {
            let truth = [try #require(day.truth[id], "\(id)")] + (day.truth[id + "-again"].map { [$0] } ?? [])
            #expect(truth.contains { abs(effect.scannedAt - $0) <= 4_000 }, "seed \(seed): \(id)")
        }

        // The audit tells the same story: each row came once and was settled once, and nothing else happened to it.
        var came: [String: Int] = [:]
        var settled: [String: Int] = [:]
        for entry in world.ledger.audit {
            let words = entry.split(separator: " ").map(String.init)
            if words[0] == "scan" { came[words[1], default: 0] += 1 }
            if words[0] == "done" { settled[words[1], default: 0] += 1 }
            #expect(words[0] != "dead" && words[0] != "held", "seed \(seed): \(entry)")
        }
        #expect(came == Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }), "seed \(seed)")
        #expect(settled == came, "seed \(seed)")

        // The two hours were said when they came and when they went; every outage was noticed and came to its end.
        let skews = world.reports.compactMap { if case .clockSkew(let ahead) = $0 { ahead } else { nil } }
        #expect(skews.first.map { abs($0 - 7_200_000) < 5_000 } == true && skews.last == 0, "\(skews)")
        let causes = Set(
            world.reports.compactMap { report -> FailureCause? in
                if case .link(.offline(let cause, _)) = report { cause } else { nil }
            })
        #expect(causes.isSuperset(of: [.refused, .timedOut, .foreign, .busy]), "\(causes)")
        for cost in day.costs { #expect(cost.requests <= 100, "\(cost)") }
        try day.record()
        if seed == 38_963 {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let page = try String(
                contentsOf: root.appending(path: "Sources/kakou/kakou.docc/Day.md"), encoding: .utf8)
            #expect(page.contains(day.text), "Day.md is not this day: KAKOU_RECORD writes the new one")
        }
    }

    @Test func theSameSeedGivesTheSameDay() {
        let (one, other) = (Day(seed: 7, people: 300), Day(seed: 7, people: 300))
        one.run()
        other.run()
        #expect(one.text == other.text)
    }
}

/// The script of the day and what came of it.
final class Day: Sendable {
    /// What a part of the day cost the service.
    struct Cost: Sendable, CustomStringConvertible {
        let name: String
        let requests: Int
        var description: String { "\(name): \(requests) requests" }
    }

    private struct State {
        var truth: [String: Instant] = [:]
        var scans = 0
        var marks: [(at: Int64, text: String)] = []
        var costs: [Cost] = []
    }

    let world: World
    private let seed: UInt64
    private let people: Int
    private let state = Mutex(State())

    private static let hour: Int64 = 3_600_000
    /// 07:00 to 19:00, and an hour to come to rest.
    private static let length: Int64 = 12 * hour

    init(seed: UInt64, people: Int = 3_000) {
        self.seed = seed
        self.people = people
        world = World(seed: seed)
    }

    /// When each scan truly happened.
    var truth: [String: Instant] { state.withLock { $0.truth } }
    var scans: Int { state.withLock { $0.scans } }
    var costs: [Cost] { state.withLock { $0.costs } }

    func run() {
        let hour = Self.hour
        world.service.set(lossBefore: 10, lossAfter: 20, doubled: 20, latency: 10...400)
        arrivals()
        outage("一号断网 network cable", .down, from: hour + 600_000, minutes: 60)
        outage("二号断网 black hole", .blackHole, from: 4 * hour, minutes: 20)
        outage("三号断网 captive portal", .portal, from: 6 * hour, minutes: 45)
        outage("四号断网 service busy", .busy, from: 9 * hour, minutes: 30)
        at(3 * hour, "时钟快两小时 the clock goes two hours wrong") { $0.simulation.setWallError(7_200_000) }
        at(8 * hour, "校时 the clock is set") { $0.simulation.setWallError(0) }
        // The power cut falls into an outage, with rows waiting.
        at(hour + 2_400_000, "停电重启 power cut and reboot") { world in
            world.simulation.reboot()
            world.crash()
        }
        at(5 * hour, "程序被杀 the program is killed") { $0.crash() }
        at(7 * hour + 600_000, "磁盘已满 the disk is full") { $0.ledger.fail(LedgerFailure(.diskFull)) }
        at(7 * hour + 1_200_000, "磁盘恢复 the disk has room again") { $0.ledger.fail(nil) }
        world.start()
        world.simulation.run(until: Self.length)
        world.service.set()
        world.simulation.run(until: Self.length + hour)
    }

    private func at(_ time: Int64, _ text: String, _ act: @escaping @Sendable (World) -> Void) {
        world.simulation.at(time) { [self] in
            mark(time, text)
            act(world)
        }
    }

    private func mark(_ time: Int64, _ text: String) { state.withLock { $0.marks.append((time, text)) } }

    private func outage(_ name: String, _ way: ModelService.Way, from: Int64, minutes: Int64) {
        let box = Counter()
        at(from, "\(name): begins") { world in
            box.set(world.service.requests.count)
            world.service.way = way
        }
        at(from + minutes * 60_000, "\(name): ends") { [self] world in
            world.service.way = .open
            let requests = world.service.requests.count - box.value
            state.withLock { $0.costs.append(Cost(name: name, requests: requests)) }
        }
    }

    /// People come in two rushes; one in thirty is scanned again, most that were not verified are decided on by hand.
    private func arrivals() {
        let simulation = world.simulation
        for person in 0..<people {
            let rush = simulation.roll(0...2)
            let time =
                switch rush {
                case 0: simulation.roll(10_000...2 * Self.hour)
                case 1: simulation.roll(9 * Self.hour...11 * Self.hour)
                default: simulation.roll(10_000...Self.length - 60_000)
                }
            if simulation.chance(10) { world.service.setGrade(.high, of: World.code(person).codeId) }
            let id = "p\(person)"
            scan(id, person, at: time)
            if simulation.chance(33) { scan("\(id)-again", person, at: time + simulation.roll(4_000...20_000)) }
            let decision = simulation.roll(0...9)
            let decided = time + simulation.roll(3_500...9_000)
            simulation.at(decided) { [self] in
                guard decision < 8, world.ledger.row(id)?.shown == .recorded else { return }
                world.station?.wake()
                world.station?.decide(id, decision < 7 ? .admitted : .refused)
            }
        }
    }

    private func scan(_ id: String, _ person: Int, at time: Int64) {
        world.simulation.at(time) { [self] in
            state.withLock { state in
                state.truth[id] = world.simulation.trueTime
                state.scans += 1
            }
            world.station?.verify(world.scan(id, person: person))
        }
    }

    // MARK: the recording

    /// The day as text: what happened, what the status bar and the uploader said, and the numbers of every hour.
    var text: String {
        var lines = ["卡口一日 a day at the gate, seed \(seed), \(people) sample people", ""]
        lines += ["hour  scans  verified  recorded only  not recorded"]
        let times = world.times { if case .answered = $0 { true } else { false } }
        var table: [Int64: (Int, Int, Int, Int)] = [:]
        for (time, answer) in zip(times, world.answered) {
            var row = table[time / Self.hour] ?? (0, 0, 0, 0)
            row.0 += 1
            if case .judged = answer.outcome { row.1 += 1 } else if answer.recording.isRecorded { row.2 += 1 }
            if !answer.recording.isRecorded { row.3 += 1 }
            table[time / Self.hour] = row
        }
        for (hour, row) in table.sorted(by: { $0.key < $1.key }) {
            lines.append("\(Self.clock(hour * Self.hour))  \(row.0)  \(row.1)  \(row.2)  \(row.3)")
        }
        lines += ["", "what happened"]
        var events = state.withLock { $0.marks }
        let links = world.reports.compactMap { if case .link(let state) = $0 { state } else { nil } }
        var last: Bool?
        for (time, link) in zip(world.times { if case .link = $0 { true } else { false } }, links)
        where link.isOnline != last {
            last = link.isOnline
            switch link {
            case .offline(let cause, _):
                events.append((time, "离线 offline: \(cause.row.words.zh) \(cause.row.words.en)"))
            default: events.append((time, "在线 online"))
            }
        }
        let skews = world.reports.compactMap { if case .clockSkew(let ahead) = $0 { ahead } else { nil } }
        for (time, ahead) in zip(world.times { if case .clockSkew = $0 { true } else { false } }, skews) {
            events.append((time, "时钟差 clock off by \(ahead / 1_000) s"))
        }
        for event in events.sorted(by: { ($0.at, $0.text) < ($1.at, $1.text) }) {
            lines.append("\(Self.clock(event.at))  \(event.text)")
        }
        lines += ["", "what the outages cost"] + costs.map(\.description)
        let rows = world.ledger.rows
        lines += [
            "", "at the end",
            "rows \(rows.count), done \(rows.count { $0.row.state == .done }), effects \(world.service.effects.count), "
                + "audit entries \(world.ledger.audit.count), alerts \(world.ledger.alerts.count)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes the recording where `KAKOU_RECORD` says.
    func record() throws {
        guard let path = Environment.value("KAKOU_RECORD") else { return }
        try Environment.write(text, to: path)
    }

    /// HH:mm:ss of the day, which begins at seven.
    private static func clock(_ time: Int64) -> String {
        let seconds = time / 1_000 + 7 * 3_600
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
    }
}

/// A number that two lines of a script share.
private final class Counter: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func set(_ value: Int) { number.withLock { $0 = value } }
}
