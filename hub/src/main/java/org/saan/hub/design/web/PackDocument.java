package org.saan.hub.design.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignView;
import org.saan.hub.design.TechPack;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.PrintedImage;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The tech pack of a design on A4 in one language: what is missing first, then the drawing, then everything by parts. */
final class PackDocument {
    private final PackWords words;
    private final Language language;
    private final DesignView design;
    private final DesignView.Pack version;
    private final TechPack pack;
    private final List<Block> blocks = new ArrayList<>();

    PackDocument(PackWords words, DesignView design, DesignView.Pack version) {
        this.words = words;
        this.language = words.language();
        this.design = design;
        this.version = version;
        this.pack = version.pack();
    }

    /**
     * @param photo the newest picture of the design
     * @param draft its weave draft as a picture
     */
    Print print(@Nullable PrintedImage photo, @Nullable PrintedImage draft, Instant made) {
        var printing = new Printing(language);
        var header = words.t("tech_pack.paper.header", design.number(), version.version());
        blocks.add(new Block.Selvedge());
        blocks.add(small(words.t("tech_pack.title")));
        blocks.add(Paragraph.heading(
                Role.H1, design.brief().title() == null ? design.number() : title(), Style.NAME, language));
        blocks.add(line(words.t(
                "tech_pack.paper.lead",
                design.number(),
                version.version(),
                printing.date(version.madeAt().atZone(Printing.ZONE).toLocalDate()),
                words.t(design.stage().key()))));
        standing();
        drawing(photo);
        size();
        colours();
        lines(
                "keeping",
                List.of("shrinkage_warp", "shrinkage_weft", "fastness_wash", "fastness_rub", "fastness_light", "care"));
        lines("end", List.of("packing", "defects", "reference"));
        if (draft != null) {
            heading("weave");
            blocks.add(small(words.t("tech_pack.paper.weave")));
            blocks.add(new Block.Picture(draft, 420, words.t("tech_pack.paper.weave"), 6));
        }
        blocks.add(new Block.Gap(8));
        blocks.add(small(words.t("tech_pack.paper.private")));
        return new Print(
                title() + " " + design.number(),
                language,
                words.t("print.hub"),
                header,
                List.of(Span.of(header)),
                made,
                blocks);
    }

    private String title() {
        var title = design.brief().title();
        return title == null ? design.number() : title.in(language);
    }

    private void standing() {
        if (version.pack().complete()) {
            blocks.add(strong(words.t("tech_pack.paper.complete")));
        } else {
            blocks.add(strong(words.t("tech_pack.paper.incomplete", words.labels(pack.missing()))));
        }
        pack.wrong().forEach(wrong -> blocks.add(line("• " + words.say(wrong))));
        pack.doubts().forEach(doubt -> blocks.add(line("• " + words.say(doubt))));
    }

    private void drawing(@Nullable PrintedImage photo) {
        var drawing = PackDrawing.of(pack, words);
        if (drawing != null) {
            heading("size");
            blocks.add(new Block.Drawn(drawing, 240, 6));
        }
        if (photo != null) {
            blocks.add(new Block.Picture(photo, 170, words.t("tech_pack.paper.photo"), 8));
        }
    }

    private void size() {
        heading("cloth");
        var rows = new ArrayList<List<Paragraph>>();
        row(rows, words.t("tech_pack.say.size_name"), words.size(pack));
        row(rows, "fringe");
        row(rows, "weight");
        row(
                rows,
                words.t("tech_pack.part.fibre"),
                pack.rows("fibre").stream().map(n -> words.fibre(pack, n)).collect(Collectors.joining(", ")));
        row(rows, words.label("warp"), words.yarn(pack.field("warp")));
        row(rows, words.label("weft"), words.yarn(pack.field("weft")));
        for (var field : List.of("ends", "picks", "weave", "gsm", "motif", "motif_en")) {
            row(rows, field);
        }
        row(rows, words.label("motif_owner"), words.owner(pack));
        row(rows, "motif_consent");
        row(rows, "motif_share");
        table(rows);
    }

    private void colours() {
        if (pack.rows("colour").isEmpty()) {
            return;
        }
        heading("colour");
        var rows = new ArrayList<List<Paragraph>>();
        for (int n : pack.rows("colour")) {
            var at = "colour_" + n;
            rows.add(List.of(
                    line(pack.field(at)),
                    line(words.lab(pack, n)),
                    line(pack.field(at + "_tolerance")),
                    line(pack.field(at + "_pantone")),
                    line(pack.field(at + "_dye"))));
        }
        blocks.add(new Block.Table(
                List.of(3f, 3f, 1.4f, 2f, 1.6f),
                List.of(
                        strong(words.t("tech_pack.say.colour")),
                        strong("L* / a* / b* (D65)"),
                        strong("ΔE00"),
                        strong("Pantone"),
                        strong(words.t("tech_pack.say.dye"))),
                rows));
        blocks.add(small(words.t("tech_pack.paper.estimate")));
    }

    private void lines(String part, List<String> fields) {
        var rows = new ArrayList<List<Paragraph>>();
        fields.forEach(field -> row(rows, field));
        if (!rows.isEmpty()) {
            heading(part);
            table(rows);
        }
    }

    private void row(List<List<Paragraph>> rows, String field) {
        var value = pack.field(field);
        row(
                rows,
                words.label(field),
                TechPack.LINES.contains(field)
                        ? String.join(" · ", value.lines().toList())
                        : value);
    }

    private void row(List<List<Paragraph>> rows, String label, String value) {
        if (!value.isBlank()) {
            rows.add(List.of(strong(label), line(value)));
        }
    }

    private void table(List<List<Paragraph>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(List.of(2f, 5f), null, rows));
        }
    }

    private void heading(String part) {
        blocks.add(Paragraph.heading(Role.H2, words.t("tech_pack.part." + part), Style.HEADING.after(8), language));
    }

    private Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, language);
    }

    private Paragraph strong(String said) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY, language, Role.P);
    }

    private Paragraph small(String said) {
        return Paragraph.of(said, Style.SMALL, language);
    }
}
