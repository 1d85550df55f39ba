package org.saan.hub.shared.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.Language;

class PrintTest {
    private static final Style STYLE = Style.BODY;

    private static Block.Paragraph said(String words) {
        return Block.Paragraph.of(words, STYLE, Language.TH);
    }

    @Property(tries = 60)
    void linesHoldAllButSpacesAtTheirEnds(
            @ForAll
                    @StringLength(max = 60)
                    @CharRange(from = 'ก', to = '๛')
                    @CharRange(from = 'a', to = 'e')
                    @Chars({' ', '\u00a0', '\u2060', '(', '1', '<'})
                    String text,
            @ForAll @IntRange(min = 20, max = 200) int width) {
        var fonts = new Typesetter(Language.TH);
        var lines = Lines.of(List.of(Span.of(text), Span.strong(text)), STYLE, width, fonts::font);
        var joined = lines.stream()
                .flatMap(line -> line.segments().stream())
                .map(Line.Segment::words)
                .collect(Collectors.joining());
        assertThat(joined.replace(" ", "")).isEqualTo((text + text).replace(" ", ""));
        var copied = Ink.text(SamplePrint.of(said(text)));
        assertThat(copied).doesNotContain("\ufffd");
    }

    @Test
    void theHeadOfATableIsSaidOnEveryPage() {
        var rows = IntStream.range(0, 90)
                .mapToObj(i -> List.of(said("แถวที่ " + i), said(i + " ผืน")))
                .toList();
        var pdf = SamplePrint.of(new Block.Table(List.of(3f, 1f), List.of(said("สินค้า"), said("จำนวน")), rows));
        var pages = pages(pdf);
        assertThat(pages).hasSizeGreaterThan(2);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("สินค้า", (i + 1) + "\u00a0/\u00a0" + pages.size());
        }
        assertThat(String.join("\n", pages))
                .contains(IntStream.range(0, 90).mapToObj(i -> "แถวที่ " + i).toList());
    }

    @Test
    void aHeadingIsNeverLeftAloneAtTheEndOfAPage() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 60; i++) {
            blocks.add(Block.Paragraph.heading(Block.Role.H2, "หัวข้อ " + i, Style.HEADING, Language.TH));
            blocks.add(said("ความ ".repeat(17 * (i % 5 + 1)).strip()));
        }
        var pages = pages(SamplePrint.of(blocks.toArray(Block[]::new)));
        assertThat(pages).hasSizeGreaterThan(3).allSatisfy(page -> {
            var lines = page.lines()
                    .filter(line -> !line.isBlank() && !line.contains("/"))
                    .toList();
            assertThat(lines.getLast()).doesNotStartWith("หัวข้อ");
        });
    }

    @Test
    void columnsGoOnBesideEachOtherOnTheNextPage() {
        var left = new Block.Column(1, List.of(said("ซ้าย ".repeat(900))));
        var right = new Block.Column(1, List.of(said("right ".repeat(900))));
        var pages = pages(SamplePrint.of(new Block.Columns(List.of(left, right), 20, true, true)));
        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("ซ้าย"));
        assertThat(String.join("\n", pages).split("right", -1)).hasSize(901);
    }

    @Test
    void picturesAndLinksAreWhereTheyBelong() throws Exception {
        var seen = Block.Picture.class.getSimpleName();
        var pdf = SamplePrint.of(
                new Block.Picture(
                        PrintedImage.of(picture("jpeg", BufferedImage.TYPE_INT_RGB)), 60, "ผ้าคราม " + seen, 0),
                new Block.Picture(PrintedImage.of(picture("png", BufferedImage.TYPE_INT_ARGB)), 60, "ลาย", 0),
                new Block.Picture(PrintedImage.of(picture("png", BufferedImage.TYPE_INT_RGB)), 60, "", 0),
                new Block.Paragraph(
                        List.of(Span.of("ดู "), Span.link("หน้าเว็บ", "https://crafts.example.org/th?a=(1)")),
                        STYLE,
                        Language.TH,
                        Block.Role.P));
        try (var document = Loader.loadPDF(pdf)) {
            var page = document.getPage(0);
            assertThat(page.getResources().getXObjectNames()).hasSize(3);
            var link = (PDAnnotationLink) page.getAnnotations().getFirst();
            assertThat(((PDActionURI) link.getAction()).getURI()).isEqualTo("https://crafts.example.org/th?a=(1)");
            var alternatives = document.getDocument().getObjectsByType(COSName.STRUCT_ELEM).stream()
                    .map(each -> ((COSDictionary) each.getObject()).getString(COSName.ALT))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(alternatives).containsExactly("ผ้าคราม " + seen, "ลาย");
        }
        var image = Ink.page(pdf, 0);
        for (int i = 0; i < 3; i++) {
            int y = Math.round((52 + 60 * i + 30) * Ink.DPI / 72f);
            int x = Math.round((Flow.LEFT + 30) * Ink.DPI / 72f);
            assertThat(image.getRaster().getSample(x, y, 0)).as("picture " + i).isBetween(20, 110);
        }
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PrintedImage.of("<svg onload=alert(1)>".repeat(9).getBytes()));
        assertThatIllegalArgumentException().isThrownBy(() -> PrintedImage.of(new byte[] {(byte) 0xff, (byte) 0xd8}));
    }

    @Test
    void theSameDocumentIsTheSameFile() {
        assertThat(SamplePrint.of(said("ผ้าคราม"))).isEqualTo(SamplePrint.of(said("ผ้าคราม")));
    }

    /** A dark blue square. */
    private static byte[] picture(String format, int type) {
        var image = new BufferedImage(40, 40, type);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0x1d, 0x2c, 0x54));
        graphics.fillRect(0, 0, 40, 40);
        graphics.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> pages(byte[] pdf) {
        return Ink.pages(pdf);
    }
}
