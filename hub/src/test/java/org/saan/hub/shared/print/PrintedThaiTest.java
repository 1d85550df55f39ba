package org.saan.hub.shared.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saan.hub.shared.Language;
import org.saan.thaitext.ThaiText;

class PrintedThaiTest {
    private static final List<String> LINES = List.of(
            "หนี้ค้างชำระ",
            "A วันที่ ๑๕ ธ.ค. ๒๕๖๘",
            "ซื้อเสื้อ ปั๊มน้ำ เอี๊ยด",
            "น้ำใจผู้นำกลุ่ม",
            "ที่อยู่ ญู่ ฐู",
            "เท่านั้น กี่ ป่า ปี่ ฝั่ง ฟื้น",
            "A วันที่");
    private static final String OFFER = "กลุ่มทอผ้าฝ้ายย้อมสีธรรมชาติบ้านดอนสวรรค์ขอส่งใบเสนอราคา";
    private static final List<String> WORDS = List.of(
            "กลุ่ม",
            "ทอ",
            "ผ้า",
            "ฝ้าย",
            "ย้อม",
            "สี",
            "ธรรมชาติ",
            "บ้าน",
            "ดอน",
            "สวรรค์",
            "ขอ",
            "ส่ง",
            "ใบ",
            "เสนอ",
            "ราคา");
    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float SIZE = 24;

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 text copied from the file is what was put in")
    void copiesWhatWasPutIn(Face face) {
        var copied = Ink.text(SamplePrint.lines(face, 12, LINES)).lines().toList();
        assertThat(copied.subList(0, LINES.size())).isEqualTo(LINES);
        assertThat(copied.stream().limit(LINES.size()).map(ThaiText::normal))
                .isEqualTo(LINES.stream().map(ThaiText::normal).toList());
    }

