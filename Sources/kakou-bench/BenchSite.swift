import Glibc
import HealthCodeAPI

/// A service of its own on loopback, with sample people, for as long as a benchmark runs.
final class BenchSite {
    let kakou: String
    let directory: String
    var serviceDirectory: String { directory + "/service" }
    var deviceDirectory: String { directory + "/device" }
    let url: String
    private let service: BackgroundCommand

    /// Starts `kakou serve` on a free port and waits until it says that it listens.
    init(kakou: String, people: Int) throws {
        self.kakou = kakou
        var template = Array("/tmp/kakou-bench-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw BenchFault("no temporary directory: errno \(errno)") }
        directory = String(cString: made)
        service = try BackgroundCommand([
            kakou, "serve", "--listen", "127.0.0.1:0", "--data-dir", directory + "/service", "--sample-people",
            "\(people)",
        ])
        let line = try service.readLine()
        guard let url = line.split(separator: " ").last, url.hasPrefix("http") else {
            throw BenchFault("the service said: \(line)")
        }
        self.url = String(url)
    }

    /// The service's process.
    var pid: pid_t { service.pid }

    /// The service's port on 127.0.0.1.
    var port: UInt16 { url.split(separator: ":").last.flatMap { UInt16($0) } ?? 0 }

    /// Ends the service; the rest stays.
    func stopService() { service.end() }

    /// Ends the service and removes everything.
    func close() {
        service.end()
        _ = try? Command.run(["rm", "-rf", directory])
    }

    /// Makes a one-time token for a device of the given role.
    func token(role: String = "desk") throws -> String {
        try Command.run([
            kakou, "device", "token", "--data-dir", serviceDirectory, "--role", role, "--gate-id", "bench",
            "--gate-type", "106", "--division", "330100",
        ]).trimmed
    }

    /// Enrols the console's own device.
    func enrol() throws {
        _ = try Command.run([kakou, "enroll", url, try token(), "--data-dir", deviceDirectory])
    }

    /// A registered person as far as a benchmark needs it.
    struct Person {
        let name: String
        let certType: String
        let certNum: String
        let grade: String
    }

    /// Everybody the service knows.
    func people() throws -> [Person] {
        let text = try Command.run([kakou, "people", "list", "--data-dir", serviceDirectory, "--json"])
        guard case .array(let rows) = try JSON(Array(text.utf8), limits: JSONLimits(size: 1 << 30)) else { return [] }
        return rows.compactMap { row in
            guard case .object(let person) = row, let name = person["name"]?.string,
                let certType = person["certType"]?.string, let certNum = person["certNum"]?.string
            else { return nil }
            return Person(
                name: name, certType: certType, certNum: certNum, grade: person["healthStatus"]?.string ?? "")
        }
    }

    /// How many passes the service holds of people of a grade.
    func passes(of grade: String) throws -> Int {
        let text = try Command.run([kakou, "passes", "list", "--data-dir", serviceDirectory, "--json"])
        guard case .array(let rows) = try JSON(Array(text.utf8), limits: JSONLimits(size: 1 << 30)) else { return 0 }
        return rows.count { $0.object?["healthStatus"]?.string == grade }
    }

    /// Registers `count` people by `kakou people import`, the way a real site does; passports, no real person's number.
    func importPeople(_ count: Int) throws {
        let path = directory + "/people.csv"
        guard let file = fopen(path, "w") else { throw BenchFault("\(path): errno \(errno)") }
        fputs("name,certType,certNum,healthStatus\n", file)
        for index in 0..<count {
            let person = visitor(index)
            fputs("\(person.name),\(person.certType),\(person.certNum),\(person.grade)\n", file)
        }
        fclose(file)
        _ = try Command.run([kakou, "people", "import", path, "--data-dir", serviceDirectory])
    }

    /// `count` of the imported people, spread evenly over all of them.
    func visitors(_ count: Int, of all: Int) -> [Person] {
        (0..<count).map { visitor($0 * max(1, all / count)) }
    }

    private func visitor(_ index: Int) -> Person {
        let digits = String(index)
        let number = "BENCH" + String(repeating: "0", count: 8 - digits.count) + digits
        return Person(name: "样本\(index)", certType: "20", certNum: number, grade: "00")
    }

    /// Makes a health code for `person` and gives its text.
    func code(for person: Person) throws -> String {
        let line = try Command.run([
            kakou, "code", "make", "--name", person.name, "--cert-type", person.certType, "--cert-num",
            person.certNum, "--json", "--data-dir", deviceDirectory,
        ])
        guard case .object(let answer) = try JSON(Array(line.trimmed.utf8)),
            let code = answer["codeContent"]?.string
        else { throw BenchFault("no code was made: \(line)") }
        return code
    }

    /// Writes `text` to a file.
    func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw BenchFault("\(path): errno \(errno)") }
        fputs(text, file)
        fclose(file)
    }

    /// A small git repository for tig to show.
    func repository() throws -> String {
        let path = directory + "/repository"
        _ = try Command.run(["git", "init", "-q", path])
        for index in 0..<40 {
            _ = try Command.run([
                "git", "-C", path, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q",
                "--allow-empty", "-m", "commit \(index)",
            ])
        }
        return path
    }
}

extension String {
    /// The text without white space at its end.
    var trimmed: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
