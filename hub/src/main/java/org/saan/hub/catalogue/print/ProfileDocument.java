package org.saan.hub.catalogue.print;

import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Column;
import org.saan.hub.shared.print.Block.Columns;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The profile of a group on A4: Thai on the left, English on the right, paragraph beside paragraph. */
final class ProfileDocument {
    private static final List<TextField> SECTIONS = List.of(
            TextField.STORY,
            TextField.TECHNIQUE,
            TextField.MAKERS,
            TextField.PLACE,
            TextField.CAPACITY,
            TextField.STANDARDS);
    private static final float GAP = 24;
    private static final int PHOTOS = 3;
    private static final int BAND = 8;

    private final PrintWords th;
    private final PrintWords en;
    private final Language language;
    private final PublicProfile profile;
    private final List<PublicProduct> products;
    private final Pictures pictures;
    private final String address;
    private final Instant now;

    /** @param address of the page of the group, in the language of the document */
    ProfileDocument(
            Words words,
            Language language,
            PublicProfile profile,
            List<PublicProduct> products,
            Pictures pictures,
            String address,
            Instant now) {
        this.th = new PrintWords(words, TH);
        this.en = new PrintWords(words, EN);
        this.language = language;
        this.profile = profile;
        this.products = List.copyOf(products);
        this.pictures = pictures;
        this.address = address;
        this.now = now;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(pair(
                heading(Role.H1, said(profile.name(), TH), Style.NAME, TH),
                heading(Role.H1, said(profile.name(), EN), Style.NAME, EN),
                false));
        blocks.add(both(words -> paragraph(place(words), Style.BODY.in(Style.PALE), words.language()), false));
        blocks.add(new Block.Gap(6));
        blocks.add(band());
        SECTIONS.forEach(field -> section(blocks, field));
        marks(blocks);
        products(blocks);
        contact(blocks);
        var day = now.atZone(Printing.ZONE).toLocalDate();
        var own = language == TH ? th : en;
        return new Print(
                said(profile.name(), language).replace("\u2060", ""),
                language,
                own.t("hub"),
                said(profile.name(), language),
                List.of(Span.of(th.t("made", profile.version(), th.printing().date(day)) + " / "
                        + en.t("made", profile.version(), en.printing().date(day)))),
                now,
                blocks);
    }

    private String place(PrintWords words) {
        var members = profile.members();
        var province = profile.province().in(words.language());
        return words.t("place", province) + (members == null ? "" : " · " + words.t("members", members));
    }

    /** Photos, or the pattern of the craft as a band of cloth. */
    private Block band() {
        var photos = pictures.of(profile.id(), PHOTOS);
        if (photos.isEmpty()) {
            var craft = products.isEmpty() ? null : products.getFirst().craft();
            var pattern = new Block.Picture(pictures.pattern(craft), 90, "", 0);
            return new Columns(Collections.nCopies(BAND, new Column(1, List.of(pattern))), 0, false, true);
        }
        return new Columns(
                photos.stream()
                        .map(photo -> new Column(
                                1,
                                List.of(new Block.Picture(
                                        photo.image(), 150, photo.shows().in(language), 0))))
                        .toList(),
                8,
                false,
                true);
    }

    private void section(List<Block> blocks, TextField field) {
        var text = profile.text(field);
        if (text == null) {
            return;
        }
        title(blocks, "section." + field.code());
        var left = paragraphs(text, TH);
        var right = paragraphs(text, EN);
        if (left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                blocks.add(pair(left.get(i), right.get(i), false));
            }
        } else {
            blocks.add(new Columns(List.of(new Column(1, left), new Column(1, right)), GAP, false, false));
        }
    }

    private void title(List<Block> blocks, String key) {
        blocks.add(new Block.Gap(6));
        blocks.add(both(words -> heading(Role.H2, words.t(key), Style.HEADING, words.language()), true));
    }

    private List<Block> paragraphs(PublicText text, Language in) {
        var own = text.only(in);
        if (own == null) {
            return List.of(paragraph((in == TH ? th : en).t("missing"), Style.BODY.in(Style.PALE), in));
        }
        return own.lines()
                .filter(line -> !line.isBlank())
                .<Block>map(line -> paragraph(line.strip(), Style.BODY, in))
                .toList();
    }

    private void marks(List<Block> blocks) {
        if (profile.marks().isEmpty()) {
            return;
        }
        title(blocks, "marks");
        for (var mark : profile.marks()) {
            blocks.add(both(words -> paragraph(words.mark(mark), Style.BODY, words.language()), false));
        }
    }

    private void products(List<Block> blocks) {
        if (products.isEmpty()) {
            return;
        }
        title(blocks, "products");
        for (var product : products) {
            blocks.add(both(words -> product(product, words), false));
        }
    }

    private static Paragraph product(PublicProduct product, PrintWords words) {
        var facts = String.join(" · ", words.facts(product));
        return new Paragraph(
                List.of(
                        Span.strong(said(product.name(), words.language())),
                        Span.of(facts.isEmpty() ? "" : " · " + facts)),
                Style.BODY,
                words.language(),
                Role.P);
    }

    private void contact(List<Block> blocks) {
        var own = language == TH ? th : en;
        title(blocks, "contact");
        var text = List.<Block>of(
                paragraph(th.t("contact.words"), Style.BODY, TH),
                paragraph(en.t("contact.words"), Style.BODY, EN),
                new Paragraph(List.of(Span.link(address, address)), Style.BODY, language, Role.P));
        blocks.add(new Columns(
                List.of(new Column(5, text), new Column(1, List.of(new Block.Code(address, 66, own.t("code"))))),
                GAP,
                false,
                true));
    }

    private static String said(PublicText text, Language in) {
        return text.in(in);
    }

    private Block both(Function<PrintWords, Block> block, boolean ruled) {
        return pair(block.apply(th), block.apply(en), ruled);
    }

    private static Block pair(Block left, Block right, boolean ruled) {
        return new Columns(List.of(new Column(1, List.of(left)), new Column(1, List.of(right))), GAP, ruled, false);
    }

    private static Paragraph paragraph(String words, Style style, Language in) {
        return Paragraph.of(words, style, in);
    }

    private static Paragraph heading(Role role, String words, Style style, Language in) {
        return Paragraph.heading(role, words, style, in);
    }
}
