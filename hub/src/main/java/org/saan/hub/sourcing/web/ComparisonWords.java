package org.saan.hub.sourcing.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.Filling;
import org.saan.hub.sourcing.RfqAnswer;
import org.saan.hub.sourcing.RfqView;

/** The comparison of answers in words: rows of cells, the best of each row said and not only coloured. */
record ComparisonWords(
        Shell shell, RfqView rfq, Map<String, String> typed, Map<String, FamilyView> families, LocalDate today) {
    /** Weeks with work, of 16, from which on a group is well supplied. */
    private static final int FAIR = 8;

    record Badge(String look, String icon, String words) {}

    /** The head of a column. */
    record Head(
            String copy,
            String group,
            String groupHref,
            String province,
            String look,
            String icon,
            String state,
            @Nullable String note,
            @Nullable String said) {}

    /** @param best whether this is the best of its row; said in words beside it */
    record Cell(
            String value,
            String more,
            boolean best,
            @Nullable Badge badge) {
        static final Cell NONE = new Cell("–", "", false, null);
    }

    record Row(String head, String hint, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** A field for pieces, absent where nothing is offered. */
    record Field(@Nullable String name, String value, String label, String hint) {}

    /** One line of the request. */
    record Table(
            String name,
            String picture,
            String asked,
            String due,
            List<Row> rows,
            List<Field> fields,
            String chosen,
            @Nullable String shortfall,
            @Nullable String average,
            @Nullable String explained) {
        Table {
            rows = List.copyOf(rows);
            fields = List.copyOf(fields);
        }
    }

    List<Badge> badges() {
        var badges = new ArrayList<Badge>();
        long answered = rfq.columns().stream().filter(c -> c.answer() != null).count();
        badges.add(new Badge(
                "ok",
                "check",
                shell.t("sourcing.rfq.answered_of", answered, rfq.columns().size())));
        long days = ChronoUnit.DAYS.between(today, rfq.answerBy());
        badges.add(
                days < 0
                        ? new Badge("", "lock", shell.t("sourcing.rfq.was_until", shell.date(rfq.answerBy())))
                        : new Badge(days <= 2 ? "warn" : "info", "clock", shell.t("sourcing.rfq.closes_in", days)));
        return badges;
    }

    List<Head> heads() {
        return rfq.columns().stream().map(this::head).toList();
    }

    private Head head(RfqView.Column column) {
        var answer = column.answer();
        var said = answer == null ? null : answer.said().said();
        boolean no = answer != null && answer.said().declinedReason() != null;
        return new Head(
                column.copy().toString(),
                shell.text(column.group()),
                "/groups/" + column.groupId(),
                shell.text(column.province()),
                answer == null ? "info" : no ? "" : answer.late() ? "warn" : "ok",
                answer == null ? "clock" : no ? "x" : answer.late() ? "alert" : "check",
                state(answer),
                answer == null ? null : answer.said().note(),
                said == null ? null : shell.t("sourcing.rfq.said_" + said.how(), said.who()));
    }

    private String state(org.saan.hub.sourcing.OwnRfq.@Nullable Answered answer) {
        if (answer == null) {
            return shell.t("sourcing.rfq.state_waiting");
        }
        var reason = answer.said().declinedReason();
        if (reason != null) {
            return shell.t("sourcing.rfq.state_declined", shell.t("sourcing.rfq.reason_" + reason));
        }
        var day = AnswerPage.day(shell, answer.at());
        return answer.version() > 1
                ? shell.t(
                        answer.late() ? "sourcing.rfq.state_late_again" : "sourcing.rfq.state_again",
                        answer.version(),
                        day)
                : shell.t(answer.late() ? "sourcing.rfq.state_late" : "sourcing.rfq.state_answered", day);
    }

    Table table(RfqView.Line line) {
        var asked = line.asked();
        var family = families.get(asked.familyCode());
        var filling = Filling.of(rfq, line);
        return new Table(
                shell.text(asked.name()),
                family == null ? "/static/patterns/plain.png" : family.picture(),
                Units.of(shell, asked.quantity(), asked.unitCode()),
                shell.t("sourcing.rfq.at_hub_by", shell.print().dayAndDate(Weeks.friday(asked.due()))),
                List.of(price(line), floor(line), breaks(line), lead(line), pieces(line), capacity(line)),
                rfq.columns().stream().map(column -> field(column, line)).toList(),
                shell.t("sourcing.rfq.sum_chosen", line.chosen(), asked.quantity()),
                line.shortfall() == 0 ? null : shell.t("sourcing.rfq.sum_short", line.shortfall()),
                average(line),
                explained(line, filling));
    }

    /** Why the number that is asked cannot be made exactly, and which near it can. */
    private @Nullable String explained(RfqView.Line line, Filling filling) {
        int asked = line.asked().quantity();
        if (filling.sum() == asked
                || rfq.columns().stream().allMatch(c -> c.offer(line.asked().id()) == null)) {
            return null;
        }
        var more = filling.more();
        return more == null
                ? shell.t("sourcing.rfq.at_most", asked, filling.sum(), asked - filling.sum())
                : shell.t("sourcing.rfq.not_exactly", asked, filling.sum(), more);
    }

    private @Nullable String average(RfqView.Line line) {
        long sum = 0;
        long pieces = 0;
        for (var column : rfq.columns()) {
            var chosen = column.chosen().get(line.asked().id());
            if (chosen != null) {
                sum += chosen.quantity() * chosen.priceMinor();
                pieces += chosen.quantity();
            }
        }
        return pieces == 0 ? null : shell.t("sourcing.rfq.average", baht(Math.floorDiv(2 * sum + pieces, 2 * pieces)));
    }

    private String baht(long minor) {
        return shell.money(Money.ofMinor(minor, Money.THB));
    }

    private Row row(
            String key, RfqView.Line line, Function<RfqAnswer.Line, Long> rank, Function<RfqAnswer.Line, Cell> cell) {
        var best = best(line, rank);
        return new Row(
                shell.t("sourcing.compare." + key),
                shell.t("sourcing.compare." + key + "_hint"),
                rfq.columns().stream()
                        .map(column -> {
                            var offer = column.offer(line.asked().id());
                            if (offer == null) {
                                return Cell.NONE;
                            }
                            var plain = cell.apply(offer);
                            boolean isBest = best.isPresent() && rank.apply(offer) == best.getAsLong();
                            return new Cell(plain.value(), plain.more(), isBest, plain.badge());
                        })
                        .toList());
    }

    /** Only where there are two to compare that are not alike. */
    private OptionalLong best(RfqView.Line line, Function<RfqAnswer.Line, Long> rank) {
        var ranks = rfq.columns().stream()
                .map(column -> column.offer(line.asked().id()))
                .filter(java.util.Objects::nonNull)
                .mapToLong(rank::apply)
                .distinct()
                .toArray();
        return ranks.length < 2
                ? OptionalLong.empty()
                : java.util.Arrays.stream(ranks).min();
    }

    private Row price(RfqView.Line line) {
        return row(
                "price",
                line,
                offer -> java.util.Objects.requireNonNull(offer.priceMinor()),
                offer -> new Cell(baht(java.util.Objects.requireNonNull(offer.priceMinor())), "", false, null));
    }

    /** What the work of a piece comes to at the minimum wage; a price below it, breaks included, does not pay the makers. */
    private Row floor(RfqView.Line line) {
        return new Row(
                shell.t("sourcing.compare.floor"),
                shell.t("sourcing.compare.floor_hint"),
                rfq.columns().stream()
                        .map(column -> {
                            var craft = column.crafts().get(line.asked().id());
                            var least = craft == null ? null : craft.floorMinor();
                            if (craft == null || least == null) {
                                return new Cell("–", shell.t("sourcing.compare.floor_unknown"), false, null);
                            }
                            var offer = column.offer(line.asked().id());
                            boolean below = offer != null
                                    && craft.below(offer.priceFor(Math.min(
                                            offer.quantity(), line.asked().quantity())));
                            return new Cell(
                                    baht(least),
                                    shell.t("sourcing.compare.floor_minutes", craft.minutesPerPiece()),
                                    false,
                                    below ? new Badge("bad", "alert", shell.t("sourcing.compare.below_floor")) : null);
                        })
                        .toList());
    }

    private Row breaks(RfqView.Line line) {
        return row(
                "breaks",
                line,
                offer -> offer.priceFor(Math.min(offer.quantity(), line.asked().quantity())),
                offer -> offer.breaks().isEmpty()
                        ? new Cell("–", shell.t("sourcing.compare.no_breaks"), false, null)
                        : new Cell(
                                offer.breaks().stream()
                                        .map(step -> shell.t(
                                                "sourcing.compare.step", step.fromQuantity(), baht(step.priceMinor())))
                                        .collect(Collectors.joining(", ")),
                                "",
                                false,
                                null));
    }

    private Row lead(RfqView.Line line) {
        return row(
                "lead",
                line,
                offer -> Weeks.monday(java.util.Objects.requireNonNull(offer.firstWeek()))
                        .toEpochDay(),
                offer -> {
                    var first = java.util.Objects.requireNonNull(offer.firstWeek());
                    int left = Weeks.between(first, line.asked().due()) + 1;
                    return new Cell(
                            shell.week(first),
                            shell.print().shortDate(Weeks.monday(first)) + " · "
                                    + shell.t("sourcing.compare.weeks_left", left),
                            false,
                            left <= 0 ? new Badge("warn", "clock", shell.t("sourcing.compare.too_late")) : null);
                });
    }

    private Row pieces(RfqView.Line line) {
        return row(
                "pieces",
                line,
                offer -> -(long) offer.quantity(),
                offer -> new Cell(
                        shell.n(offer.quantity()),
                        shell.t("sourcing.compare.of_asked", line.asked().quantity()),
                        false,
                        null));
    }

    /** What the calendar of the group says beside its word. */
    private Row capacity(RfqView.Line line) {
        return new Row(
                shell.t("sourcing.compare.capacity"),
                shell.t("sourcing.compare.capacity_hint"),
                rfq.columns().stream()
                        .map(column -> {
                            var craft = column.crafts().get(line.asked().id());
                            if (craft == null) {
                                return new Cell("–", shell.t("sourcing.compare.craft_unknown"), false, null);
                            }
                            var offer = column.offer(line.asked().id());
                            boolean tight = offer != null && offer.quantity() > craft.freePieces();
                            return new Cell(
                                    shell.n(craft.freePieces()),
                                    shell.t("sourcing.compare.minimum", craft.minimumBatch()),
                                    false,
                                    tight ? new Badge("warn", "alert", shell.t("sourcing.compare.tight")) : null);
                        })
                        .toList());
    }

    /** Rows that hold for the whole group: its calendar, its quality, its fair share of work. */
    List<Row> known() {
        var least =
                rfq.columns().stream().mapToInt(RfqView.Column::weeksWithWork).min();
        boolean differ = rfq.columns().stream()
                        .mapToInt(RfqView.Column::weeksWithWork)
                        .distinct()
                        .count()
                > 1;
        return List.of(
                new Row(
                        shell.t("sourcing.compare.confirmed"),
                        "",
                        rfq.columns().stream().map(this::confirmed).toList()),
                new Row(
                        shell.t("sourcing.compare.quality"),
                        "",
                        rfq.columns().stream()
                                .map(column -> new Cell("–", shell.t("sourcing.compare.no_history"), false, null))
                                .toList()),
                new Row(
                        shell.t("sourcing.compare.fair"),
                        shell.t("sourcing.compare.fair_hint"),
                        rfq.columns().stream()
                                .map(column -> new Cell(
                                        shell.t(
                                                "sourcing.compare.weeks_of",
                                                column.weeksWithWork(),
                                                RfqView.Column.WEEKS),
                                        shell.t("sourcing.compare.idle", column.idleAhead(), RfqView.Column.AHEAD),
                                        differ && column.weeksWithWork() == least.orElse(0),
                                        column.weeksWithWork() < FAIR
                                                ? new Badge("info", "scale", shell.t("sourcing.compare.needs_work"))
                                                : null))
                                .toList()));
    }

    private Cell confirmed(RfqView.Column column) {
        var on = column.confirmedOn();
        if (on == null) {
            return new Cell("–", shell.t("sourcing.compare.never"), false, null);
        }
        long days = ChronoUnit.DAYS.between(on, today);
        return new Cell(
                shell.date(on),
                shell.t("sourcing.compare.days_ago", days),
                false,
                days > 30 ? new Badge("warn", "alert", shell.t("sourcing.compare.ask_again")) : null);
    }

    private Field field(RfqView.Column column, RfqView.Line line) {
        var offer = column.offer(line.asked().id());
        var chosen = column.chosen().get(line.asked().id());
        var name = RfqPages.field(column, line);
        return offer == null
                ? new Field(null, "", "", "")
                : new Field(
                        name,
                        typed.getOrDefault(name, ""),
                        shell.t("sourcing.rfq.choose_from", shell.text(column.group())),
                        chosen != null && !chosen.current()
                                ? shell.t("sourcing.rfq.answered_since")
                                : shell.t("sourcing.rfq.up_to", offer.quantity()));
    }
}
