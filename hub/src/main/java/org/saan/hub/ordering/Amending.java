package org.saan.hub.ordering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * Works out what a change of an order means. More pieces are left without a group. Fewer are taken first from those without a
 * group, then from offers that are not answered, then from accepted work that is not begun; never from what is begun. An offer
 * that does not fit the line any more is taken back; accepted work stays and is named.
 */
final class Amending {
    private final OrderView order;
    private final Map<UUID, Integer> started;
    private final Map<UUID, GroupCapacity> groups;
    private final Map<UUID, AmendmentView.ShareChange> touched = new LinkedHashMap<>();

    /**
     * @param started pieces of shares that may not be taken back
     * @param groups those of live shares
     */
    Amending(OrderView order, Map<UUID, Integer> started, Map<UUID, GroupCapacity> groups) {
        this.order = order;
        this.started = started;
        this.groups = groups;
    }

    /**
     * @throws Refusal at {@code lines[n].quantity} when pieces would be taken that are begun
     */
    AmendmentView work(NewAmendment wanted) {
        var lines = new ArrayList<AmendmentView.LineChange>();
        int unallocated = 0;
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            var present = find(line);
            if (present.isPresent()) {
                unallocated += change("lines[" + i + "].quantity", present.get(), line, lines);
            } else if (!line.removed()) {
                var after = state(line);
                lines.add(new AmendmentView.LineChange(Ids.next(), String.valueOf(line.family()), null, after));
                unallocated += after.quantity();
            }
        }
        long before = order.allocations().stream()
                .filter(share -> share.state().isLive())
                .mapToLong(share -> share.priceMinor() * share.quantity())
                .sum();
        long less = order.allocations().stream()
                .filter(share -> touched.containsKey(share.id()))
                .mapToLong(share -> share.priceMinor() * (share.quantity() - after(share)))
                .sum();
        return new AmendmentView(lines, List.copyOf(touched.values()), before, before - less, unallocated);
    }

    private Optional<LineView> find(NewAmendment.Line line) {
        return line.id() == null ? Optional.empty() : order.findLine(line.id());
    }

    private static AmendmentView.State state(NewAmendment.Line line) {
        return new AmendmentView.State(
                Objects.requireNonNull(line.quantity()).intValueExact(),
                Weeks.text(Objects.requireNonNull(line.due())),
                line.maxPriceMinor());
    }

    static AmendmentView.State state(LineView line) {
        return new AmendmentView.State(line.quantity(), Weeks.text(line.due()), line.maxPriceMinor());
    }

    /** What one line has without a group afterwards. */
    private int change(String field, LineView line, NewAmendment.Line wanted, List<AmendmentView.LineChange> lines) {
        var after = wanted.removed() ? null : state(wanted);
        lines.add(new AmendmentView.LineChange(line.id(), line.familyCode(), state(line), after));
        int quantity = after == null ? 0 : after.quantity();
        if (after != null) {
            takeBackWhatDoesNotFit(line, after);
        }
        int free = line.unallocated()
                + shares(line).stream()
                        .mapToInt(share -> share.quantity() - after(share))
                        .sum();
        int less = line.quantity() - quantity;
        if (less <= free) {
            return free - less;
        }
        cut(field, line, less - free, quantity);
        return 0;
    }

    private void takeBackWhatDoesNotFit(LineView line, AmendmentView.State after) {
        var due = Weeks.parse(after.due());
        for (var share : shares(line)) {
            boolean late = due.isBefore(line.due()) && isLate(share, due);
            boolean dear = after.maxPriceMinor() != null
                    && !after.maxPriceMinor().equals(line.maxPriceMinor())
                    && share.priceMinor() > after.maxPriceMinor();
            if (late || dear) {
                boolean open = share.state().isOpen();
                touch(
                        share,
                        open ? started.getOrDefault(share.id(), 0) : share.quantity(),
                        late ? AmendmentView.Why.TOO_LATE : AmendmentView.Why.TOO_DEAR);
            }
        }
    }

    private boolean isLate(AllocationView share, YearWeek due) {
        var group = groups.get(share.groupId());
        int lead = group == null ? 0 : group.hubLeadWeeks();
        return !share.minutes().isEmpty()
                && Weeks.parse(share.minutes().lastKey()).plusWeeks(lead).isAfter(due);
    }

    private void cut(String field, LineView line, int wanted, int quantity) {
        int left = wanted;
        for (boolean open : new boolean[] {true, false}) {
            var have = new LinkedHashMap<UUID, Integer>();
            for (var share : shares(line)) {
                if (share.state().isOpen() == open) {
                    int spare = after(share) - started.getOrDefault(share.id(), 0);
                    have.put(share.id(), Math.max(0, spare - spare % line.batchMultiple()));
                }
            }
            int all = have.values().stream().mapToInt(Integer::intValue).sum();
            var given = Cutting.cut(Math.min(left, all), have, line.batchMultiple());
            shares(line).forEach(share -> {
                int less = given.getOrDefault(share.id(), 0);
                if (less > 0) {
                    touch(share, after(share) - less, AmendmentView.Why.FEWER);
                }
            });
            left -= Math.min(left, all);
        }
        if (left > 0) {
            throw Refusal.of(field, "amend.begun", quantity + left);
        }
    }

    /** Live shares of a line, by the code of their group. */
    private List<AllocationView> shares(LineView line) {
        return order.allocations().stream()
                .filter(share ->
                        share.lineId().equals(line.id()) && share.state().isLive())
                .sorted(Comparator.comparing(this::code).thenComparing(AllocationView::id))
                .toList();
    }

    private String code(AllocationView share) {
        var group = groups.get(share.groupId());
        return group == null ? "" : group.code();
    }

    private int after(AllocationView share) {
        var change = touched.get(share.id());
        return change == null ? share.quantity() : change.after();
    }

    private void touch(AllocationView share, int after, AmendmentView.Why why) {
        touched.put(
                share.id(),
                new AmendmentView.ShareChange(
                        share.id(),
                        share.lineId(),
                        share.groupId(),
                        name(share.groupId()),
                        share.state(),
                        share.quantity(),
                        after,
                        why));
    }

    private LocalizedText name(UUID group) {
        var known = groups.get(group);
        return known == null ? new LocalizedText("–", null) : known.name();
    }

    /** A change as it would be read by the rules for new orders: present lines keep what a change does not touch. */
    static NewOrder asOrder(OrderView order, NewAmendment wanted, Map<Integer, Integer> places) {
        var lines = new ArrayList<NewOrder.Line>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            var line = wanted.lines().get(i);
            if (!line.removed()) {
                places.put(lines.size(), i);
                lines.add(asLine(
                        line,
                        line.id() == null ? null : order.findLine(line.id()).orElse(null)));
            }
        }
        return new NewOrder(order.buyerId(), null, lines);
    }

    private static NewOrder.Line asLine(NewAmendment.Line line, @Nullable LineView present) {
        return present == null
                ? new NewOrder.Line(
                        line.family(), line.quantity(), null, line.due(), 1, line.maxPriceMinor(), null, 1, false)
                : new NewOrder.Line(
                        present.familyCode(),
                        line.quantity(),
                        present.release(),
                        line.due(),
                        present.grade(),
                        line.maxPriceMinor(),
                        present.maxGroups(),
                        present.batchMultiple(),
                        present.oneLot());
    }
}
