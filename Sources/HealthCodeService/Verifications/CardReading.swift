internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// What checkData or idcardAuthData holds once decrypted (3.11): {name, certType, certNum, randomNumber}.
enum CardReading: Sendable, Equatable {
    /// Not base64, not a ciphertext for our key, or not the JSON that it should be: 2001.
    case unreadable
    case opened(Opened)

    struct Opened: Sendable, Equatable {
        /// Who it says it is; nil where the members are not a valid identity: 3006.
        let claim: Claim?
        /// Has to be the random that was given with the serial number.
        let randomNumber: String
    }

    struct Claim: Sendable, Equatable {
        let name: String
        let document: DocumentNumber
    }
}

extension CardReading {
    /// Decrypts with the service's encryption key; about a millisecond, so off the writer.
    static func read(_ base64: String, _ keys: ServiceKeys) -> CardReading {
        guard let cipher = Base64.decode(base64), let plain = try? keys.encryption.key.decrypt(cipher),
            let members = (try? JSON(plain))?.object, let randomNumber = members["randomNumber"]?.string
        else { return .unreadable }
        return .opened(Opened(claim: claim(members), randomNumber: randomNumber))
    }

    private static func claim(_ members: JSONObject) -> Claim? {
        guard let name = members["name"]?.string, (1...64).contains(name.unicodeScalars.count),
            let type = members["certType"]?.string, let certType = CertType(wire: type),
            let number = members["certNum"]?.string,
            let document = try? DocumentNumber(certType, number)
        else { return nil }
        return Claim(name: name, document: document)
    }

    /// The content that 2.1 compares: what was decrypted, less the random.
    var fingerprint: String {
        guard case .opened(let opened) = self, let claim = opened.claim else { return "unreadable" }
        return "\(claim.document.certType.rawValue)|\(claim.document.number)|\(claim.name)"
    }
}
