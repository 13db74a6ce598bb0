public import HealthCode

/// What the gate needs from the device's disk. Every closure returns when its transaction has been committed with
/// `synchronous=FULL`, or says why it was not; none waits for the network.
public struct LedgerNeeds: Sendable {
    /// Writes a scan and its outbox row in one transaction, before the service is asked.
    ///
    /// A code or document whose row is unanswered gets no second row: the answer names that row's requestId and the time
    /// of its scan. Rows of kinds that have nothing to deliver are not written.
    public var record: @Sendable (_ scan: Scan) async -> Recording
    /// Writes what the live answer was, and what the device showed. A signed judgement settles the row (DONE, with its
    /// receipt and, where it contradicts what was done, an alert); anything else leaves it to the outbox.
    /// - Returns: alerts that this raised.
    public var settle:
        @Sendable (_ requestId: String, _ outcome: VerifyOutcome, _ shown: OutcomeWord, _ isLate: Bool) async ->
            Result<[LedgerAlert], LedgerFailure>
    /// Writes what the staff decided, once; a reason where they gave one.
    public var decide:
        @Sendable (_ requestId: String, _ decision: GateDecision, _ reason: String?, _ operatorRef: String?) async ->
            Result<Void, LedgerFailure>
    /// Adds a measured temperature to a row that nobody has asked the service about yet, sealed, with its entry in the
    /// audit; false where the row has been sent, answered or exported, or holds one: it is business content (profile
    /// 2.1), so that a row which the service may know without it would be refused with it (1007).
    public var amend: @Sendable (_ requestId: String, _ tenths: Int) async -> Result<Bool, LedgerFailure>
    /// What a row holds, also one that has been answered meanwhile; nil where there is no such row.
    public var facts: @Sendable (_ requestId: String) async -> Result<RowFacts?, LedgerFailure>

    /// Becomes the one uploader of this ledger, or says that another process is. Rows that a crashed uploader left in
    /// SENDING become UNKNOWN. Held until the process ends or lets go.
    public var lease: @Sendable () async -> Result<Bool, LedgerFailure>
    /// Lets go of the lease.
    public var release: @Sendable () async -> Void
    /// Takes up to so many rows that are due and ready (decided, followed by a later scan, or 60 s old), oldest first,
    /// at most one of a subject and none whose subject has an older pending row, and marks them SENDING; which rows count
    /// as ready is the scope's.
    public var claim: @Sendable (_ limit: Int, _ scope: ClaimScope) async -> Result<[OutboxRow], LedgerFailure>
    /// Writes what answers made of rows: states, receipts, alerts, audit, in one transaction.
    /// - Returns: alerts that this raised.
    public var apply: @Sendable (_ transitions: [OutboxTransition]) async -> Result<[LedgerAlert], LedgerFailure>
    /// Milliseconds until the next row is due and ready; nil where none is pending.
    public var nextDue: @Sendable () async -> Result<Int64?, LedgerFailure>

    /// Keeps the trusted time of this boot: CLOCK_BOOTTIME + `offset` is the service's clock, in milliseconds.
    public var noteOffset: @Sendable (_ offsetMilliseconds: Int64) async -> Result<Void, LedgerFailure>
    /// What is known of time: offsets by boot, in the order of boots.
    public var boots: @Sendable () async -> Result<BootBook, LedgerFailure>

    /// How much is waiting.
    public var backlog: @Sendable () async -> Result<Backlog, LedgerFailure>
    /// Rows for F4: those not done, dead letters first, then oldest first.
    public var entries: @Sendable (_ offset: Int, _ limit: Int) async -> Result<[QueueEntry], LedgerFailure>
    /// Puts a DEAD or HELD row back to be sent now; false where there is no such row.
    public var retry: @Sendable (_ requestId: String) async -> Result<Bool, LedgerFailure>
    /// Writes a note to a row, at most 200 characters.
    public var note: @Sendable (_ requestId: String, _ text: String) async -> Result<Bool, LedgerFailure>
    /// Alerts that nobody has acknowledged, oldest first.
    public var alerts: @Sendable () async -> Result<[LedgerAlert], LedgerFailure>
    /// Writes who acknowledged an alert.
    public var acknowledge: @Sendable (_ requestId: String, _ operatorRef: String?) async -> Result<Void, LedgerFailure>

