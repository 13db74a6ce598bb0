internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension Administration {
    /// Gives the service a new signing key, signed by the one before it (3.19 `keyChain`), also while it runs: the next
    /// call that it answers is signed with the new one.
    ///
    /// The old private key is destroyed. It does not help against somebody who has the old key: that one can sign a
    /// successor of its own for devices which have not followed yet; those have to be enrolled anew.
    /// - Returns: the new key's number, and how many unused enrolment tokens became void.
    @discardableResult
    public func rotateServiceKey() throws -> (keyId: Int, voidTokens: Int) {
        let now = now
        return try storage.write { transaction in
            let rotated = try storage.keys.rotate(at: now, transaction)
            try LogChain.append(
                .setting, ["name": .string("signKey"), "value": .integer(rotated.keyId)], at: now, transaction)
            return rotated
        }
    }
}
