import HealthCode
import Testing

@Suite("Divisions under random and mutated input")
struct DivisionsProperties {
    @Test("any text is a code of a table or nothing")
    func anyText() {
        let count = Cases.share(100)
        var mutation = Mutation(random: Cases.generator("division", count))
        let codes = Set(Divisions.current.map(\.code))
        for index in 0..<count {
            let text =
                index % 2 == 0
                ? mutation.spoil("330106") : String(String(1_000_000 + mutation.random.below(1_000_000)).dropFirst())
            guard Divisions.isCurrent(text) == codes.contains(text),
                text == Divisions.abroad || (Divisions.name(of: text) != nil) == Divisions.wasEver(text)
            else {
                Issue.record("\(text)")
                return
            }
        }
    }
}
