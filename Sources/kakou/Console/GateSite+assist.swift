internal import Checkpoint
internal import Console
internal import Glibc
internal import GuoMi
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

    /// Writes a code's symbol into the device's directory; the name tells the time and chance, the file is its owner's alone.
    func save(_ content: String, as kind: CodeSymbol.Kind) async -> Result<String, CommandFailure> {
        switch await service.client {
        case .failure(let fault): return .failure(CommandFailure(fault))
        case .success(let client):
            let folder = client.device.directory + "/codes"
            let name = "code-\(client.clock.now.c14)-\(SecureRandom.uuid().prefix(8)).png"
            return CodePicture.write(content, kind, folder: folder, name: name)
        }
    }
}

/// A code in a file.
enum CodePicture {
    /// Writes into a folder that only its owner enters, so that nobody else sees the file even before it has its mode, 0600.
    static func write(
        _ content: String, _ kind: CodeSymbol.Kind, folder: String, name: String
    ) -> Result<String, CommandFailure> {
        let path = folder + "/" + name
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST, chmod(folder, 0o700) == 0 else {
            return .failure(failure(path, String(cString: strerror(errno))))
        }
        do throws(SymbolFault) {
            try kind.symbology.writePNG(of: content, to: path)
        } catch {
            return .failure(failure(path, "\(error)"))
        }
        guard chmod(path, 0o600) == 0 else {
            unlink(path)
            return .failure(failure(path, String(cString: strerror(errno))))
        }
        return .success(path)
    }

    private static func failure(_ path: String, _ why: String) -> CommandFailure {
        CommandFailure(.configuration, code: "D03", zh: "写不了 \(path): \(why)", en: "cannot write \(path): \(why)")
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
