import FoundationEssentials
import HealthCode
import HealthCodeAPI

@testable import HealthCodeService

/// A storage of its own for a test, with the registry's rules on it and a clock that stands still.
final class RegistryFixture {
    let folder: String
    let storage: Storage
    static let start = Instant(milliseconds: 1_795_000_000_000)
    var now = RegistryFixture.start

    init(samples: Int = 0) throws {
        folder = FileManager.default.temporaryDirectory.path + "/registry-\(UInt64.random(in: 0 ... .max))"
        storage = try Storage.open(folder, now: Self.start)
        if samples > 0 { try SampleRegistry.fill(samples, seed: 38_963, storage, now: Self.start) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var administration: Administration {
        let now = now
        return Administration(storage) { now }
    }

    func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value { try storage.write(body) }

    func count(_ statement: String) throws -> Int {
        try storage.write { try $0.value(Int.self, statement) ?? 0 }
    }

    /// A row of an import, a passport of its own.
    func row(_ number: String = "SAMPLE01", _ name: String = "样甲", grade: Grade? = .low) throws -> PersonRow {
        var row = PersonRow(name: name, document: try DocumentNumber(.passport, number))
        row.grade = grade
        return row
    }

    func put(_ row: PersonRow) throws -> Registry.Effect {
        try write { try Registry.put(row, home: "330100", source: .registry, at: now, storage.keys.vault, $0) }
    }

    func person(_ id: Int64) throws -> PersonRecord {
        guard let person = try write({ try PersonRecord.find(id, storage.keys.vault, $0) }) else {
            throw StorageFault.closed
        }
        return person
    }

    /// Writes a file into the folder.
    func file(_ text: String, _ name: String = "people.csv") throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
