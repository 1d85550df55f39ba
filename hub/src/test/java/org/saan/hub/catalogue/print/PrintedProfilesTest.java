package org.saan.hub.catalogue.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.saan.thaitext.ThaiText;

class PrintedProfilesTest {
    private static final String PAGE = "https://crafts.example.org/th/groups/pg-001";
    private static final Words WORDS = new Words();

    private static PDDocument profile(PublicProfile profile, Language language) throws Exception {
        var sample = SampleProfiles.ALL.getFirst();
        return Loader.loadPDF(new ProfileDocument(
                        WORDS, language, profile, sample.products, SampleProfiles.PATTERNS, PAGE, SampleProfiles.NOW)
                .print()
                .pdf());
    }

    private static PDDocument lookbook(Language language) throws Exception {
        var chapters = SampleProfiles.ALL.stream().map(SampleProfiles::chapter).toList();
        return Loader.loadPDF(new LookbookDocument(
                        WORDS,
                        language,
                        chapters,
                        SampleProfiles.PATTERNS,
                        "https://crafts.example.org/" + language.tag(),
                        SampleProfiles.NOW)
                .print()
                .pdf());
    }

    @Test
    @DisplayName("TH-15 the columns of a profile hold all of its words, and no line of Thai ends inside a word")
    void columnsAreWhole() throws Exception {
        for (var sample : SampleProfiles.ALL) {
            try (var pdf = profile(sample.profile, Language.TH)) {
                var thai = lines(pdf, 0, 285);
                var english = lines(pdf, 285, 300);
                for (var text : sample.profile.texts().values()) {
                    for (var paragraph : paragraphs(text, Language.TH)) {
                        assertThat(String.join("", thai)).contains(unspaced(paragraph));
                        assertThat(cuts(paragraph, thai)).isEmpty();
                    }
                    for (var paragraph : paragraphs(text, Language.EN)) {
                        assertThat(unspaced(String.join(" ", english))).contains(unspaced(paragraph));
                    }
                }
            }
        }
    }

    private static List<String> paragraphs(PublicText text, Language language) {
        return text.in(language).replace("\u2060", "").lines().toList();
    }

