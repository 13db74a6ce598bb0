/// The chain as far as a walk has come: the hash of its last record, and what of it is still to be proved.
struct AuditLinks {
    /// What is still to be proved.
    private(set) var batch: AuditBatch
    /// The last record's hash, 32 octets; zeros before the first.
    private(set) var hash = [UInt8](repeating: 0, count: 32)

    /// The beginning of a chain.
    init(_ batch: AuditBatch) { self.batch = batch }

    /// Gives the batch to `flush`, which leaves an empty one; what `flush` says.
    mutating func flush(_ flush: (inout AuditBatch) -> Bool) -> Bool { flush(&batch) }

    /// Whether these are the octets of the last record's hash.
    func ends(with octets: UnsafeRawBufferPointer) -> Bool {
        octets.count == hash.count && hash.withUnsafeBytes { $0.elementsEqual(octets) }
    }

    /// Adds a record: its hash must be SM3(hash before it || entry). Gives the entry's place in the batch.
    mutating func add(
        _ entry: UnsafeRawBufferPointer, _ hash: UnsafeRawBufferPointer, otherwise: AuditReport
    ) -> Int {
        let start = batch.end
        self.hash.withUnsafeBytes { _ = batch.add($0) }
        let place = batch.end
        batch.add(entry)
        batch.prove(start..<batch.end, is: batch.add(hash), otherwise: otherwise)
        self.hash.withUnsafeMutableBytes { $0.copyMemory(from: hash) }
        return place
    }

    /// Adds a row: what never changes of it, in the order of ``RowDigest``, must have the digest that its entry bears.
    /// False where the entry names another row.
    mutating func add(_ row: Columns, _ entry: AuditEntry, otherwise: AuditReport) -> Bool {
        let start = batch.end
        batch.octets(of: entry, 3)
        let requestId = batch.end
        batch.text(row.octets(1))
        let kind = batch.end
        batch.text(row.octets(2))
        let subject = batch.end
        if let octets = row.octets(3) { batch.addLetters(octets) }
        batch.addZero()
        let facts = batch.end
        for column: Int32 in 4...7 { batch.number(row.number(column)) }
        batch.text(row.octets(8))
        batch.text(row.octets(9))
        batch.number(row.number(10))
        guard batch.holds(requestId..<kind - 1, entry.place(4)), batch.holds(subject..<facts - 1, entry.place(5)) else {
            return false
        }
        batch.prove(start..<batch.end, is: entry.place(6), isShort: true, otherwise: otherwise)
        return true
    }

    /// Adds a row's sealed body, which must have the digest that its entry bears, or that of its last amendment.
    mutating func add(
        body: UnsafeRawBufferPointer, _ entry: AuditEntry, amended: [UInt8]?, otherwise: AuditReport
    ) {
        let place = batch.add(body)
        let digest = amended.map { octets in octets.withUnsafeBytes { batch.add($0) } } ?? entry.place(7)
        batch.prove(place, is: digest, isShort: true, otherwise: otherwise)
    }
}

extension AuditBatch {
    /// A field of a row's digest, with the zero octet behind it.
    fileprivate mutating func text(_ octets: UnsafeRawBufferPointer?) {
        if let octets { add(octets) }
        addZero()
    }

    fileprivate mutating func number(_ number: Int64?) {
        if let number { add(number) }
        addZero()
    }

    fileprivate mutating func octets(of entry: AuditEntry, _ field: Int) {
        _ = repeated(entry.place(field))
        addZero()
    }

    fileprivate func holds(_ place: Range<Int>, _ other: Range<Int>) -> Bool {
        octets[place].elementsEqual(octets[other])
    }
}

/// An entry's fields, where they stand: with tabs between them.
struct AuditEntry {
    /// How many fields there are.
    private(set) var count = 0
    private let octets: UnsafeRawBufferPointer
    private let start: Int
    /// Where each of the first fields ends.
    private var ends = InlineArray<8, Int>(repeating: 0)

    /// - Parameters:
    ///   - octets: SQLite's, good until its statement goes on.
    ///   - start: where they stand in the batch.
    init(_ octets: UnsafeRawBufferPointer, at start: Int) {
        self.octets = octets
        self.start = start
        for (index, octet) in octets.enumerated() where octet == 9 { add(index) }
        add(octets.count)
    }

    private mutating func add(_ end: Int) {
        if count < ends.count { ends[count] = end }
        count += 1
    }

    /// A field, one of the first eight that there are.
    func text(_ index: Int) -> String { String(decoding: octets[range(index)], as: UTF8.self) }

    /// Its place in the batch.
    func place(_ index: Int) -> Range<Int> {
        let range = range(index)
        return start + range.lowerBound..<start + range.upperBound
    }

    private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1] + 1)..<ends[index] }
}
