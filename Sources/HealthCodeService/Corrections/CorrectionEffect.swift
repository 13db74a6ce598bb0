internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// What an accepted correction changes; the record as it was stays as a version (3.13).
enum CorrectionEffect {
    /// Applies every field.
    /// - Throws: ``ReviewFault/value(_:)`` or ``ReviewFault/target``; the caller undoes what was written.
    static func apply(
        _ correction: CorrectionRecord, at now: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws {
        guard let person = try PersonRecord.find(correction.personId, vault, transaction) else {
            throw ReviewFault.target
        }
        let change = Change(correction: correction, person: person, now: now, vault: vault, transaction: transaction)
        for (kind, items) in change.grouped {
            switch kind {
            case .identity: try change.identity(items)
            case .grade: try change.grade(items)
            case .declaration: try change.declaration(items)
            case .itinerary: try change.itinerary(items)
            case .test, .other: try change.tests(items)
            }
        }
    }

    /// One correction on its way into the registry.
    struct Change {
        let correction: CorrectionRecord
        let person: PersonRecord
        let now: Instant
        let vault: Vault
        let transaction: Transaction

        /// The items by the kind of record that they change. `address` is the person's where the correction is about
        /// identity, and else the declaration's where one is named.
        var grouped: [(CorrectionType, [CorrectionRecord.Item])] {
            var groups: [CorrectionType: [CorrectionRecord.Item]] = [:]
            for item in correction.items { groups[kind(of: item.field), default: []].append(item) }
            return CorrectionType.allCases.compactMap { kind in groups[kind].map { (kind, $0) } }
        }

        private func kind(of field: CorrectionField) -> CorrectionType {
            if correction.type != .other { return correction.type }
            if field == .address { return correction.targetId.isEmpty ? .identity : .declaration }
            return CorrectionType.allCases.first { $0 != .other && $0.fields.contains(field) } ?? .other
        }

        func identity(_ items: [CorrectionRecord.Item]) throws {
            var identity = person.identity
            for item in items {
                guard let text = item.newValue?.string, !text.isEmpty, text.count <= 128,
                    set(item.field, text, &identity)
                else { throw ReviewFault.value(item.field) }
            }
            try RecordVersion.append(
                .person, String(person.id), was: person.identity.json, becomes: identity.json, by: correction.correctId,
                at: now, vault, transaction)
            try Registry.replace(identity, of: person.id, vault, transaction)
        }

        private func set(_ field: CorrectionField, _ text: String, _ identity: inout PersonIdentity) -> Bool {
            switch field {
            case .name: identity.name = text
            case .sex:
                identity.sex = Sex(rawValue: text)
                return identity.sex != nil
            case .nationality:
                identity.nationality = text
                return text.utf8.count == 3
            case .phone:
                identity.phone = text
                return text.count <= 20
            case .address: identity.address = text
            case .domicileCode:
                identity.domicileCode = text
                return Divisions.wasEver(text)
            default: return false
            }
            return true
        }

        func grade(_ items: [CorrectionRecord.Item]) throws {
            var grade = person.grade ?? .unassessed
            var reasonCode: String?
            for item in items {
                guard let text = item.newValue?.string else { throw ReviewFault.value(item.field) }
                switch item.field {
                case .healthStatus:
                    guard let new = Grade(rawValue: text) else { throw ReviewFault.value(item.field) }
                    grade = new
                default: reasonCode = String(text.prefix(32))
                }
            }
            let usual = GradeReason.usual(for: grade)
            let isSame = grade == person.grade
            try GradeBook.set(
                grade, of: person.id, reasonCode: reasonCode ?? (isSame ? person.reasonCode : usual.rawValue),
                guide: isSame ? person.guide : usual.guide.zh, source: .review, at: now, transaction)
            guard !isSame else { return }
            try GradeBook.align(grade, of: person.id, source: .review, at: now, transaction)
        }

        func declaration(_ items: [CorrectionRecord.Item]) throws {
            guard let entry = try HealthDeclarations.find(correction.targetId, of: person.id, vault, transaction) else {
                throw ReviewFault.target
            }
            let was = entry.body.json
            let becomes = try merged(was, items)
            guard let body = DeclaredHealth(becomes), Divisions.isCurrent(body.divisionCode),
                TemperatureRule.bounds.contains(body.temperature), !body.symptoms.isEmpty,
                body.json["symptoms"] == becomes["symptoms"], !Symptom.areContradictory(body.symptoms)
            else { throw ReviewFault.value(items[0].field) }
            try RecordVersion.append(
                .declaration, entry.declareId, was: was, becomes: becomes, by: correction.correctId, at: now, vault,
                transaction)
            try HealthDeclarations.replace(.init(declareId: entry.declareId, body: body), vault, transaction)
        }

        /// The trip is the only one of its declaration, or the only one that says what the old values say.
        func itinerary(_ items: [CorrectionRecord.Item]) throws {
            var trips = try Itineraries.find(correction.targetId, of: person.id, vault, transaction)
            if trips.count > 1 {
                trips.removeAll { entry in
                    let json = entry.trip.json
                    return items.contains { $0.oldValue == nil || json[$0.field.rawValue] != $0.oldValue }
                }
            }
            guard trips.count == 1, let entry = trips.first else { throw ReviewFault.target }
            let was = entry.trip.json
            let becomes = try merged(was, items)
            guard let trip = DeclaredTrip(becomes), Divisions.isTripEnd(trip.from), Divisions.isTripEnd(trip.to),
                trip.json == becomes, trip.arriveAt.map({ $0 >= trip.departAt }) ?? true
            else { throw ReviewFault.value(items[0].field) }
            try RecordVersion.append(
                .itinerary, String(entry.id), was: was, becomes: becomes, by: correction.correctId, at: now, vault,
                transaction)
            try Itineraries.replace(
                .init(id: entry.id, declareId: entry.declareId, trip: trip), vault, transaction)
        }

        func tests(_ items: [CorrectionRecord.Item]) throws {
            for kind in TestKind.allCases {
                let fields = [kind.members.result, kind.members.time]
                let mine = items.filter { fields.contains($0.field.rawValue) }
                guard !mine.isEmpty else { continue }
                guard let entry = try TestRecord.newest(kind, of: person.id, transaction) else {
                    throw ReviewFault.target
                }
                let was = entry.json
                guard let test = TestRecord(id: entry.id, kind: kind, place: entry.place, try merged(was, mine)) else {
                    throw ReviewFault.value(mine[0].field)
                }
                try RecordVersion.append(
                    .test, String(entry.id), was: was, becomes: test.json, by: correction.correctId, at: now, vault,
                    transaction)
                try test.replace(transaction)
            }
        }

        /// A record with the new values in place of the old ones.
        private func merged(_ was: JSONObject, _ items: [CorrectionRecord.Item]) throws -> JSONObject {
            var becomes = was
            for item in items {
                guard let value = item.newValue else { throw ReviewFault.value(item.field) }
                becomes[item.field.rawValue] = try Self.shaped(value, like: was[item.field.rawValue], item.field)
            }
            return becomes
        }

        /// Values come as text; a number or a list in the record takes the text apart as the wire's aliases do.
        private static func shaped(_ value: JSON, like held: JSON?, _ field: CorrectionField) throws -> JSON {
            guard case .string(let text) = value else { return value }
            switch field {
            case .temperature:
                guard let tenths = TemperatureRule.tenths(of: text) else { throw ReviewFault.value(field) }
                return .tenths(tenths)
            case .symptoms:
                guard let list = Symptom.list(caretJoined: text) else { throw ReviewFault.value(field) }
                return .array(list.map { .string($0.rawValue) })
            default:
                if case .number? = held, let number = Int(text) { return .integer(number) }
                return value
            }
        }
    }
}
