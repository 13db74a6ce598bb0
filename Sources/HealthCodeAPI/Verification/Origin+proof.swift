internal import GuoMi
internal import HealthCode

extension Origin {
    /// The `randomNumber` of a proof of identity in an item with `origin`, 32 hexadecimal digits.
    ///
    /// The serial number of the batch that will carry the item is not known when it is signed, so that its random cannot
    /// stand in the proof. This one ties the ciphertext to its item: SM3 over `origin`, custNum and requestId, each ended
    /// by a line feed. Copied into any other item, the ciphertext proves nothing (3006).
    public static func proofRandom(custNum: String, requestId: String) -> String {
        Hex.encode(SM3.digest(Array("origin\n\(custNum)\n\(requestId)\n".utf8)).prefix(16))
    }
}
