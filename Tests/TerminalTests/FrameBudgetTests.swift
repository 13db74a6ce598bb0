import Testing

@testable import Terminal

@Suite struct FrameBudgetTests {
    @Test func neverMoreThanThirtyInAnySecond() {
        var budget = FrameBudget(at: .zero)
        var painted: [Duration] = []
        for millisecond in 0..<5_000 {
            let now = Duration.milliseconds(millisecond)
            guard budget.wait(at: now) <= .zero else { continue }
            budget.spend()
            painted.append(now)
        }
        for start in painted {
            let inOneSecond = painted.filter { $0 >= start && $0 < start + .seconds(1) }.count
            #expect(inOneSecond <= Counted.limit("framesASecond"))
        }
        #expect(painted.count > 100, "and yet it moves")
    }

    @Test func theFirstFewDoNotWaitForOneAnother() {
        var budget = FrameBudget(at: .zero)
        for _ in 0..<FrameBudget.burst {
            #expect(budget.wait(at: .zero) <= .zero)
            budget.spend()
        }
        let wait = budget.wait(at: .zero)
        #expect(wait > .zero && wait < .milliseconds(40))
        #expect(budget.wait(at: wait) <= .zero)
    }

    @Test func urgentPicturesAreNotPaidForLater() {
        var budget = FrameBudget(at: .zero)
        for _ in 0..<1_000 { budget.spend() }
        #expect(budget.wait(at: .zero) < .milliseconds(40))
    }
}
