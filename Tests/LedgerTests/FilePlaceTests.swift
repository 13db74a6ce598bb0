import Checkpoint
import Foundation
import Synchronization
import Testing

@testable import Ledger

/// A ledger's file that is moved, removed or replaced takes no scan that it calls recorded and nobody finds.
@Suite struct FilePlaceTests {
    enum Event: CaseIterable {
        case fileRenamed, fileRemoved, fileReplaced, directoryRenamed
    }

    private static func happen(_ event: Event, _ directory: String) throws {
        let path = directory + "/" + LedgerPaths.database
        let manager = FileManager.default
        switch event {
        case .fileRenamed: try manager.moveItem(atPath: path, toPath: path + ".old")
        case .fileRemoved: try manager.removeItem(atPath: path)
        case .fileReplaced:
            try Data().write(to: URL(filePath: path + ".new"))
            try #require(rename(path + ".new", path) == 0)
        case .directoryRenamed: try manager.moveItem(atPath: directory, toPath: directory + ".old")
        }
    }

    @Test(arguments: Event.allCases) func whatHappensToTheFileIsSeen(_ event: Event) throws {
        let directory = NSTemporaryDirectory() + "place-\(UUID().uuidString)"
        defer { for end in ["", ".old"] { try? FileManager.default.removeItem(atPath: directory + end) } }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let path = directory + "/" + LedgerPaths.database
        try Data("x".utf8).write(to: URL(filePath: path))
        let time = Mutex<Int64>(0)
        let place = FilePlace(path) { time.withLock { $0 } }
        #expect(place.isKept && place.isKept)
        // A write changes the time of change, and nothing else.
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.write(contentsOf: Data("y".utf8))
        try handle.close()
        time.withLock { $0 += FilePlace.lookInterval }
        #expect(place.isKept)
        // The kernel counts the time of change in ticks.
        usleep(20_000)
        try Self.happen(event, directory)
        // Of a directory above the file does not know: the path is walked once a second.
        time.withLock { $0 += event == .directoryRenamed ? FilePlace.walkInterval : FilePlace.lookInterval }
        #expect(!place.isKept && !place.isKept)
    }

    @Test func whatWasNeverThereIsNotInPlace() {
        #expect(!FilePlace("/nonexistent/ledger").isKept)
    }

    /// Recorded is what a ledger that is opened at the path finds.
    @Test(arguments: [Event.fileRenamed, .fileRemoved]) func nothingIsRecordedInAFileThatHasGone(
        _ event: Event
    ) async throws {
        let site = Site()
        let ledger = site.ledger()
        #expect(await ledger.needs.record(site.scan(1)).isRecorded)
        #expect(await ledger.needs.record(site.scan(2)).isRecorded)
        usleep(20_000)
        try Self.happen(event, site.directory)
        var recorded: [String] = []
        for number in 3...6 where await ledger.needs.record(site.scan(number)).isRecorded {
            recorded.append(Site.id(number))
        }
        await ledger.close()
        let found = try await site.ledger().needs.entries(0, 100).value().map(\.requestId)
        #expect(Set(recorded).isSubset(of: found), "\(recorded), found \(found)")
        #expect(!recorded.isEmpty, "and it comes back by itself")
    }
}
