import HealthCode
import Phrases
import Testing

/// The catalogue, phrase by phrase.
@Suite struct CatalogueTests {
    @Test(arguments: Phrase.allCases) func everyPhraseHasWordsInBothLanguages(_ phrase: Phrase) {
        #expect(!phrase.words.zh.isEmpty && !phrase.words.en.isEmpty)
        #expect(phrase.words.en.allSatisfy { $0.isASCII }, "English is what an ASCII terminal shows")
        #expect(!phrase.words.zh.contains("{") && !phrase.words.en.contains("{"))
    }

    @Test(arguments: QueuePhrase.allCases) func everyPhraseOfTheQueueHasWordsInBothLanguages(_ phrase: QueuePhrase) {
        #expect(!phrase.words.zh.isEmpty && !phrase.words.en.isEmpty)
        #expect(phrase.words.en.allSatisfy { $0.isASCII })
    }

    @Test(arguments: RecordPhrase.allCases) func everyPhraseOfTheRecordsHasWordsInBothLanguages(_ phrase: RecordPhrase)
    {
        #expect(!phrase.words.zh.isEmpty && !phrase.words.en.isEmpty)
        #expect(phrase.words.en.allSatisfy { $0.isASCII })
    }

    @Test(arguments: DoctorPhrase.allCases) func everyPhraseOfTheDoctorHasWordsInBothLanguages(_ phrase: DoctorPhrase) {
        #expect(!phrase.words.zh.isEmpty && !phrase.words.en.isEmpty)
        #expect(phrase.words.en.allSatisfy { $0.isASCII })
    }

    @Test func everyTemplateHasEachOfItsPlacesInBothLanguages() {
        for template in Templates.all {
            for text in [template.words.zh, template.words.en] {
                for place in 1...9 {
                    let isThere = text.contains("{\(place)}")
                    #expect(isThere == (place <= template.places), "\(text)")
                }
            }
            #expect(template.words.en.allSatisfy { $0.isASCII })
        }
    }

    @Test func placesMayStandInAnyOrder() {
        #expect(Templates.alertMore(2, "^K") == Words(zh: "还有2条 ^K 确认", en: "2 more, ^K to acknowledge"))
        #expect(Templates.latency(42).en == "online 42ms")
    }

    @Test func whatIsPutInIsNotLookedAtForPlaces() {
        #expect(Templates.usedAt("{2}", "{1}").en == "used {2} at {1}")
    }

    @Test func wordsArePutInInTheirOwnLanguage() {
        let words = Words(zh: "服务忙", en: "service busy")
        #expect(Templates.offline(words, "SVC-201") == Words(zh: "离线 服务忙 SVC-201", en: "OFFLINE service busy SVC-201"))
    }
}
