public import Cells
public import Checkpoint
public import HealthCode

/// Something that happened, and when. Time comes in with events and from nowhere else.
public struct ConsoleEvent: Sendable {
    /// When.
    public var at: Moment
    /// What.
    public var kind: Kind

    /// An event.
    public init(_ kind: Kind, at: Moment) {
        self.kind = kind
        self.at = at
    }

    /// What can happen to a console.
    public enum Kind: Hashable, Sendable {
        /// A key, a scan, a paste, a resize, a signal.
        case input(InputEvent)
        /// A command by its name, as scripts and the mode of lines give it; refused with its reason like its key.
        case command(CommandID)
        /// A name that is no command's.
        case unknownCommand(String)
        /// A line of a serial scanner.
        case serial(String)
        /// A line of a configured thermometer.
        case thermometer(String)
        /// Asking about the scan of this requestId ended; whether it is on disk, and what the device can tell by itself.
        case answered(requestId: String, VerifyOutcome, Recording, CodeFinding?)
        /// An answer about the scan of this requestId came after its time-out; it never paints.
        case late(requestId: String, VerifyOutcome)
        /// Adding the temperature to the scan of this requestId ended.
        case amended(requestId: String, VerifyOutcome)
        /// Whether the row of this requestId holds the temperature now; false where it has left already.
        case measured(requestId: String, Result<Bool, LedgerFailure>)
        /// The history asked for the scan of this requestId came, or did not.
        case history(requestId: String, PersonHistory?, ServiceFailure?)
        /// The way to the service changed.
        case link(LinkState)
        /// The numbers of the outbox.
        case backlog(Backlog)
        /// The alerts that stand in the ledger, oldest first: the truth, where the ledger knows of them.
        case alerts([LedgerAlert])
        /// A page of the outbox, asked for by ``ConsoleEffect/showQueue(offset:limit:)``.
        case queue([QueueEntry], offset: Int)
        /// Scans of the ledger, asked for by ``ConsoleEffect/readRecords(_:)``.
        case records(RecordPage)
        /// What the scans of a day came to, asked for by ``ConsoleEffect/readStatistics(day:)``.
        case statistics(RecordStatistics)
        /// Whether the service lets this device serve people: nil where it does, otherwise what came instead.
        case assistRight(ServiceFailure?)
        /// Sending the form of this requestId ended; with a code come its symbols, the one that was asked for first.
        case assisted(requestId: String, Result<AssistReceipt, ServiceFailure>, symbols: [CodeSymbol])
        /// A code's picture is in this file.
        case codeSaved(path: String)
        /// What some checks of the doctor found; the last where nothing more is on its way.
        case findings([Finding], isLast: Bool)
        /// How the upload stands.
        case upload(UploadState)
        /// The system's clock is off from the service's by so many milliseconds; positive where it is ahead.
        case clockSkew(milliseconds: Int64)
        /// Trust was brought up to date.
        case trust(TrustReport)
        /// Trust could not be brought up to date.
        case trustFailed(ServiceFailure)
        /// How old the kept trust is, in milliseconds.
        case trustAge(milliseconds: Int64)
        /// The ledger refused an order other than recording a scan.
        case refused(LedgerFailure)
        /// What an order such as an export came to, for the message line.
        case notice(Words)
        /// The PIN asked about by ``ConsoleEffect/checkPIN(_:)`` was compared.
        case pin(isRight: Bool)
        /// The demo has no sample to bring, and why.
        case sampleFailed(ServiceFailure)
        /// A deadline of ``ConsoleState/nextWake`` passed.
        case tick
    }
}
