import Foundation

/// A real service with sample people, and the data directory of a device enrolled with it.
final class Site {
    let directory: String
    let service: Child
    let url: String
    var deviceDirectory: String { directory + "/device" }
    var serviceDirectory: String { directory + "/service" }
    private(set) var people: [Person] = []

    /// A sample person as `kakou people list --json` gives one.
    struct Person: Decodable {
        let name: String
        let certType: String
        let certNum: String
        let healthStatus: String
    }

    init() throws {
        directory = try PTYPaths.temporaryDirectory()
        service = try Child([
            Shell.kakou, "serve", "--listen", "127.0.0.1:0", "--data-dir", directory + "/service", "--sample-people",
            "200",
        ])
        var line = ""
        for _ in 0..<1_500 where !line.hasSuffix("\n") {
            usleep(20_000)
            line = try service.output()
        }
        url = line.trimmingCharacters(in: .newlines).replacingOccurrences(of: "listening on ", with: "")
        let token = try kakou("device", "token", "--data-dir", serviceDirectory).output
        let enrolled = try kakou(
            "enroll", url, token.trimmingCharacters(in: .whitespacesAndNewlines), "--data-dir", deviceDirectory)
        guard enrolled.status == 0 else { throw Refused(what: "enroll", status: enrolled.status) }
        let list = try kakou("people", "list", "--data-dir", serviceDirectory, "--json").output
        people = try JSONDecoder().decode([Person].self, from: Data(list.utf8))
    }

    deinit {
        if service.isRunning {
            service.signal(SIGCONT)
            service.signal(SIGTERM)
            service.wait()
        }
        try? FileManager.default.removeItem(atPath: directory)
    }

    struct Refused: Error {
        let what: String
        let status: Int32
    }

    @discardableResult
    func kakou(_ arguments: String...) throws -> Finished { try Shell.run([Shell.kakou] + arguments) }

    /// A fresh code of the `index`th sample person of a grade.
    func code(grade: String, _ index: Int = 0) throws -> String {
        let found = people.filter { $0.healthStatus == grade }
        let person = found[index % found.count]
        let made = try kakou(
            "code", "make", "--name", person.name, "--cert-type", person.certType, "--cert-num", person.certNum,
            "--json", "--data-dir", deviceDirectory)
        struct Answer: Decodable { let codeContent: String }
        guard made.status == 0 else { throw Refused(what: "code make", status: made.status) }
        return try JSONDecoder().decode(Answer.self, from: Data(made.output.utf8)).codeContent
    }

    /// A terminal with the console of this site's device in it.
    func console(
        columns: Int = 80, rows: Int = 24, language: String = "zh", environment: [String: String] = [:]
    ) throws -> Tmux {
        let terminal = try Tmux(columns: columns, rows: rows, environment: environment)
        try terminal.enter("\(Shell.kakou) --lang \(language) --data-dir \(deviceDirectory)")
        try terminal.wait("the console") { $0.contains("F10") || $0.contains(">") && $0.contains("kakou") }
        return terminal
    }
}