    /** Lines of one column, without spaces. */
    private static List<String> lines(PDDocument pdf, int from, int width) throws Exception {
        var lines = new ArrayList<String>();
        for (var page : pdf.getPages()) {
            var area = new PDFTextStripperByArea();
            area.addRegion("column", new Rectangle2D.Float(from, 40, width, 745));
            area.extractRegions(page);
            area.getTextForRegion("column")
                    .lines()
                    .map(PrintedProfilesTest::unspaced)
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String unspaced(String text) {
        return text.replaceAll("[\\s\u00a0]", "");
    }

    /** Ends of lines inside the paragraph where Unicode and its dictionary allow no break. */
    private static List<String> cuts(String paragraph, List<String> lines) {
        var ends = new HashSet<String>();
        var before = new StringBuilder();
        ThaiText.linePieces(paragraph)
                .forEach(piece -> ends.add(unspaced(before.append(piece).toString())));
        var joined = String.join("", lines);
        int start = joined.indexOf(unspaced(paragraph));
        int end = start + unspaced(paragraph).length();
        var cuts = new ArrayList<String>();
        int at = 0;
        for (var line : lines) {
            at += line.length();
            if (at > start && at < end && !ends.contains(joined.substring(start, at))) {
                cuts.add(line);
            }
        }
        return cuts;
    }

    @Test
    void saysOfItselfWhatItIs() throws Exception {
        try (var pdf = profile(SampleProfiles.ALL.getFirst().profile, Language.TH)) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("กลุ่มทอผ้าย้อมครามบ้านนาคราม");
            var catalogue = pdf.getDocumentCatalog();
            assertThat(catalogue.getLanguage()).isEqualTo("th");
            assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
            assertThat(catalogue.getDocumentOutline().getFirstChild().getTitle())
                    .isEqualTo("กลุ่มทอผ้าย้อมครามบ้านนาคราม");
            assertThat(catalogue.getDocumentOutline().getFirstChild().children())
                    .extracting("title")
                    .startsWith("ประวัติ", "เทคนิคของเรา", "ช่างของเรา");
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("พิมพ์ 26\u00a0พ.ย.\u00a02569", "printed 26\u00a0Nov\u00a02026")
                    .contains(
                            "ถึง 30\u00a0ก.ย.\u00a02570",
                            "to 30\u00a0Sep\u00a02027",
                            "1\u00a0/\u00a02",
                            "2\u00a0/\u00a02");
        }
    }

    /** {@code -Dsaan.pictures=DIR} keeps what it sees. */
    @Test
    void everyPageHasInk() throws Exception {
        var names = List.of("indigo", "basket", "silk");
        for (int i = 0; i < names.size(); i++) {
            var sample = SampleProfiles.ALL.get(i);
            var pdf = new ProfileDocument(
                    WORDS,
                    Language.TH,
                    sample.profile,
                    sample.products,
                    SampleProfiles.PATTERNS,
                    PAGE,
                    SampleProfiles.NOW);
            try (var document = Loader.loadPDF(pdf.print().pdf())) {
                keep(document, 0, "print-profile-" + names.get(i));
            }
        }
        try (var document = lookbook(Language.EN)) {
            keep(document, 0, "print-lookbook-cover-en");
        }
        try (var document = lookbook(Language.TH)) {
            keep(document, 1, "print-lookbook-th");
        }
    }

    private static void keep(PDDocument document, int page, String name) throws Exception {
        var image = new PDFRenderer(document).renderImageWithDPI(page, 72);
        int dark = 0;
        for (int y = 100; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xff) < 100 ? 1 : 0;
            }
        }
        assertThat(dark).isGreaterThan(2000);
        var folder = System.getProperty("saan.pictures");
        if (folder != null) {
            // Sixteen steps of each colour are enough for a README, and half the size.
            for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
                int x = i % image.getWidth();
                int y = i / image.getWidth();
                image.setRGB(x, y, image.getRGB(x, y) & 0xf0f0f0 | 0x0f0f0f);
            }
            ImageIO.write(image, "png", new File(folder, name + ".png"));
        }
    }

    @Test
    void theCodeLeadsToThePage() throws Exception {
        try (var pdf = profile(SampleProfiles.ALL.getFirst().profile, Language.TH)) {
            var image = new PDFRenderer(pdf).renderImageWithDPI(pdf.getNumberOfPages() - 1, 144);
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
            var read = new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
            assertThat(read.getText()).isEqualTo(PAGE);
        }
    }

    @Test
    @DisplayName("SE-03 a script in a story is printed as its letters, and a missing translation is said")
    void scriptsAreText() throws Exception {
        var sample = SampleProfiles.ALL.getFirst().profile;
        var story = "<img src=x onerror=alert(1)><b>ผ้า</b>";
        var texts = new java.util.HashMap<>(sample.texts());
        texts.put(TextField.STORY, new PublicText(new LocalizedText(story, null), Language.TH, false));
        var other = new PublicProfile(
                sample.id(),
                sample.groupId(),
                sample.code(),
                "47",
                sample.province(),
                "northeast",
                null,
                null,
                null,
                List.of(),
                texts,
                List.of(),
                1,
                SampleProfiles.NOW,
                SampleProfiles.NOW);
        try (var pdf = profile(other, Language.EN)) {
            assertThat(String.join("", lines(pdf, 0, 285))).contains(unspaced(story));
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Not yet translated into English").doesNotContain("ตราที่ได้รับ");
        }
    }

    @Test
    void aLookbookHasPricesWithTheirTerm() throws Exception {
        try (var pdf = lookbook(Language.EN)) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("7 products of 3 groups", "26\u00a0Nov\u00a02026")
                    .contains(
                            "Price in USD for one piece, FOB Bangkok (Incoterms 2020)",
                            "USD\u00a014.50",
                            "from 100 pieces")
                    .contains("ผ้าพันคอฝ้ายย้อมคราม", "minimum\u00a030\u00a0pieces", "60\u00a0×\u00a0180\u00a0cm");
            var chapters = new ArrayList<String>();
            Objects.requireNonNull(pdf.getDocumentCatalog().getDocumentOutline())
                    .children()
                    .forEach(item -> chapters.add(item.getTitle()));
            assertThat(chapters)
                    .containsExactly(
                            "Lookbook",
                            "Ban Na Khram Indigo Weaving Group",
                            "Ban Huai Mo Bamboo Basket Group",
                            "Ban Non Tum Silk Group",
                            "Contact");
        }
        try (var pdf = lookbook(Language.TH)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "7 สินค้า จาก 3 กลุ่ม",
                            "26\u00a0พ.ย.\u00a02569",
                            "ราคาต่อชิ้น (USD) ส่งมอบแบบ FOB Bangkok");
        }
    }
}
