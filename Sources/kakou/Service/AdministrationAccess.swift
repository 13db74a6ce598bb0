internal import HealthCode
internal import HealthCodeService

extension Setting {
    /// Opens the service's data for an administrator's order and turns what goes wrong into words.
    /// - Throws: ``CommandFailure``.
    func administer<Value>(_ order: (Administration) throws -> Value) throws -> Value {
        do {
            return try order(try Administration(dataDirectory: serviceDirectory))
        } catch let failure as CommandFailure {
            throw failure
        } catch let fault as AdministrationFault {
            throw CommandFailure(fault)
        } catch let fault as ServiceFault {
            throw CommandFailure(.configuration, code: "S01", zh: "服务数据用不了: \(fault)", en: "\(fault)")
        } catch {
            throw CommandFailure(.error, code: "S02", zh: "没有做成: \(error)", en: "not done: \(error)")
        }
    }
}

extension CommandFailure {
    /// Why an administrator's order was not carried out.
    init(_ fault: AdministrationFault) {
        let words: Words
        switch fault {
        case .deviceUnknown: words = Words(zh: "没有这台设备", en: "there is no such device")
        case .notACode: words = Words(zh: "不是健康码,也不是 24 位十六进制码号", en: "neither a code nor a codeId of 24 hex digits")
        case .codeUnknown: words = Words(zh: "本服务没有出过这个码", en: "this service made no such code")
        case .personUnknown: words = Words(zh: "没有这个人", en: "nobody has this document number")
        case .numberAmbiguous(let types):
            let list = types.map { "\($0.rawValue) \($0.name.zh)" }.joined(separator: ", ")
            let english = types.map { "\($0.rawValue) \($0.name.en)" }.joined(separator: ", ")
            words = Words(
                zh: "几种证件都有这个号码,请加 --cert-type: \(list)",
                en: "several documents have this number, say --cert-type: \(english)")
        case .divisionUnknown: words = Words(zh: "没有这个行政区划", en: "there is no such division")
        }
        self.init(.usage, code: "S02", zh: words.zh, en: words.en)
    }
}