    /// Sealed bodies whose receipt is in, and old records, go; each purge is audited.
    public var housekeep: @Sendable () async -> Result<Void, LedgerFailure>
    /// Destroys the ledger of a revoked device: only where every row is DONE or in a sealed export; false otherwise.
    public var wipe: @Sendable () async -> Result<Bool, LedgerFailure>

    /// All of them.
    public init(
        record: @escaping @Sendable (_ scan: Scan) async -> Recording,
        settle:
            @escaping @Sendable (_ requestId: String, _ outcome: VerifyOutcome, _ shown: OutcomeWord, _ isLate: Bool)
            async -> Result<[LedgerAlert], LedgerFailure>,
        decide:
            @escaping @Sendable (
                _ requestId: String, _ decision: GateDecision, _ reason: String?, _ operatorRef: String?
            ) async -> Result<Void, LedgerFailure>,
        amend: @escaping @Sendable (_ requestId: String, _ tenths: Int) async -> Result<Bool, LedgerFailure>,
        facts: @escaping @Sendable (_ requestId: String) async -> Result<RowFacts?, LedgerFailure>,
        lease: @escaping @Sendable () async -> Result<Bool, LedgerFailure>,
        release: @escaping @Sendable () async -> Void,
        claim: @escaping @Sendable (_ limit: Int, _ scope: ClaimScope) async -> Result<[OutboxRow], LedgerFailure>,
        apply: @escaping @Sendable (_ transitions: [OutboxTransition]) async -> Result<[LedgerAlert], LedgerFailure>,
        nextDue: @escaping @Sendable () async -> Result<Int64?, LedgerFailure>,
        noteOffset: @escaping @Sendable (_ offsetMilliseconds: Int64) async -> Result<Void, LedgerFailure>,
        boots: @escaping @Sendable () async -> Result<BootBook, LedgerFailure>,
        backlog: @escaping @Sendable () async -> Result<Backlog, LedgerFailure>,
        entries: @escaping @Sendable (_ offset: Int, _ limit: Int) async -> Result<[QueueEntry], LedgerFailure>,
        retry: @escaping @Sendable (_ requestId: String) async -> Result<Bool, LedgerFailure>,
        note: @escaping @Sendable (_ requestId: String, _ text: String) async -> Result<Bool, LedgerFailure>,
        alerts: @escaping @Sendable () async -> Result<[LedgerAlert], LedgerFailure>,
        acknowledge:
            @escaping @Sendable (_ requestId: String, _ operatorRef: String?) async -> Result<Void, LedgerFailure>,
        housekeep: @escaping @Sendable () async -> Result<Void, LedgerFailure>,
        wipe: @escaping @Sendable () async -> Result<Bool, LedgerFailure>
    ) {
        self.record = record
        self.settle = settle
        self.decide = decide
        self.amend = amend
        self.facts = facts
        self.lease = lease
        self.release = release
        self.claim = claim
        self.apply = apply
        self.nextDue = nextDue
        self.noteOffset = noteOffset
        self.boots = boots
        self.backlog = backlog
        self.entries = entries
        self.retry = retry
        self.note = note
        self.alerts = alerts
        self.acknowledge = acknowledge
        self.housekeep = housekeep
        self.wipe = wipe
    }

    /// No ledger: nothing is recorded, and everything says why.
    public static func absent(_ failure: LedgerFailure) -> LedgerNeeds {
        LedgerNeeds(
            record: { _ in .notRecorded(failure) }, settle: { _, _, _, _ in .failure(failure) },
            decide: { _, _, _, _ in .failure(failure) }, amend: { _, _ in .failure(failure) },
            facts: { _ in .failure(failure) }, lease: { .failure(failure) }, release: {},
            claim: { _, _ in .failure(failure) }, apply: { _ in .failure(failure) }, nextDue: { .failure(failure) },
            noteOffset: { _ in .failure(failure) }, boots: { .failure(failure) }, backlog: { .failure(failure) },
            entries: { _, _ in .failure(failure) }, retry: { _ in .failure(failure) },
            note: { _, _ in .failure(failure) }, alerts: { .failure(failure) },
            acknowledge: { _, _ in .failure(failure) }, housekeep: { .failure(failure) }, wipe: { .failure(failure) })
    }
}
