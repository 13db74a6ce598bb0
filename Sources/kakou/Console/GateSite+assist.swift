internal import Checkpoint
internal import Console
internal import HealthCode
internal import HealthCodeClient
internal import Symbology

extension GateSite {
    /// Whether the service lets this device serve people without a phone; nil where it does.
    func mayAssist() async -> ServiceFailure? {
        switch await service.client {
        case .success(let client): await client.mayAssist()
        case .failure(let fault): LiveService.failure(of: fault)
        }
    }

    /// Sends a form of F6; a code comes with its symbols, the one that was asked for first.
    func assist(
        _ order: AssistOrder, requestId: String
    ) async -> (
        Result<AssistReceipt, ServiceFailure>, [CodeSymbol]
    ) {
        switch await service.client {
        case .failure(let fault): return (.failure(LiveService.failure(of: fault)), [])
        case .success(let client):
            let result = await client.assist(order, requestId: requestId)
            guard case .success(.made(let code)) = result, case .make(let form) = order else { return (result, []) }
            return (result, CodeSymbol.all(of: code.content, first: CodeSymbol.Kind(rawValue: form.codeType) ?? .qr))
        }
    }
}

extension CodeSymbol.Kind {
    /// The encoder's name for it.
    var symbology: Symbology {
        switch self {
        case .qr: .qr
        case .gridMatrix: .gridMatrix
        case .hanXin: .hanXin
        }
    }
}

extension CodeSymbol {
    /// The symbol that was asked for, and behind it QR and Grid Matrix as far as they are others.
    static func all(of content: String, first: Kind) -> [CodeSymbol] {
        let others = [Kind.qr, .gridMatrix].filter { $0 != first }
        return ([first] + others).compactMap { kind in
            guard let matrix = try? kind.symbology.encode(content) else { return nil }
            return CodeSymbol(
                kind, side: matrix.width, quietZone: kind.symbology.quietZone, dark: Array(matrix.rows.joined()))
        }
    }
}
