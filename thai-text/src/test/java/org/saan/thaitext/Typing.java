package org.saan.thaitext;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** What hands may type: Thai letters and marks in any order, unseen signs, spaces, digits, and signs of other scripts. */
class Typing extends DomainContextBase {
    private static final String THAI = "กขคงชซดตทธนบปผพมยรลวศสษหอฮฤเแโใไะาำิีึืุูัๅๆฯ่้๊๋็์ํฺ๎";
    private static final String OTHER =
            "๐๑๙ 012aBz\u200b\u00a0\u2060\ufeff/.,-(\r\n\u0301é\u0e81\u0eb3\u200d\ud83d\ude00";

    @Provide
    Arbitrary<String> typing() {
        var thai = Arbitraries.strings().withChars(THAI.toCharArray()).ofMaxLength(14);
        var mixed =
                Arbitraries.strings().withChars((THAI + OTHER).toCharArray()).ofMaxLength(14);
        var words = Arbitraries.of("กลุ่ม", "ทอ", "ผ้า", "ไหม", "น้ำใส", "บ้าน", "สิทธิ์", "เกาะ", "ต่าง ๆ", " ", "12")
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all));
        return Arbitraries.oneOf(thai, mixed, words);
    }
}
