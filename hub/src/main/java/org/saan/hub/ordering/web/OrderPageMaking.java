package org.saan.hub.ordering.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.LineView;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.ordering.PlanView;
import org.saan.hub.ordering.Proposal;
import org.saan.hub.ordering.Reason;
import org.saan.hub.ordering.web.OrderPicture.Share;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** Puts a picture of an order into the words of its page. */
final class OrderPageMaking {
    private static final Duration LONG_WAIT = Duration.ofDays(3);

    private final OrderPicture picture;
    private final OrderView order;
    private final Shell shell;
    private final YearWeek now;
    private final Instant moment;

    private static final List<String> TELLING =
            List.of("pinned", "keeps_in_work", "one_lot", "kept", "price_within", "price", "free_time", "skill");

    OrderPageMaking(OrderPicture picture, Shell shell, YearWeek now, Instant moment) {
        this.picture = picture;
        this.order = picture.order;
        this.shell = shell;
        this.now = now;
        this.moment = moment;
    }

    /** @param why line and group that the reader wants explained, as {@code line_group}; null for the first share */
    OrderPage page(@Nullable String why, boolean mayRun, OrderPlanPages.@Nullable Refused refused) {
        var proposal = OrderPicture.proposal(order);
        var shares = picture.shares.stream()
                .sorted(Comparator.<Share>comparingInt(share -> share.isLive() ? 0 : 1)
                        .thenComparingInt(share -> picture.line(share.lineId()).position()))
                .toList();
        var chosen = chosen(shares, why);
        return new OrderPage(
                shell.titled("ordering.weave.title").wider(),
                order.id().toString(),
                order.number(),
                order.buyer(),
                shell.t(order.state().key()),
                OrderListPages.badge(order.state()),
                shell.t("ordering.order.due_badge", shell.print().dayAndDate(Weeks.friday(order.due()))),
                order.note(),
                sums(order),
                order.lines().stream()
                        .map(line -> line(line, proposal.orElse(null)))
                        .toList(),
                new WeaveDrawing(picture, shell, now, chosen == null ? null : chosen.why()).draw(),
                shares.stream().map(this::row).toList(),
                chosen == null ? null : aside(chosen, proposal.orElse(null), refused == null ? "" : refused.typed()),
                job(shell, picture, order.id(), order.plan(), moment),
                proposal.map(this::proposal).orElse(null),
                waiting(),
                wished(),
                mayRun && order.state() != OrderState.CANCELLED,
                order.lines().stream().anyMatch(line -> line.unallocated() > 0),
                order.state() == OrderState.CANCELLED,
                refused == null ? null : refused.sentence());
    }

    static Sums sums(OrderView order) {
        return new Sums(
                order.lines().stream().mapToLong(LineView::quantity).sum(),
                order.lines().stream().mapToLong(LineView::allocated).sum(),
                order.lines().stream().mapToLong(LineView::unallocated).sum(),
                order.lines().stream().mapToLong(LineView::accepted).sum(),
                order.lines().stream().mapToLong(LineView::waiting).sum());
    }

    private static @Nullable Share chosen(List<Share> shares, @Nullable String why) {
        return shares.stream()
                .filter(share -> share.why().equals(why))
                .min(Comparator.comparingInt(share -> share.isProposed() ? 0 : 1))
                .or(() -> shares.stream().findFirst())
                .orElse(null);
    }

    private OrderPage.Line line(LineView line, @Nullable Proposal proposal) {
        var shortfall = new ArrayList<String>();
        var notChosen = new ArrayList<String>();
        if (proposal != null) {
            proposal.lines().stream()
                    .filter(verdict -> verdict.lineId().equals(line.id()) && verdict.missing() > 0)
                    .forEach(verdict -> {
                        shortfall.add(shell.t("ordering.short.missing", verdict.missing()));
                        if (line.oneLot()) {
                            shortfall.add(shell.t("ordering.short.largest_lot", verdict.largestLot()));
                        }
                        verdict.repairs().forEach(repair -> shortfall.add(say("ordering.repair.", repair)));
                        notChosen.addAll(notChosen(verdict));
                    });
        }
        return line(shell, picture.colour(line), shell.text(picture.family(line).name()), line, shortfall, notChosen);
    }

    static OrderPage.Line line(
            Shell shell, String colour, String family, LineView line, List<String> shortfall, List<String> notChosen) {
        var terms = new ArrayList<String>();
        terms.add(shell.t("ordering.terms.grade", shell.t("ordering.grade_" + line.grade())));
        if (line.maxPriceMinor() != null) {
            terms.add(shell.t("ordering.terms.price", shell.money(Money.ofMinor(line.maxPriceMinor(), Money.THB))));
        }
        if (line.oneLot()) {
            terms.add(shell.t("ordering.terms.one_lot"));
        } else if (line.maxGroups() != null) {
            terms.add(shell.t("ordering.terms.groups", line.maxGroups()));
        }
        if (line.batchMultiple() > 1) {
            terms.add(shell.t("ordering.terms.batch", line.batchMultiple()));
        }
        return new OrderPage.Line(
                colour,
                family,
                shell.n(line.quantity()),
                shell.n(line.allocated()),
                shell.n(line.unallocated()),
                line.unallocated() > 0,
                shell.date(Weeks.friday(line.due())),
                terms,
                shortfall,
                notChosen);
    }

