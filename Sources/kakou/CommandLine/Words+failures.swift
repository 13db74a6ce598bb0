internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient

/// The words of a fault of the device directory, with what it is about.
enum DeviceFaultWords {
    static func words(_ fault: DeviceFault) -> Words {
        if case .service(let failure) = fault { return FailureWords.words(failure) }
        let words = (LocalCode(rawValue: fault.code) ?? .file).words
        let about =
            switch fault {
            case .notEnrolled(let directory): directory
            case .alreadyEnrolled(let custNum): custNum
            case .file(let path, let reason): "\(path): \(reason)"
            case .notPrivate(let path): path
            case .corrupt(let path, let reason): "\(path): \(reason)"
            case .plainHTTP(let host): host
            case .address, .tokenForm, .notTheTokensService, .service: ""
            }
        guard !about.isEmpty else { return words }
        return Words(zh: "\(words.zh) (\(about))", en: "\(words.en) (\(about))")
    }
}

/// The words of a call that failed: the cause's, what the service said, and the technician's detail.
enum FailureWords {
    static func words(_ failure: ServiceFailure) -> Words {
        var words = failure.cause.row.words
        if let code = failure.code {
            words = Words(zh: "\(words.zh): \(code.words.zh)", en: "\(words.en): \(code.words.en)")
        }
        guard !failure.detail.isEmpty else { return words }
        return Words(zh: "\(words.zh) (\(failure.detail))", en: "\(words.en) (\(failure.detail))")
    }

    /// The help code.
    static func code(_ failure: ServiceFailure) -> String { failure.helpCode.description }
}
