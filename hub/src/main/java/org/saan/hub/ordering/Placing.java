package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Aliases;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.ObjectMapper;

/** Makes the shares of a proposal offers, after looking again at everything they rest on. */
@Component
class Placing {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Aliases aliases;
    private final GroupTime time;
    private final ObjectMapper json;
    private final Messaging messaging;
    private final Clock clock;

    Placing(
            JdbcClient jdbc,
            Directory directory,
            Aliases aliases,
            GroupTime time,
            ObjectMapper json,
            Messaging messaging,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.aliases = aliases;
        this.time = time;
        this.json = json;
        this.messaging = messaging;
        this.clock = clock;
    }

    /** Places all shares or none; the order is held by the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(OrderView order, PlanView plan, Viewer viewer) {
        var proposal = Objects.requireNonNull(plan.proposal());
        mustStillFit(order, proposal);
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        int weeks = Math.max(1, Weeks.between(first, order.due()) + 1);
        var asked = proposal.shares().stream().map(Proposal.Share::groupId).collect(Collectors.toSet());
        if (!aliases.keep(asked)) {
            throw new Refusal("ordering.plan.stale");
        }
        Map<UUID, GroupCapacity> groups = directory.capacities(asked, first, weeks, viewer).stream()
                .filter(group -> !group.suspended())
                .collect(Collectors.toMap(GroupCapacity::id, Function.identity()));
        var shares = new ArrayList<>(proposal.shares());
        shares.sort(Comparator.comparing(Proposal.Share::groupId).thenComparing(Proposal.Share::familyCode));
        var places = new ArrayList<GroupTime.Place>();
        for (var share : shares) {
            var group = groups.get(share.groupId());
            if (group != null) {
                window(order.findLine(share.lineId()).orElseThrow(), group, first)
                        .forEach(week -> places.add(new GroupTime.Place(group.id(), "", week)));
            }
        }
        time.lock(places);
        for (var share : shares) {
            var line = order.findLine(share.lineId()).orElseThrow();
            var group = groups.get(share.groupId());
            if (group == null || !stillOffers(group, share, line)) {
                throw new Refusal("ordering.plan.stale");
            }
            var free = time.hold(group, first, share.familyCode(), window(line, group, first));
            int pieces = free.pieces(share.minutesPerPiece(), share.setupMinutes(), line.batchMultiple());
            if (pieces < share.pieces()) {
                throw new Refusal("ordering.plan.no_time", group.name(), share.pieces(), pieces);
            }
            write(plan.id(), share, free.fit(share.minutes()));
            messaging.send(Message.of("ordering.notice.offered", group.id(), group.name())
                    .with(order.number())
                    .with(share.pieces())
                    .at("/our-work")
                    .about("order", order.id().toString()));
        }
    }

    /** Price, pace and skill are as they were when the plan was made. */
    private static boolean stillOffers(GroupCapacity group, Proposal.Share share, LineView line) {
        return group.crafts().stream()
                .anyMatch(craft -> craft.familyCode().equals(share.familyCode())
                        && craft.priceMinor() == share.priceMinor()
                        && craft.minutesPerPiece() == share.minutesPerPiece()
                        && craft.setupMinutes() == share.setupMinutes()
                        && craft.grade() >= line.grade());
    }

    /** Weeks in which the group may work on the line: from its release on, and so that the pieces are at the hub when due. */
    private static List<String> window(LineView line, GroupCapacity group, YearWeek first) {
        var weeks = new ArrayList<String>();
        var last = line.due().minusWeeks(group.hubLeadWeeks());
        for (var week = line.release().isAfter(first) ? line.release() : first;
                !week.isAfter(last);
                week = week.plusWeeks(1)) {
            weeks.add(Weeks.text(week));
        }
        return weeks;
    }

    private static void mustStillFit(OrderView order, Proposal proposal) {
        for (var line : order.lines()) {
            var shares = proposal.shares().stream()
                    .filter(share -> share.lineId().equals(line.id()))
                    .toList();
            int pieces = shares.stream().mapToInt(Proposal.Share::pieces).sum();
            var ofLine = order.allocations().stream()
                    .filter(a -> a.lineId().equals(line.id()))
                    .toList();
            var groups = new HashSet<UUID>();
            ofLine.stream().filter(a -> a.state().isLive()).forEach(a -> groups.add(a.groupId()));
            shares.forEach(share -> groups.add(share.groupId()));
            int most = line.oneLot() ? 1 : Objects.requireNonNullElse(line.maxGroups(), Integer.MAX_VALUE);
            var refused = ofLine.stream()
                    .filter(AllocationView::wantsNoMore)
                    .map(AllocationView::groupId)
                    .collect(Collectors.toSet());
            if (pieces > line.unallocated()
                    || (!shares.isEmpty() && groups.size() > most)
                    || shares.stream().anyMatch(share -> refused.contains(share.groupId()))) {
                throw new Refusal("ordering.plan.stale");
            }
        }
    }

    private void write(UUID plan, Proposal.Share share, SortedMap<String, Integer> minutes) {
        var open = jdbc.sql("""
                        update ordering.allocation
                        set quantity = quantity + :pieces, version = version + 1, offered_at = :at
                        where line_id = :line and group_id = :group and state = 'OFFERED'
                        returning id
                        """)
                .param("pieces", share.pieces())
                .param("at", now())
                .param("line", share.lineId())
                .param("group", share.groupId())
                .query(UUID.class)
                .optional();
        var id = open.orElseGet(() -> insert(plan, share));
        minutes.forEach((week, m) -> jdbc.sql("""
                        insert into ordering.allocation_week as w (allocation_id, week, minutes) values (:id, :week, :minutes)
                        on conflict (allocation_id, week) do update set minutes = w.minutes + excluded.minutes
                        """)
                .param("id", id)
                .param("week", week)
                .param("minutes", m)
                .update());
    }

    private UUID insert(UUID plan, Proposal.Share share) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into ordering.allocation
                            (id, line_id, group_id, family_code, plan_id, state, quantity, price_minor, minutes_per_piece,
                             setup_minutes, explanation, offered_at)
                        values (:id, :line, :group, :family, :plan, 'OFFERED', :pieces, :price, :minutes, :setup,
                                :because::jsonb, :at)
                        """)
                .param("id", id)
                .param("line", share.lineId())
                .param("group", share.groupId())
                .param("family", share.familyCode())
                .param("plan", plan)
                .param("pieces", share.pieces())
                .param("price", share.priceMinor())
                .param("minutes", share.minutesPerPiece())
                .param("setup", share.setupMinutes())
                .param("because", json.writeValueAsString(share.because()))
                .param("at", now())
                .update();
        return id;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
