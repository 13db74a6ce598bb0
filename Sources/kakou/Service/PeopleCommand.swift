internal import ArgumentParser
internal import HealthCode
internal import HealthCodeService

/// `kakou people ...`: the registry of a service.
struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "List, import and change the people of a service, also while it runs.",
        subcommands: [List.self, Import.self, Set.self])

    /// `kakou people list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Everybody in the registry, with whole names and numbers.")

        @OptionGroup var common: CommonOptions

        @Flag(help: "Print a JSON array.")
        var json = false

        func run() throws {
            let setting = try Setting(common)
            try setting.administer { administration in
                var array = ArrayOutput()
                try administration.forEachPerson { person in
                    if json { array.add(person.json) } else { Output.line(Self.line(person, setting.language)) }
                }
                if json { array.end() }
            }
        }

        private static func line(_ person: PersonListing, _ language: Language) -> String {
            let grade = person.healthStatus.map { "\($0.rawValue) \($0.name[language])" } ?? "-"
            let sample = person.isSample ? (language == .zh ? " 样本" : " sample") : ""
            return PlainText.visible(
                "\(person.certType.rawValue) \(person.certNum)  \(person.name)  \(grade)  \(person.state)\(sample)")
        }
    }

    /// `kakou people import FILE`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Bring people in from CSV or JSON lines.",
            discussion: """
                Bad rows are told on standard error with their line and reason and left out; good ones stay.
                """)

        @OptionGroup var common: CommonOptions

        @Argument(help: "The file: CSV with a header line, or JSON lines.")
        var file: String

        func run() throws {
            let setting = try Setting(common)
            let file = file
            let report = try setting.administer { administration in
                do {
                    return try administration.importPeople(file) { problem in
                        Output.say("\(file):\(problem.line): \(problem.isWarning ? "warning: " : "")\(problem.reason)")
                    }
                } catch let fault as ImportFault {
                    throw CommandFailure(.usage, code: "S02", zh: "\(file): \(fault)", en: "\(file): \(fault)")
                }
            }
            Output.line(
                "added \(report.added) updated \(report.updated) unchanged \(report.unchanged) "
                    + "rejected \(report.rejected) warned \(report.warned)")
            for column in report.ignoredColumns { Output.say("\(file): column ignored: \(column)") }
        }
    }

    /// `kakou people set CERTNUM`.
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set a person's grade, or whether the person has a code at all.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The document number.")
        var certNum: String

        @Option(name: .customLong("cert-type"), help: "Needed where two types of document have the same number.")
        var certType: String?

        @Option(name: .customLong("health-status"), help: "00 01 10 11 20.")
        var healthStatus: String?

        @Option(help: "open, none, frozen or revoked.")
        var state: String?

        func validate() throws {
            guard healthStatus != nil || state != nil else { throw ValidationError("give --health-status or --state") }
            guard healthStatus == nil || healthStatus.flatMap(Grade.init(rawValue:)) != nil else {
                throw ValidationError("--health-status takes 00 01 10 11 20")
            }
            guard state == nil || ["open", "none", "frozen", "revoked"].contains(state) else {
                throw ValidationError("--state takes open, none, frozen or revoked")
            }
            guard certType == nil || certType.flatMap(CertType.init(wire:)) != nil else {
                throw ValidationError("--cert-type takes 10 14 15 16 20 34 99")
            }
        }

        func run() throws {
            let setting = try Setting(common)
            let type = certType.flatMap(CertType.init(wire:))
            try setting.administer { administration in
                if let state {
                    _ = try administration.setPerson(certNum, certType: type, state: state)
                }
                if let grade = healthStatus.flatMap(Grade.init(rawValue:)) {
                    try administration.setPerson(certNum, certType: type, grade: grade)
                }
            }
        }
    }
}
