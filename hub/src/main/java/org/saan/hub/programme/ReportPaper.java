package org.saan.hub.programme;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.PrintedImage;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The report of a month for the ministry, in Thai on A4: cover, targets, pace, evidence, rules, and room for names. */
final class ReportPaper {
    private static final Language TH = Language.TH;
    private static final int BUDDHIST = 543;
    private static final int WIDTH = 1600;
    private static final int BAR = 44;
    private static final Color COTTON = new Color(0xf1e9da);
    private static final Color INDIGO = new Color(0x27407a);
    private static final Color LEAF = new Color(0x2b6147);
    private static final Color JACK = new Color(0xc58a1c);
    private static final Color LAC = new Color(0x8f2039);

    private final MonthlyReport report;
    private final Words words;
    private final boolean thaiDigits;
    private final Printing printing = new Printing(TH);

    /** @param thaiDigits whether numbers are written ๑๒๓ */
    ReportPaper(MonthlyReport report, Words words, boolean thaiDigits) {
        this.report = report;
        this.words = words;
        this.thaiDigits = thaiDigits;
    }

    /** The file; the same figures give the same bytes. */
    byte[] pdf() {
        var blocks = new ArrayList<Block>();
        cover(blocks);
        blocks.add(new Block.NewPage());
        results(blocks);
        pace(blocks);
        evidence(blocks);
        rules(blocks);
        signatures(blocks);
        var title = t("title");
        var footer = digits(t("footer", report.name().in(TH), month()));
        return new Print(
                        title,
                        TH,
                        words.say(TH, "print.hub"),
                        footer,
                        List.of(Span.of(footer)),
                        report.takenAt(),
                        blocks)
                .pdf();
    }

    private void cover(List<Block> blocks) {
        blocks.add(new Block.Gap(120));
        blocks.add(new Block.Selvedge());
        blocks.add(new Block.Gap(24));
        blocks.add(Paragraph.heading(Role.H1, t("title"), Style.NAME.sized(26, 42), TH));
        blocks.add(Paragraph.of(report.name().in(TH), Style.HEADING.sized(16, 28), TH));
        blocks.add(Paragraph.of(digits(t("of_month", month())), Style.HEADING, TH));
        blocks.add(new Block.Gap(24));
        blocks.add(line(t("from_to", day(report.startsOn()), day(report.endsOn().minusDays(1)))));
        blocks.add(line(t("frozen", printing.moment(report.takenAt()))));
        var signed = report.signed();
        blocks.add(line(signed == null ? t("not_signed") : t("signed", signed.name(), printing.moment(signed.at()))));
        blocks.add(new Block.Gap(40));
        blocks.add(Paragraph.of(
                digits(t(
                        "in_short",
                        percent(report.earned()),
                        percent(report.planned()),
                        report.pace() == null
                                ? "–"
                                : report.pace()
                                        .setScale(2, RoundingMode.HALF_UP)
                                        .toPlainString())),
                Style.HEADING.in(Style.INDIGO),
                TH));
        blocks.add(small(t("in_short_help")));
    }

    private void results(List<Block> blocks) {
        blocks.add(Paragraph.heading(Role.H1, t("results"), Style.NAME, TH));
        blocks.add(new Block.Table(
                List.of(3.2f, 1.2f, 1.7f, 1.2f, 1.2f, 1.2f),
                List.of(
                        head(t("indicator")),
                        headRight(t("target")),
                        headRight(t("planned")),
                        headRight(t("actual")),
                        headRight(t("ratio")),
                        headRight(t("pace"))),
                report.lines().stream()
                        .map(line -> List.of(
                                line(line.name().in(TH)),
                                right(number(line.target())),
                                right(number(line.planned())),
                                right(line.actual() == null ? t("not_counted") : number(line.actual())),
                                right(line.ratio() == null ? "–" : percent(line.ratio()) + " %"),
                                right(
                                        line.pace() == null
                                                ? "–"
                                                : line.pace()
                                                        .setScale(2, RoundingMode.HALF_UP)
                                                        .toPlainString())))
                        .toList()));
        blocks.add(small(t("results_help")));
        var drawn = report.lines().stream().filter(line -> line.ratio() != null).toList();
        if (!drawn.isEmpty()) {
            blocks.add(Paragraph.heading(Role.H2, t("bars"), Style.HEADING.after(12), TH));
            drawn.forEach(line -> {
                blocks.add(small(line.name().in(TH) + "  " + percent(Objects.requireNonNull(line.ratio())) + " %"));
                blocks.add(new Block.Picture(bar(line), 12, line.name().in(TH), 1));
            });
            blocks.add(small(t("bars_help")));
        }
    }

    private void pace(List<Block> blocks) {
        blocks.add(Paragraph.heading(Role.H2, t("curve"), Style.HEADING.after(14), TH));
        blocks.add(new Block.Picture(
                curve(), 150, digits(t("curve_words", percent(report.planned()), percent(report.earned()))), 4));
        blocks.add(small(t("curve_help")));
    }

    private void evidence(List<Block> blocks) {
        blocks.add(Paragraph.heading(Role.H2, t("evidence"), Style.HEADING.after(14), TH));
        blocks.add(new Block.Table(
                List.of(3.4f, 1.1f, 1.1f, 4f),
                List.of(
                        head(t("indicator")),
                        headRight(t("counted")),
                        headRight(t("left_out")),
                        head(t("evidence_kinds"))),
                report.lines().stream()
                        .map(line -> List.of(
                                line(line.name().in(TH)),
                                right(printing.number(line.counted())),
                                right(printing.number(line.excluded())),
                                line(line.evidence().in(TH))))
                        .toList()));
    }