    private OrderPage.Share row(Share share) {
        var line = picture.line(share.lineId());
        var offer = share.offer();
        return new OrderPage.Share(
                shell.text(picture.group(share.groupId()).name()),
                shell.text(picture.family(line).name()),
                WeaveDrawing.weeks(shell.print(), share),
                shell.n(share.pieces()),
                shell.money(Money.ofMinor(share.priceMinor(), Money.THB)),
                WeaveDrawing.stateWords(shell, share),
                WeaveDrawing.badge(share),
                WeaveDrawing.icon(share),
                offer == null || offer.reason() == null ? null : shell.t("ordering.reason." + offer.reason()),
                "?why=" + share.why() + "#why");
    }

    private OrderPage.Aside aside(Share share, @Nullable Proposal proposal, String typed) {
        var line = picture.line(share.lineId());
        var family = picture.family(line);
        var offer = share.offer();
        var notChosen = proposal == null
                ? List.<String>of()
                : proposal.lines().stream()
                        .filter(verdict -> verdict.lineId().equals(line.id()))
                        .flatMap(verdict -> notChosen(verdict).stream())
                        .toList();
        var wish = picture.wishes.getOrDefault(line.id(), Map.of()).get(share.groupId());
        return new OrderPage.Aside(
                shell.text(picture.group(share.groupId()).name()),
                shell.n(share.pieces()),
                shell.t("ordering.aside.of", line.quantity(), shell.text(family.name())),
                WeaveDrawing.stateWords(shell, share),
                WeaveDrawing.badge(share),
                share.because().stream()
                        .map(reason -> new OrderPage.Why(icon(reason), say("ordering.because.", reason)))
                        .toList(),
                notChosen,
                line.unallocated() == 0 || (offer != null && offer.wantsNoMore())
                        ? null
                        : new OrderPage.Wish(
                                line.id().toString(),
                                share.groupId().toString(),
                                typed.isEmpty()
                                        ? String.valueOf(
                                                wish != null ? wish : Math.min(share.pieces(), line.unallocated()))
                                        : typed,
                                shell.t("ordering.unit." + family.unitCode()),
                                wish != null && wish > 0,
                                wish != null && wish == 0),
                offer == null || !offer.state().isLive()
                        ? null
                        : new OrderPage.Offer(
                                offer.id().toString(),
                                offer.version(),
                                offer.state() == AllocationState.OFFERED,
                                offer.state().isOpen()));
    }

    /** Groups of the craft that have no share of a line, each with its reason. */
    private List<String> notChosen(Proposal.LineVerdict verdict) {
        return verdict.notChosen().entrySet().stream()
                .map(entry -> shell.t(
                        "ordering.not_chosen_because",
                        shell.text(picture.group(entry.getKey()).name()),
                        say("ordering.why_not.", entry.getValue())))
                .toList();
    }

    /** The reason that tells the most: a need of the group before its price, its price before its skill. */
    private static Reason telling(List<Reason> because) {
        return because.stream()
                .min(Comparator.comparingInt(reason -> {
                    int at = TELLING.indexOf(reason.kind());
                    return at < 0 ? TELLING.size() : at;
                }))
                .orElseThrow();
    }

    private static String icon(Reason reason) {
        return switch (reason.kind()) {
            case "price", "price_within" -> "coin";
            case "free_time" -> "cal";
            case "keeps_in_work" -> "scale";
            case "one_lot" -> "drop";
            case "pinned" -> "pin";
            default -> "check";
        };
    }

    /** A reason in words: minutes as hours, satang as baht, weeks by their number. */
    private String say(String prefix, Reason reason) {
        return say(shell, prefix, reason);
    }

    static String say(Shell shell, String prefix, Reason reason) {
        var args = new ArrayList<Object>();
        for (int i = 0; i < reason.numbers().size(); i++) {
            long number = reason.numbers().get(i);
            args.add(
                    switch (reason.kind()) {
                        case "price", "price_within", "too_dear", "higher_price" ->
                            shell.money(Money.ofMinor(number, Money.THB));
                        case "free_time" -> Math.ceilDiv(number, 60L);
                        case "skill", "wrong_grade" -> shell.t("ordering.grade_" + Math.clamp(number, 1, 3));
                        default -> number;
                    });
        }
        if (reason.week() != null) {
            args.add(shell.week(Weeks.parse(reason.week())));
        }
        return shell.t(prefix + reason.kind(), args.toArray());
    }

