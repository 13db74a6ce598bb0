internal import Synchronization

/// Where a key's ``VerificationTable`` stands, once the key has been used often enough to be worth one.
final class TablePlace: Sendable {
    private enum State {
        case counted(Int)
        case made(VerificationTable)
    }

    /// Verifications after which a table is made: its cost is then small beside what they have cost.
    static let threshold = 32

    private let state = Mutex(State.counted(0))

    /// Counts one verification, and gives the table to do it with; nil while there is none.
    func use(_ point: [UInt8]) -> VerificationTable? {
        let (held, isDue) = state.withLock { state -> (VerificationTable?, Bool) in
            switch state {
            case .made(let table): return (table, false)
            case .counted(let uses):
                state = .counted(uses + 1)
                return (nil, uses + 1 == Self.threshold)
            }
        }
        // Made outside the lock: whoever else verifies meanwhile does it without.
        guard isDue, let table = VerificationTable(point: point) else { return held }
        state.withLock { $0 = .made(table) }
        TableShelf.shared.keep(self)
        return table
    }

    /// Gives the table up; counting begins anew.
    func empty() { state.withLock { $0 = .counted(0) } }
}

/// Bounds the memory of all tables of the process: past its places, the table that was made longest ago goes.
final class TableShelf: Sendable {
    static let shared = TableShelf(places: 256)

    private struct Places {
        var keys: [Place] = []
        var next = 0
    }

    private struct Place {
        weak var key: TablePlace?
    }

    private let places: Mutex<Places>
    private let count: Int

    /// - Parameter places: tables at once; 256 of them are 21 MB.
    init(places: Int) {
        count = max(1, places)
        self.places = Mutex(Places())
    }

    /// Takes a key's place in, and empties the one that has to give way.
    func keep(_ key: TablePlace) {
        let old = places.withLock { places -> TablePlace? in
            guard places.keys.count == count else {
                places.keys.append(Place(key: key))
                return nil
            }
            defer {
                places.keys[places.next] = Place(key: key)
                places.next = (places.next + 1) % count
            }
            return places.keys[places.next].key
        }
        // A key that has been emptied and filled again may stand in two places; giving up early is only slower.
        old?.empty()
    }
}