    @Test
    @DisplayName(
            "TH-14 a name that is tied together, a date and other ways of typing are copied without what cannot be seen")
    void copiesNames() {
        var pdf = SamplePrint.lines(
                Face.TEXT, 12, List.of("บ้าน\u2060นา\u2060คราม 30\u00a0ก.ย.\u00a02570", "น้ํา", "สีa\u200bb"));
        assertThat(Ink.text(pdf).lines().limit(3)).containsExactly("บ้านนาคราม 30\u00a0ก.ย.\u00a02570", "น้ํา", "สีab");
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 every tone mark stands above its vowel and touches nothing")
    void toneMarksAboveVowels(Face face) {
        var texts = new ArrayList<String>();
        for (char base : "นทกปฝฟ".toCharArray()) {
            for (char vowel : "ัิีึื".toCharArray()) {
                for (var tone : List.of("", "่", "้", "๊", "๋")) {
                    texts.add("" + base + vowel + tone);
                }
            }
        }
        var drawn = drawn(face, texts);
        for (int i = 0; i < texts.size(); i += 5) {
            int without = drawn.get(i).size();
            for (int t = i + 1; t < i + 5; t++) {
                var blobs = drawn.get(t);
                assertThat(blobs)
                        .as("%s: the tone mark by itself", texts.get(t))
                        .hasSize(without + 1);
                assertThat(blobs.get(0).top() - blobs.get(1).top())
                        .as(texts.get(t))
                        .isNegative();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 ญ and ฐ have no lower part over ุ and ู")
    void lowerPartsGiveWay(Face face) {
        var drawn = drawn(face, List.of("นุ", "ญุ", "ฐุ", "นู", "ญู", "ฐู"));
        for (int i = 0; i < drawn.size(); i++) {
            var vowel = drawn.get(i / 3 * 3).getLast();
            assertThat(drawn.get(i)).as("letter and vowel of " + i).hasSize(2);
            var lowest = drawn.get(i).getLast();
            assertThat(lowest.bottom() - lowest.top())
                    .as("only the vowel below " + i)
                    .isEqualTo(vowel.bottom() - vowel.top());
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 marks are to be seen after Latin letters too")
    void marksAfterLatin(Face face) {
        var drawn = drawn(face, List.of("A", "วันที่", "A วันที่"));
        assertThat(drawn.get(2)).hasSize(drawn.get(0).size() + drawn.get(1).size());
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 the picture is the one that HarfBuzz draws")
    void looksAsHarfBuzzDraws(Face face) {
        var image = Ink.page(SamplePrint.lines(face, SIZE, LINES), 0);
        for (int i = 0; i < LINES.size(); i++) {
            float top = 52 + i * 2 * SIZE;
            float baseline = top + SIZE + SIZE * 0.36f;
            var other = HarfBuzz.picture(face, SIZE, LINES.get(i), Flow.LEFT, baseline, image);
            assertThat(Ink.unlike(image, other, top, top + 2 * SIZE))
                    .as(LINES.get(i))
                    .isLessThan(0.005);
        }
    }

    /** The pieces of ink of each text. */
    private static List<List<Ink.Blob>> drawn(Face face, List<String> texts) {
        var all = new ArrayList<List<Ink.Blob>>();
        int onPage = 15;
        var pdf = SamplePrint.lines(face, SIZE, texts);
        for (int page = 0; page * onPage < texts.size(); page++) {
            BufferedImage image = Ink.page(pdf, page);
            for (int i = 0; i < onPage && page * onPage + i < texts.size(); i++) {
                float top = 52 + i * 2 * SIZE;
                all.add(Ink.blobs(image, top, top + 2 * SIZE));
            }
        }
        return all;
    }

    @Test
    @DisplayName("TH-15 a cell of 45 mm at 12 pt breaks only between words")
    void breaksBetweenWords() {
        float cell = 45 * MILLIMETRE;
        var style = new Style(Face.TEXT, 12, 20, Style.INK, Style.Side.LEFT, 0);
        float rest = Flow.TEXT_WIDTH - 8 - cell;
        var pdf = SamplePrint.of(new Block.Table(
                List.of(cell, rest),
                null,
                List.of(List.of(
                        Block.Paragraph.of(OFFER, style, Language.TH), Block.Paragraph.of("", style, Language.TH)))));
        var lines = Ink.text(pdf).lines().filter(line -> !line.contains("/")).toList();
        assertThat(String.join("", lines)).isEqualTo(OFFER);
        assertThat(lines).hasSizeBetween(3, 4);
        var ends = new ArrayList<Integer>();
        int at = 0;
        for (var word : WORDS) {
            ends.add(at += word.length());
        }
        at = 0;
        for (var line : lines) {
            assertThat(ends).as(line).contains(at += line.length());
        }
        var image = Ink.page(pdf, 0);
        float left = Flow.LEFT * Ink.DPI / 72;
        assertThat(Ink.blobs(image, 60, 160)).isNotEmpty().allSatisfy(blob -> {
            assertThat((float) blob.left()).isGreaterThanOrEqualTo(left - 2);
            assertThat((float) blob.right()).isLessThanOrEqualTo(left + cell * Ink.DPI / 72 + 2);
        });
    }

    @Test
    @DisplayName(
            "TH-15 names that are tied together stay whole in the narrowest column; a word too wide is cut between characters")
    void keepsNamesWhole() {
        assertThat(Breaks.pieces("ทอผ้าบ้าน\u2060นา\u2060คราม")).containsExactly("ทอ", "ผ้า", "บ้าน\u2060นา\u2060คราม");
        assertThat(Breaks.pieces("ผ้าหม้อห้อมและมัดหมี่")).containsExactly("ผ้า", "หม้อห้อม", "และ", "มัดหมี่");
        assertThat(Breaks.pieces("ถึง 30\u00a0ก.ย.\u00a02570")).containsExactly("ถึง ", "30\u00a0ก.ย.\u00a02570");
        var fonts = new Typesetter(Language.TH);
        var lines = Lines.of(List.of(Span.of("สวรรค์ชั้นฟ้า")), Style.BODY, 14, fonts::font);
        assertThat(lines.stream().map(line -> line.segments().getFirst().words()))
                .doesNotContain("์")
                .allSatisfy(words -> assertThat(words).matches("[เแโใไก-ฮ].*"));
    }

    @Test
    @DisplayName("SE-03 a script in a story is printed as its letters")
    void printsScriptsAsText() {
        var story = "<img src=x onerror=alert(1)><b>ผ้า</b> ) Tj ET (javascript:alert(1)";
        var pdf = SamplePrint.lines(Face.TEXT, 10, List.of(story));
        assertThat(Ink.text(pdf)).startsWith(story);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("JavaScript", "/JS", "/Launch");
        assertThatIllegalArgumentException().isThrownBy(() -> Span.link("ผ้า", "javascript:alert(1)"));
    }
}
