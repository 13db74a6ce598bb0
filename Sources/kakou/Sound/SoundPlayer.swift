internal import Checkpoint
internal import Dispatch
internal import HealthCode
internal import Synchronization

/// Has tones played by a program that the site names: one at a time, and the newest verdict's.
///
/// ``play(_:)`` returns at once. A newer tone ends an older one, also its own repetition, which is heard anew; a tone
/// that was overtaken before it was started is never started. A player that cannot be started or fails is told of once,
/// and from then on whoever asked has the bell.
final class SoundPlayer: Sendable {
    private struct State {
        /// Counts the tones asked for: the last one is the one that counts.
        var wanted = 0
        var playing: PlayerProcess?
        /// Set once the player has failed.
        var hasFailed = false
    }

    /// What the program may take before it is ended, beyond the tone's own time.
    private static let patience = 5_000

    private let state = Mutex(State())
    private let starts = DispatchQueue(label: "kakou.sound")
    private let waits = DispatchQueue(label: "kakou.sound.end", attributes: .concurrent)
    private let command: [String]
    private let files: ToneFiles
    private let bell: @Sendable (Tone) -> Void
    private let tell: @Sendable (Words) -> Void

    /// - Parameters:
    ///   - command: the program and its arguments; the file is added to them. Not empty.
    ///   - bell: what sounds where the program does not.
    ///   - tell: told once why the program does not.
    init(
        _ command: [String], files: ToneFiles = ToneFiles(), bell: @escaping @Sendable (Tone) -> Void,
        tell: @escaping @Sendable (Words) -> Void
    ) {
        self.command = command
        self.files = files
        self.bell = bell
        self.tell = tell
    }

    /// Plays a tone in place of whatever plays.
    func play(_ tone: Tone) {
        let number = state.withLock { state -> Int? in
            guard !state.hasFailed else { return nil }
            state.wanted += 1
            state.playing?.kill()
            return state.wanted
        }
        guard let number else { return bell(tone) }
        starts.async { self.start(tone, number) }
    }

    /// Ends what plays, and starts nothing that was asked for before.
    func silence() {
        state.withLock { state in
            state.wanted += 1
            state.playing?.kill()
        }
    }

    /// Ends what plays and removes the files.
    func close() {
        silence()
        starts.sync {}
        files.remove()
    }

    /// On the queue of starts: waits for the one before, which has been ended, so that two are never heard at once.
    private func start(_ tone: Tone, _ number: Int) {
        guard state.withLock({ $0.wanted == number && !$0.hasFailed }) else { return }
        guard let path = files.path(of: tone) else { return fail(tone, "D03") }
        // Not under the lock: the screen's thread may want it meanwhile.
        switch PlayerProcess.start(command + [path]) {
        case .failure(let fault): fail(tone, "errno \(fault.number)")
        case .success(let process):
            state.withLock { state in
                state.playing = process
                if state.wanted != number { process.kill() }
            }
            let limit = DispatchTimeInterval.milliseconds(ToneWave.milliseconds(of: tone) + Self.patience)
            let end = DispatchSemaphore(value: 0)
            waits.async {
                process.waitUntilEnded()
                end.signal()
            }
            let isLate = end.wait(timeout: .now() + limit) == .timedOut
            if isLate {
                process.kill()
                end.wait()
            }
            let (isGood, isCurrent) = state.withLock { state in
                state.playing = nil
                return (process.collect(), state.wanted == number)
            }
            if isLate || (!isGood && isCurrent) { fail(tone, isLate ? "time-out" : "exit") }
        }
    }

    /// The tone is heard all the same, and those after it.
    private func fail(_ tone: Tone, _ detail: String) {
        let isFirst = state.withLock { state in
            defer { state.hasFailed = true }
            return !state.hasFailed
        }
        bell(tone)
        guard isFirst else { return }
        let code = LocalCode.soundPlayer
        tell(
            Words(
                zh: "\(code.rawValue) \(code.words.zh) (\(detail))", en: "\(code.rawValue) \(code.words.en) (\(detail))"
            ))
    }
}