    private void rules(List<Block> blocks) {
        blocks.add(Paragraph.heading(Role.H2, t("rules"), Style.HEADING.after(14), TH));
        for (var line : report.lines()) {
            blocks.add(Paragraph.heading(Role.H3, line.name().in(TH), Style.SUBHEADING, TH));
            blocks.add(line(line.rule().in(TH)));
            blocks.add(line(line.dedup().in(TH)));
            blocks.add(small(digits(t("rule_of", line.owner(), printing.date(line.validFrom()), line.version()))));
        }
        var rule = report.continuity();
        blocks.add(small(words.say(
                TH,
                "continuity.rule",
                rule.weeks(),
                rule.available(),
                rule.ratioPermille() / 10,
                rule.longestGap(),
                rule.usedPermille() / 10,
                rule.orders(),
                rule.owner(),
                printing.date(rule.startsOn()))));
    }

    private void signatures(List<Block> blocks) {
        blocks.add(new Block.Gap(40));
        blocks.add(new Block.Columns(
                List.of(
                        new Block.Column(1, List.of(line(t("sign_made")), line(t("sign_name")), line(t("sign_day")))),
                        new Block.Column(1, List.of(line(t("sign_seen")), line(t("sign_name")), line(t("sign_day"))))),
                24,
                false,
                true));
    }

    /** Reached in indigo, what was planned by now as a line; the whole width is the target. */
    private static PrintedImage bar(MonthlyReport.Line line) {
        var image = new BufferedImage(WIDTH, BAR, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(COTTON);
        g.fillRect(0, 0, WIDTH, BAR);
        var ratio = Objects.requireNonNull(line.ratio()).doubleValue();
        g.setColor(line.pace() != null && line.pace().doubleValue() < 1 ? JACK : LEAF);
        g.fillRect(0, 8, (int) (WIDTH * Math.min(1, ratio)), BAR - 16);
        if (line.planned() != null && line.target() != null && line.target().signum() > 0) {
            g.setColor(LAC);
            double at = line.planned().doubleValue() / line.target().doubleValue();
            g.fillRect((int) (WIDTH * Math.min(1, at)) - 3, 0, 6, BAR);
        }
        g.dispose();
        return png(image);
    }

    /** The planned share over the months of the programme, and where it stands now. */
    private PrintedImage curve() {
        int height = 520;
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, height);
        g.setColor(COTTON);
        long months = Math.max(1, ChronoUnit.MONTHS.between(report.startsOn(), report.endsOn()));
        for (int month = 0; month <= months; month++) {
            g.fillRect((int) (month * (WIDTH - 4) / months), 0, 3, height);
        }
        for (int quarter = 0; quarter <= 4; quarter++) {
            g.fillRect(0, quarter * (height - 4) / 4, WIDTH, 3);
        }
        var path = new Path2D.Double();
        for (int i = 0; i <= 200; i++) {
            double x = i / 200.0;
            double y = 3 * x * x - 2 * x * x * x;
            if (i == 0) {
                path.moveTo(0, height);
            } else {
                path.lineTo(x * WIDTH, height - y * height);
            }
        }
        g.setColor(INDIGO);
        g.setStroke(new BasicStroke(6));
        g.draw(path);
        double elapsed = (double) ChronoUnit.DAYS.between(
                        report.startsOn(), report.lastDay().plusDays(1))
                / Math.max(1, ChronoUnit.DAYS.between(report.startsOn(), report.endsOn()));
        int x = (int) (Math.clamp(elapsed, 0, 1) * (WIDTH - 20)) + 10;
        int y = (int) (height - Math.min(1, report.earned().doubleValue()) * (height - 20)) - 10;
        g.setColor(LAC);
        g.fillOval(x - 14, y - 14, 28, 28);
        g.dispose();
        return png(image);
    }

    private static PrintedImage png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PrintedImage.of(bytes.toByteArray());
    }

    private String month() {
        return report.month().getMonth().getDisplayName(TextStyle.FULL_STANDALONE, TH.locale()) + " "
                + (report.month().getYear() + BUDDHIST);
    }

    private String day(LocalDate day) {
        return printing.date(day);
    }

    private String number(@Nullable BigDecimal number) {
        return number == null ? "–" : printing.number(number.stripTrailingZeros());
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String t(String key, Object... args) {
        return words.say(TH, "reports.paper." + key, args);
    }

    private String digits(String text) {
        if (!thaiDigits) {
            return text;
        }
        var all = new StringBuilder();
        text.chars().forEach(c -> all.append((char) (c >= '0' && c <= '9' ? c - '0' + '๐' : c)));
        return all.toString();
    }

    private Paragraph line(String said) {
        return Paragraph.of(digits(said), Style.BODY, TH);
    }

    private Paragraph right(String said) {
        return Paragraph.of(digits(said), Style.BODY.at(Style.Side.RIGHT), TH);
    }

    private Paragraph head(String said) {
        return Paragraph.of(said, Style.SUBHEADING, TH);
    }

    private Paragraph headRight(String said) {
        return Paragraph.of(said, Style.SUBHEADING.at(Style.Side.RIGHT), TH);
    }

    private Paragraph small(String said) {
        return Paragraph.of(digits(said), Style.SMALL, TH);
    }
}
