package org.saan.hub.shared.print;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the file of a document: its pages, then what they draw with, then what the document says of itself. */
final class PdfWriting {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Print print;
    private final PdfFile pdf = new PdfFile();
    private final Typesetter typesetter;
    private final Set<Tag> tags = new LinkedHashSet<>();
    private final List<Integer> pageNumbers = new ArrayList<>();

    PdfWriting(Print print) {
        this.print = print;
        this.typesetter = new Typesetter(print.language());
    }

    byte[] bytes() {
        var pages = new Flow(tags::add).place(print.blocks(), typesetter);
        pages.forEach(page -> margins(page, pages.size()));
        int tree = pdf.reserve();
        pages.forEach(page -> pageNumbers.add(pdf.reserve()));
        var images = new LinkedHashMap<PrintedImage, Integer>();
        typesetter.images().keySet().forEach(image -> images.put(image, write(image)));
        var fonts = new StringBuilder();
        typesetter
                .fonts()
                .forEach((face, font) -> fonts.append("/F")
                        .append(face.ordinal())
                        .append(' ')
                        .append(font.write(pdf))
                        .append(" 0 R"));
        pages.forEach(page -> write(page, tree, fonts.toString(), images));
        pdf.set(tree, "<</Type/Pages/Count " + pages.size() + "/Kids[" + references(pageNumbers) + "]>>");
        int outline = new Outline(pdf, pageNumbers).write(typesetter.bookmarks());
        int structure = new Structure(pdf, pageNumbers).write(tags, pages);
        var made = MOMENT.format(print.made());
        int info = pdf.add("<</Title" + PdfFile.text(print.title()) + "/Author" + PdfFile.text(print.author())
                + "/Producer(Saan)/CreationDate(" + made + ")>>");
        int catalogue = pdf.add("<</Type/Catalog/Pages " + tree + " 0 R/Lang("
                + print.language().tag()
                + ")/MarkInfo<</Marked true>>/StructTreeRoot " + structure + " 0 R/Metadata " + metadata() + " 0 R"
                + (outline == 0 ? "" : "/Outlines " + outline + " 0 R/PageMode/UseOutlines")
                + "/ViewerPreferences<</DisplayDocTitle true>>>>");
        return pdf.finish(catalogue, info, name(pages));
    }

    private void margins(Page page, int count) {
        var style = Style.SMALL.after(0);
        float top = Page.HEIGHT - 44;
        page.ornament(() -> {
            Ornament.selvedge(page, 0, 0, Page.WIDTH);
            if (page.index > 0) {
                line(page, List.of(Span.of(print.header())), style, 22);
            }
            line(page, print.footer(), style, top);
            line(page, List.of(Span.of((page.index + 1) + "\u00a0/\u00a0" + count)), style.at(Style.Side.RIGHT), top);
        });
    }

    private void line(Page page, List<Span> spans, Style style, float top) {
        for (var line : Lines.of(spans, style, Flow.TEXT_WIDTH - 40, typesetter::font)) {
            boolean right = style.side() == Style.Side.RIGHT;
            float x = right ? Flow.LEFT + Flow.TEXT_WIDTH - line.width() : Flow.LEFT;
            typesetter.draw(line, style, page, x, top);
            return;
        }
    }

    private int write(PrintedImage image) {
        return pdf.ready(
                "/Type/XObject/Subtype/Image/Width " + image.width() + "/Height " + image.height() + image.entries(),
                image.bytes());
    }

    private void write(Page page, int tree, String fonts, Map<PrintedImage, Integer> images) {
        var pictures = new StringBuilder();
        for (var image : page.images) {
            pictures.append("/I").append(typesetter.images().get(image)).append(' ');
            pictures.append(images.get(image)).append(" 0 R");
        }
        var links = new ArrayList<Integer>();
        page.links.forEach(link -> links.add(write(link)));
        int content = pdf.stream("", page.drawing().getBytes(StandardCharsets.US_ASCII));
        pdf.set(
                pageNumbers.get(page.index),
                "<</Type/Page/Parent " + tree + " 0 R/MediaBox[0 0 " + Page.WIDTH + " " + Page.HEIGHT
                        + "]/Resources<</Font<<" + fonts + ">>/XObject<<" + pictures + ">>>>/Contents " + content
                        + " 0 R/StructParents " + page.index + "/Tabs/S/Annots[" + references(links) + "]>>");
    }

    private int write(Page.Link link) {
        float low = Page.HEIGHT - link.top() - link.height();
        return pdf.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" + PdfFile.number(link.x()) + " "
                + PdfFile.number(low) + " " + PdfFile.number(link.x() + link.width()) + " "
                + PdfFile.number(low + link.height()) + "]/A<</S/URI/URI<"
                + HexFormat.of().formatHex(link.address().getBytes(StandardCharsets.UTF_8)) + ">>>>>");
    }

    private int metadata() {
        var xml = """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """.formatted(
                        escaped(print.title()),
                        escaped(print.author()),
                        print.language().tag());
        return pdf.ready("/Type/Metadata/Subtype/XML", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String words) {
        return words.replaceAll("\\p{Cc}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private String name(List<Page> pages) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((print.title() + print.made()).getBytes(StandardCharsets.UTF_8));
            pages.forEach(page -> digest.update(page.drawing().getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String references(List<Integer> objects) {
        var all = new StringBuilder();
        objects.forEach(object -> all.append(object).append(" 0 R "));
        return all.toString();
    }
}
