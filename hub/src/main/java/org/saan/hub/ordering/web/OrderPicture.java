package org.saan.hub.ordering.web;

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
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.LineView;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.PlanView;
import org.saan.hub.ordering.Proposal;
import org.saan.hub.ordering.Reason;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * What an order's page is drawn from: the order, its groups with their time in the weeks that are shown, and all shares,
 * those of a waiting proposal among them.
 */
final class OrderPicture {
    /** As many columns as the stylesheet knows. */
    private static final int MOST_WEEKS = 40;

    final OrderView order;
    /** Pieces by group, by line; 0 leaves the group out. */
    final Map<UUID, Map<UUID, Integer>> wishes;

    final YearWeek first;
    final int weeks;
    final Map<UUID, GroupCapacity> groups;
    final Map<String, FamilyView> families;
    final Map<UUID, List<Integer>> given;
    final List<Share> shares;
    /** Of the groups of a waiting proposal. */
    final Map<UUID, Continuity> continuity;

    /**
     * A share that groups were offered, or that a proposal would offer.
     *
     * @param offer null while it is only proposed
     */
    record Share(
            UUID lineId,
            UUID groupId,
            int pieces,
            long priceMinor,
            SortedMap<String, Integer> minutes,
            List<Reason> because,
            @Nullable AllocationView offer) {

        boolean isProposed() {
            return offer == null;
        }

        boolean isLive() {
            return offer == null || offer.state().isLive();
        }

        String look() {
            return offer == null
                    ? "added"
                    : switch (offer.state()) {
                        case OFFERED -> "waiting";
                        case COUNTERED -> "counter";
                        case ACCEPTED -> "accepted";
                        case DECLINED, CANCELLED -> "gone";
                    };
        }

        String why() {
            return lineId + "_" + groupId;
        }
    }

    OrderPicture(
            OrderView order,
            Map<UUID, Map<UUID, Integer>> wishes,
            Directory directory,
            Ordering ordering,
            Viewer viewer,
            YearWeek now) {
        this.order = order;
        this.wishes = wishes;
        this.shares = shares(order);
        var weeksWithWork = shares.stream()
                .flatMap(share -> share.minutes().keySet().stream())
                .map(Weeks::parse)
                .toList();
        var begin = weeksWithWork.stream()
                .min(Comparator.naturalOrder())
                .filter(week -> week.isBefore(order.release()))
                .orElse(order.release());
        var end = weeksWithWork.stream()
                .max(Comparator.naturalOrder())
                .filter(week -> week.isAfter(order.due()))
                .orElse(order.due());
        int span = Weeks.between(begin, end) + 1;
        this.weeks = Math.clamp(span, 1, MOST_WEEKS);
        // Where not all weeks can be shown, those from the first work on.
        this.first = span > MOST_WEEKS
                ? weeksWithWork.stream().min(Comparator.naturalOrder()).orElse(begin)
                : begin;
        this.families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, Function.identity()));
        this.groups = groups(directory, viewer);
        var ids = shares.stream().map(Share::groupId).collect(Collectors.toSet());
        this.given = ordering.givenMinutes(ids, first, weeks, viewer);
        this.continuity = Continuity.of(proposal(order), now, directory, ordering, viewer);
    }

    private static List<Share> shares(OrderView order) {
        var shares = new ArrayList<Share>();
        for (var a : order.allocations()) {
            shares.add(new Share(a.lineId(), a.groupId(), a.quantity(), a.priceMinor(), a.minutes(), a.because(), a));
        }
        proposal(order)
                .ifPresent(proposal -> proposal.shares()
                        .forEach(s -> shares.add(new Share(
                                s.lineId(), s.groupId(), s.pieces(), s.priceMinor(), s.minutes(), s.because(), null))));
        return shares;
    }

    /** The proposal that waits for yes or no. */
    static java.util.Optional<Proposal> proposal(OrderView order) {
        return java.util.Optional.ofNullable(order.plan())
                .filter(plan -> plan.state() == PlanView.State.PROPOSED)
                .map(PlanView::proposal);
    }

    private Map<UUID, GroupCapacity> groups(Directory directory, Viewer viewer) {
        var named = new HashSet<UUID>();
        shares.forEach(share -> named.add(share.groupId()));
        wishes.values().forEach(wish -> named.addAll(wish.keySet()));
        proposal(order)
                .ifPresent(p ->
                        p.lines().forEach(line -> named.addAll(line.notChosen().keySet())));
        proposal(order).map(Proposal::quality).ifPresent(q -> q.scarce().forEach(week -> named.add(week.groupId())));
        if (order.plan() != null
                && order.plan().failure() != null
                && order.plan().failure().groupId() != null) {
            named.add(order.plan().failure().groupId());
        }
        return directory.capacities(named, first, weeks, viewer).stream()
                .collect(Collectors.toMap(GroupCapacity::id, Function.identity()));
    }

    GroupCapacity group(UUID id) {
        return Objects.requireNonNull(groups.get(id));
    }

    FamilyView family(LineView line) {
        return Objects.requireNonNull(families.get(line.familyCode()));
    }

    LineView line(UUID id) {
        return order.findLine(id).orElseThrow();
    }

    /** Letter of a line's colour; every third has the same. */
    String colour(LineView line) {
        return List.of("a", "b", "c").get(line.position() % 3);
    }

    /** Live pieces of a group on a line, without the proposal. */
    int placed(UUID line, UUID group) {
        return order.allocations().stream()
                .filter(a -> a.lineId().equals(line) && a.groupId().equals(group))
                .filter(a -> a.state().isLive())
                .mapToInt(AllocationView::quantity)
                .sum();
    }
}
