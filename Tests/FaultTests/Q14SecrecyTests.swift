import Foundation
import Glibc
import Testing

/// Q14: nobody's name or number stands in a file of the device in clear, and no core is ever written.
@Suite(.serialized) struct Q14SecrecyTests {
    /// A sample person as `people list` gives one.
    struct Person: Decodable {
        let name: String
        let certType: String
        let certNum: String
    }

    @Test func noFileOfTheDeviceNamesAnybody() throws {
        let site = try FaultSite()
        let list = try site.run("people", "list", "--data-dir", site.serviceDirectory, "--json")
        let people = try JSONDecoder().decode([Person].self, from: Data(list.utf8))
        let residents = people.filter { $0.certType == "10" }
        #expect(residents.count > 20)

        // Documents offline and online, codes online: everything that brings a name near the disk.
        let gate = try GateProcess(["verify", "-", "--json", "--offline", "--data-dir", site.deviceDirectory])
        for person in residents.prefix(20) { gate.type("\(person.name) \(person.certNum)") }
        gate.finishTyping()
        let offline = gate.rest().compactMap(VerifyLine.init)
        gate.wait()
        #expect(offline.count == 20)
        let recorded = offline.filter(\.isRecorded).count
        #expect(recorded == offline.count)
        let export = site.root + "/queue.kakou"
        try site.run("queue", "export", export, "--data-dir", site.deviceDirectory)
        #expect(FileManager.default.fileExists(atPath: export))
        let texts = try Self.contents(site.deviceDirectory) + [Data(contentsOf: URL(filePath: export))]
        var found = expectNobody(people, in: texts, "before the upload")

        let online = try GateProcess(["verify", "-", "--json", "--data-dir", site.deviceDirectory])
        for person in residents.suffix(10) { online.type("\(person.name) \(person.certNum)") }
        online.finishTyping()
        let lines = online.rest()
        online.wait()
        #expect(lines.count == 10)
        #expect(try site.sync()["left"] == 0)
        found += expectNobody(people, in: try Self.contents(site.deviceDirectory), "after the upload")
        found += expectNobody(people, in: [Data(lines.joined(separator: "\n").utf8)], "in the lines")
        let errors = (try? Data(contentsOf: URL(filePath: GateProcess.errors))) ?? Data()
        found += expectNobody(people, in: [errors], "in what went to standard error")
        Form.report("Q14", "\(people.count) people looked for in \(texts.count) files, \(found) found")
    }

    @Test(arguments: [SIGSEGV, SIGABRT])
    func noCoreIsWritten(_ signal: Int32) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        var open = rlimit(rlim_cur: limit.rlim_max, rlim_max: limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &open)
        defer { setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) }
        let site = try FaultSite()
        let gate = try GateProcess(["verify", "-", "--json", "--offline", "--data-dir", site.deviceDirectory])
        gate.type(StrayCode.text(1, seed: Form.seed))
        #expect(gate.line() != nil, "it is up and has somebody in its memory")
        gate.signal(signal)
        #expect(gate.wait() == 128 + signal)
        #expect(!gate.leftCore)
    }

    /// How many names and numbers stand in the texts; none should.
    private func expectNobody(_ people: [Person], in texts: [Data], _ where: String) -> Int {
        let found = people.flatMap { [$0.certNum, $0.name] }
            .reduce(0) { found, words in found + texts.count { $0.range(of: Data(words.utf8)) != nil } }
        #expect(found == 0, "names and numbers \(`where`)")
        return found
    }

    private static func contents(_ directory: String) throws -> [Data] {
        let files = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        return files.compactMap { try? Data(contentsOf: URL(filePath: directory + "/" + $0)) }
    }
}
