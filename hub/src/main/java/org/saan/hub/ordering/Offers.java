package org.saan.hub.ordering;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What groups are offered and what they answer. A leader answers for the own group; those who run the programme may answer
 * for any, as a leader without a phone asks them to.
 */
@Service
public class Offers {
    /** Why a group says no; each is a key under {@code ordering.reason}. */
    public static final Set<String> REASONS = Set.of("field", "ill", "price", "time", "other");

    private final JdbcClient jdbc;
    private final OrderLock lock;
    private final ShareWeeks weeks;
    private final Work work;
    private final Once once;
    private final LastChanges changes;
    private final Audit audit;
    private final Clock clock;

    Offers(
            JdbcClient jdbc,
            OrderLock lock,
            ShareWeeks weeks,
            Work work,
            Once once,
            LastChanges changes,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.weeks = weeks;
        this.work = work;
        this.once = once;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    private record Share(
            UUID id,
            UUID order,
            UUID group,
            AllocationState state,
            int quantity,
            @Nullable Integer counter,
            int minutesPerPiece,
            int batchMultiple,
            int version) {}

    /** Jobs of a group, those with the earliest due week first; the newest two hundred. */
    @Transactional(readOnly = true)
    public List<OfferView> listOffers(UUID group, Viewer viewer) {
        if (!maySpeakFor(group, viewer)) {
            throw new NotFound("offers");
        }
        return jdbc.sql("""
                        select a.*, o.number, l.due_week, l.batch_multiple,
                               (select min(w.week) from ordering.allocation_week w where w.allocation_id = a.id) as first,
                               (select max(w.week) from ordering.allocation_week w where w.allocation_id = a.id) as last
                        from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id
                        join ordering.buyer_order o on o.id = l.order_id
                        where a.group_id = :group
                        order by ordering.is_live(a.state) desc, l.due_week, a.offered_at desc, a.id limit 200
                        """)
                .param("group", group)
                .query((row, n) -> new OfferView(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getString("family_code"),
                        AllocationState.valueOf(row.getString("state")),
                        row.getInt("quantity"),
                        row.getObject("counter_quantity", Integer.class),
                        row.getString("reason"),
                        row.getLong("price_minor"),
                        row.getString("first") == null ? null : Weeks.parse(row.getString("first")),
                        row.getString("last") == null ? null : Weeks.parse(row.getString("last")),
                        Weeks.parse(row.getString("due_week")),
                        row.getInt("batch_multiple"),
                        row.getInt("version")))
                .list();
    }

    /**
     * The group takes the job. Saying it twice is saying it once.
     *
     * @param version of the offer that was seen
     * @throws Refusal when the offer has changed since
     */
    @Transactional
    public void accept(UUID allocation, int version, Viewer viewer) {
        accept(allocation, version, SentForm.now(clock.instant()), viewer);
    }

    /** The same from a form, which may have been filled in earlier, without signal. */
    @Transactional
    public void accept(UUID allocation, int version, SentForm form, Viewer viewer) {
        answer(allocation, "accept", form, viewer, () -> take(allocation, version, form.at(), viewer));
    }

    private void take(UUID allocation, int version, Instant at, Viewer viewer) {
        var share = hold(allocation, viewer);
        if (share.state() == AllocationState.ACCEPTED && share.version() == version + 1) {
            return;
        }
        mustBeAsSeen(share, version, AllocationState.OFFERED);
        change(share, AllocationState.ACCEPTED, share.quantity(), null, null, at, viewer);
        work.begin(share.id(), viewer);
    }

    /**
     * The group does not take the job; its pieces are unallocated again.
     *
     * @param reason one of {@link #REASONS}
     */
    @Transactional
    public void decline(UUID allocation, int version, String reason, Viewer viewer) {
        decline(allocation, version, reason, SentForm.now(clock.instant()), viewer);
    }

    /** The same from a form, which may have been filled in earlier, without signal. */
    @Transactional
    public void decline(UUID allocation, int version, String reason, SentForm form, Viewer viewer) {
        answer(allocation, "decline", form, viewer, () -> leave(allocation, version, reason, form.at(), viewer));
    }

    private void leave(UUID allocation, int version, String reason, Instant at, Viewer viewer) {
        if (!REASONS.contains(reason)) {
            throw Refusal.of("reason", "ordering.offer.no_reason");
        }
        var share = hold(allocation, viewer);
        if (share.state() == AllocationState.DECLINED && share.version() == version + 1) {
            return;
        }
        mustBeAsSeen(share, version, AllocationState.OFFERED, AllocationState.COUNTERED);
        change(share, AllocationState.DECLINED, share.quantity(), null, reason, at, viewer);
    }

    /** The group can make fewer; the coordinator answers. Until then the whole job is kept for it. */
    @Transactional
    public void counter(UUID allocation, int version, int quantity, Viewer viewer) {
        counter(allocation, version, quantity, SentForm.now(clock.instant()), viewer);
    }

    /** The same from a form, which may have been filled in earlier, without signal. */
    @Transactional
    public void counter(UUID allocation, int version, int quantity, SentForm form, Viewer viewer) {
        answer(allocation, "counter", form, viewer, () -> askFewer(allocation, version, quantity, form.at(), viewer));
    }

    private void askFewer(UUID allocation, int version, int quantity, Instant at, Viewer viewer) {
        var share = hold(allocation, viewer);
        mustBeAsSeen(share, version, AllocationState.OFFERED, AllocationState.COUNTERED);
        if (quantity < 1 || quantity >= share.quantity()) {
            throw Refusal.of("quantity", "ordering.offer.counter_range", share.quantity() - 1);
        }
        if (quantity % share.batchMultiple() != 0) {
            throw Refusal.of("quantity", "ordering.line.not_multiple", quantity, share.batchMultiple());
        }
        change(share, AllocationState.COUNTERED, share.quantity(), quantity, null, at, viewer);
    }

    private void answer(UUID allocation, String what, SentForm form, Viewer viewer, Runnable action) {
        once.once(form, viewer.accountId(), "ordering.offer." + what, () -> {
            action.run();
            return allocation.toString();
        });
    }

    /** Yes to fewer pieces: the group has them accepted, the others are unallocated, the last weeks are freed first. */
    @Transactional
    public void agreeToCounter(UUID order, UUID allocation, int version, Viewer viewer) {
        mustRun(viewer);
        var share = hold(allocation, viewer);
        mustBeOf(order, share);
        mustBeAsSeen(share, version, AllocationState.COUNTERED);
        int quantity = java.util.Objects.requireNonNull(share.counter());
        weeks.free(share.id(), (long) (share.quantity() - quantity) * share.minutesPerPiece());
        jdbc.sql("update ordering.allocation set agreed_fewer = true where id = :id")
                .param("id", share.id())
                .update();
        change(share, AllocationState.ACCEPTED, quantity, null, null, clock.instant(), viewer);
        work.begin(share.id(), viewer);
    }

    /**
     * Takes a job back, also one that the group has accepted and now cannot do; its pieces are unallocated again. Of work that
     * is partly delivered only the rest is taken back.
     *
     * @throws Refusal {@code ordering.offer.all_delivered} when nothing is left to take back
     */
    @Transactional
    public void takeBack(UUID order, UUID allocation, int version, Viewer viewer) {
        mustRun(viewer);
        var share = hold(allocation, viewer);
        mustBeOf(order, share);
        if (share.state() == AllocationState.CANCELLED) {
            return;
        }
        mustBeAsSeen(share, version, AllocationState.OFFERED, AllocationState.COUNTERED, AllocationState.ACCEPTED);
        if (share.state() != AllocationState.ACCEPTED) {
            end(share, viewer);
            return;
        }
        int open = work.open(share.id());
        int whole = open == share.quantity() ? open : open - open % share.batchMultiple();
        if (whole == 0) {
            throw new Refusal("ordering.offer.all_delivered");
        }
        lower(share, whole, viewer);
    }

    /**
     * Takes some pieces of accepted work back, so that others can make them.
     *
     * @param pieces at most as many as {@link Work#open} says, in whole batches
     */
    @Transactional
    public void takeBackSome(UUID order, UUID allocation, int pieces, Viewer viewer) {
        mustRun(viewer);
        var share = hold(allocation, viewer);
        mustBeOf(order, share);
        mustBeAsSeen(share, share.version(), AllocationState.ACCEPTED);
        int open = work.open(share.id());
        if (pieces < 1 || pieces > open) {
            throw Refusal.of("pieces", "ordering.offer.open_pieces", open);
        }
        if (pieces != share.quantity() && pieces % share.batchMultiple() != 0) {
            throw Refusal.of("pieces", "ordering.line.not_multiple", pieces, share.batchMultiple());
        }
        lower(share, pieces, viewer);
    }

    private void lower(Share share, int pieces, Viewer viewer) {
        work.withdraw(share.id(), pieces, viewer);
        if (pieces == share.quantity()) {
            end(share, viewer);
        } else {
            weeks.free(share.id(), (long) pieces * share.minutesPerPiece());
            int left = share.quantity() - pieces;
            change(share, AllocationState.ACCEPTED, left, null, null, clock.instant(), viewer);
        }
    }

    private void end(Share share, Viewer viewer) {
        change(share, AllocationState.CANCELLED, share.quantity(), null, "taken_back", clock.instant(), viewer);
    }

    private Share hold(UUID allocation, Viewer viewer) {
        var order = jdbc.sql("""
                        select l.order_id, a.group_id from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id where a.id = :id
                        """)
                .param("id", allocation)
                .query((row, n) ->
                        maySpeakFor(row.getObject(2, UUID.class), viewer) ? row.getObject(1, UUID.class) : null)
                .optional()
                .orElseThrow(() -> new NotFound("offer"));
        lock.take(order);
        return jdbc.sql("""
                        select a.*, l.order_id, l.batch_multiple from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id where a.id = :id
                        """)
                .param("id", allocation)
                .query((row, n) -> new Share(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        AllocationState.valueOf(row.getString("state")),
                        row.getInt("quantity"),
                        row.getObject("counter_quantity", Integer.class),
                        row.getInt("minutes_per_piece"),
                        row.getInt("batch_multiple"),
                        row.getInt("version")))
                .single();
    }

    private void mustBeAsSeen(Share share, int version, AllocationState... states) {
        if (share.version() != version || !Set.of(states).contains(share.state())) {
            throw new Refusal("ordering.offer.changed").after(changes.of("allocation", List.of(share.id())));
        }
    }

    private static void mustBeOf(UUID order, Share share) {
        if (!share.order().equals(order)) {
            throw new NotFound("offer");
        }
    }

    private void change(
            Share share,
            AllocationState state,
            int quantity,
            @Nullable Integer counter,
            @Nullable String reason,
            Instant at,
            Viewer viewer) {
        jdbc.sql("""
                        update ordering.allocation
                        set state = :state, quantity = :quantity, counter_quantity = :counter, reason = :reason,
                            answered_at = greatest(offered_at, :at), version = version + 1
                        where id = :id
                        """)
                .param("id", share.id())
                .param("state", state.name())
                .param("quantity", quantity)
                .param("counter", counter, java.sql.Types.INTEGER)
                .param("reason", reason)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
        var after = new HashMap<String, Object>();
        after.put("state", state.name());
        after.put("quantity", quantity);
        if (counter != null) {
            after.put("counter", counter);
        }
        if (reason != null) {
            after.put("reason", reason);
        }
        audit.record(
                viewer,
                "ordering.offer_" + state.name().toLowerCase(java.util.Locale.ROOT),
                "allocation",
                share.id().toString(),
                Map.of("state", share.state().name(), "quantity", share.quantity()),
                after);
    }

    private static boolean maySpeakFor(UUID group, Viewer viewer) {
        return viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("offers");
        }
    }
}
