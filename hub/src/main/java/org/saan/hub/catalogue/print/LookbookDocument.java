package org.saan.hub.catalogue.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
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

/** Chosen products for a buyer, in one language: a cover, each group with its products, and how to ask for more. */
final class LookbookDocument {
    /** The group, as far as it has a public profile, and what of its products was chosen. */
    record Chapter(
            LocalizedText group,
            LocalizedText province,
            @Nullable PublicProfile profile,
            List<PublicProduct> products) {
        Chapter {
            products = List.copyOf(products);
        }
    }

    private static final int BAND = 5;
    private static final float GAP = 18;

    private final PrintWords words;
    private final Language language;
    private final List<Chapter> chapters;
    private final Pictures pictures;
    private final String address;
    private final Instant now;

    /** @param address of the catalogue in this language, with which those of products and groups begin */
    LookbookDocument(
            Words words, Language language, List<Chapter> chapters, Pictures pictures, String address, Instant now) {
        this.words = new PrintWords(words, language);
        this.language = language;
        this.chapters = List.copyOf(chapters);
        this.pictures = pictures;
        this.address = address;
        this.now = now;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        cover(blocks);
        blocks.add(new Block.NewPage());
        chapters.forEach(chapter -> chapter(blocks, chapter));
        contact(blocks);
        return new Print(
                words.t("lookbook"),
                language,
                words.t("hub"),
                words.t("lookbook"),
                List.of(Span.of(words.t("lookbook.made", day()))),
                now,
                blocks);
    }

    private String day() {
        return words.printing().date(now.atZone(Printing.ZONE).toLocalDate());
    }

    private void cover(List<Block> blocks) {
        blocks.add(new Block.Gap(90));
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, words.t("lookbook"), Style.NAME.sized(30, 50), language));
        int count =
                chapters.stream().mapToInt(chapter -> chapter.products().size()).sum();
        blocks.add(line(words.t("lookbook.count", count, chapters.size()), Style.BODY.sized(12, 20)));
        blocks.add(line(day(), Style.BODY.in(Style.PALE)));
        blocks.add(new Block.Gap(24));
        var crafts = chapters.stream()
                .flatMap(chapter -> chapter.products().stream())
                .map(PublicProduct::craft)
                .distinct()
                .toList();
        for (var craft : crafts.subList(0, Math.min(2, crafts.size()))) {
            var picture = new Block.Picture(pictures.pattern(craft), 100, "", 0);
            blocks.add(new Columns(Collections.nCopies(BAND, new Column(1, List.of(picture))), 0, false, true));
        }
        blocks.add(new Block.Gap(24));
        for (var chapter : chapters) {
            blocks.add(new Columns(
                    List.of(
                            new Column(3, List.of(strong(name(chapter)))),
                            new Column(1, List.of(line(chapter.province().in(language), Style.BODY)))),
                    GAP,
                    true,
                    true));
        }
    }

    private static String inOther(LocalizedText text, Language language) {
        return text.missingIn(language.other()) || text.missingIn(language) ? "" : text.in(language.other());
    }

    /** What is said of the group stays together with its first product. */
    private void chapter(List<Block> blocks, Chapter chapter) {
        var start = new ArrayList<Block>();
        start.add(new Block.Selvedge());
        start.add(Paragraph.heading(Role.H1, name(chapter), Style.NAME, language));
        var other = inOther(chapter.group(), language);
        if (!other.isEmpty()) {
            start.add(Paragraph.of(other, Style.BODY.in(Style.PALE), language.other()));
        }
        start.add(line(words.t("place", chapter.province().in(language)), Style.BODY.in(Style.PALE)));
        var profile = chapter.profile();
        if (profile != null) {
            first(profile.text(TextField.STORY)).forEach(start::add);
            profile.marks().forEach(mark -> start.add(line(words.mark(mark), Style.BODY)));
        }
        for (var product : chapter.products()) {
            if (product == chapter.products().getFirst()) {
                product(start, product);
                blocks.add(new Columns(List.of(new Column(1, start)), 0, false, true));
            } else {
                product(blocks, product);
            }
        }
        blocks.add(new Block.Gap(20));
    }

    private String name(Chapter chapter) {
        return chapter.group().in(language);
    }

    private Stream<Block> first(@Nullable PublicText text) {
        return text == null
                ? Stream.of()
                : text.in(language)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .limit(1)
                        .map(words -> line(words, Style.BODY));
    }

    private void product(List<Block> blocks, PublicProduct product) {
        blocks.add(new Block.Gap(8));
        blocks.add(new Columns(
                List.of(new Column(2, List.of(picture(product))), new Column(3, about(product))), GAP, true, true));
    }

    private Block picture(PublicProduct product) {
        return pictures.of(product.id(), 1).stream()
                .findFirst()
                .map(photo ->
                        new Block.Picture(photo.image(), 210, photo.shows().in(language), 6))
                .orElseGet(() -> new Block.Picture(pictures.pattern(product.craft()), 150, "", 6));
    }

    private List<Block> about(PublicProduct product) {
        var about = new ArrayList<Block>();
        about.add(Paragraph.heading(Role.H2, product.name().in(language), Style.HEADING, language));
        var other = inOther(product.name().words(), language);
        if (!other.isEmpty()) {
            about.add(Paragraph.of(other, Style.BODY.in(Style.PALE), language.other()));
        }
        var summary = product.text(TextField.SUMMARY);
        first(summary == null ? product.text(TextField.DESCRIPTION) : summary).forEach(about::add);
        words.facts(product).forEach(fact -> about.add(line(fact, Style.BODY)));
        product.marks().forEach(mark -> about.add(line(words.mark(mark), Style.BODY)));
        about.addAll(prices(product));
        var page = address + "/products/" + product.code().toLowerCase(Locale.ROOT);
        about.add(new Paragraph(
                List.of(Span.of(product.code() + " · "), Span.link(page, page)), Style.SMALL, language, Role.P));
        return about;
    }

    private List<Block> prices(PublicProduct product) {
        var currency = product.currency();
        if (currency == null || product.prices().isEmpty()) {
            return List.of(line(words.t("price.ask"), Style.BODY));
        }
        var amounts = words.prices(product.prices(), currency);
        var rows = new ArrayList<List<Paragraph>>();
        for (int i = 0; i < amounts.size(); i++) {
            var from = words.printing().number(product.prices().get(i).fromQuantity());
            rows.add(List.of(
                    line(words.t("price.from", from, words.unit(product)), Style.BODY),
                    line(amounts.get(i), Style.BODY.at(Style.Side.RIGHT))));
        }
        return List.of(
                line(words.term(product, currency), Style.SUBHEADING.after(5)),
                new Block.Table(List.of(2f, 1f), null, rows));
    }

    private void contact(List<Block> blocks) {
        var text = List.<Block>of(
                Paragraph.heading(Role.H1, words.t("contact"), Style.HEADING, language),
                line(words.t("contact.words"), Style.BODY),
                line(words.t("contact.prices", day()), Style.BODY),
                new Paragraph(List.of(Span.link(address, address)), Style.BODY, language, Role.P));
        blocks.add(new Columns(
                List.of(new Column(4, text), new Column(1, List.of(new Block.Code(address, 80, words.t("code"))))),
                GAP,
                true,
                true));
    }

    private Paragraph strong(String said) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY, language, Role.P);
    }

    private Paragraph line(String said, Style style) {
        return Paragraph.of(said, style, language);
    }
}