    static OrderPage.@Nullable Job job(
            Shell shell, OrderPicture picture, UUID order, @Nullable PlanView plan, Instant moment) {
        if (plan == null) {
            return null;
        }
        return switch (plan.state()) {
            case WAITING, RUNNING ->
                new OrderPage.Job(
                        plan.id().toString(),
                        plan.permille() / 10,
                        shell.t("ordering.job.running", plan.permille() / 10),
                        PlanNews.words(shell, plan, moment),
                        true,
                        "/orders/" + order + "/job");
            case STOPPED ->
                new OrderPage.Job(plan.id().toString(), 0, shell.t("ordering.job.stopped"), List.of(), false, "");
            case FAILED ->
                new OrderPage.Job(plan.id().toString(), 0, failure(shell, picture, plan), List.of(), false, "");
            case PROPOSED, ACCEPTED, DISCARDED -> null;
        };
    }

    private static String failure(Shell shell, OrderPicture picture, PlanView plan) {
        var failure = plan.failure();
        if (failure == null || failure.groupId() == null || failure.reason() == null) {
            return shell.t("ordering.job.broke");
        }
        var group = picture.groups.get(failure.groupId());
        return shell.t(
                "ordering.job.pin",
                group == null ? "" : shell.text(group.name()),
                failure.pieces(),
                say(shell, "ordering.why_not.", failure.reason()));
    }

    private OrderPage.Proposal proposal(Proposal proposal) {
        var changes = new LinkedHashMap<String, OrderPage.Change>();
        for (var share : proposal.shares()) {
            int before = picture.placed(share.lineId(), share.groupId());
            changes.put(
                    share.lineId() + " " + share.groupId(),
                    new OrderPage.Change(
                            shell.text(picture.group(share.groupId()).name()),
                            shell.text(
                                    picture.family(picture.line(share.lineId())).name()),
                            "+" + shell.n(share.pieces()),
                            true,
                            shell.n(before),
                            shell.n(before + share.pieces()),
                            share.because().isEmpty() ? "" : say("ordering.because.", telling(share.because()))));
        }
        int missing = proposal.lines().stream()
                .mapToInt(Proposal.LineVerdict::missing)
                .sum();
        int kept = proposal.shares().stream()
                .flatMap(share -> share.because().stream())
                .filter(reason -> reason.kind().equals("keeps_in_work"))
                .mapToInt(reason -> Math.toIntExact(reason.numbers().getFirst()))
                .sum();
        return new OrderPage.Proposal(
                Objects.requireNonNull(order.plan()).id().toString(),
                shell.t(
                        missing == 0 ? "ordering.proposal.whole" : "ordering.proposal.part",
                        proposal.pieces(),
                        proposal.groups(),
                        missing),
                List.copyOf(changes.values()),
                order.lines().stream().anyMatch(line -> line.allocated() > 0)
                        ? shell.t("ordering.proposal.nobody_loses")
                        : null,
                new PlanQuality(picture, shell).words(proposal, kept),
                new PlanQuality(picture, shell).fares(),
                proposal.groups());
    }

    private List<OrderPage.Wished> wished() {
        var all = new ArrayList<OrderPage.Wished>();
        for (var line : order.lines()) {
            picture.wishes
                    .getOrDefault(line.id(), Map.of())
                    .forEach((group, pieces) -> all.add(new OrderPage.Wished(
                            line.id().toString(),
                            group.toString(),
                            shell.text(picture.group(group).name()),
                            shell.t(
                                    pieces == 0 ? "ordering.wished.out" : "ordering.wished.pieces",
                                    pieces,
                                    shell.text(picture.family(line).name())))));
        }
        return all;
    }

    private List<OrderPage.Waiting> waiting() {
        var waiting = new ArrayList<OrderPage.Waiting>();
        for (var a : order.allocations()) {
            var group = picture.group(a.groupId());
            var days = Duration.between(a.offeredAt(), moment).toDays();
            if (a.state() == AllocationState.COUNTERED && a.counterQuantity() != null) {
                waiting.add(new OrderPage.Waiting(
                        a.id().toString(),
                        shell.text(group.name()),
                        shell.t("ordering.counter.says", a.counterQuantity(), a.quantity()),
                        group.leaderPhone(),
                        true,
                        a.version()));
            } else if (a.state() == AllocationState.OFFERED && days >= LONG_WAIT.toDays()) {
                waiting.add(new OrderPage.Waiting(
                        a.id().toString(),
                        shell.text(group.name()),
                        shell.t("ordering.waiting.days", days, a.quantity()),
                        group.leaderPhone(),
                        false,
                        a.version()));
            }
        }
        return waiting;
    }
}
