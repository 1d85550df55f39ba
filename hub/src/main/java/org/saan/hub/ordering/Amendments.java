package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Notices;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.ObjectMapper;

/**
 * Changes of orders after groups have been asked. Each makes a version of the order that says who asked and why; the sums hold at
 * every moment, what is begun stays, and the groups whose shares are touched are told.
 */
@Service
public class Amendments {
    /** Why a share ends when its order changes; a key under {@code ordering.reason}. */
    static final String REASON = "amended";

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final OrderLock lock;
    private final AmendmentWrites writes;
    private final Directory directory;
    private final GroupTime time;
    private final ObjectProvider<StartedWork> started;
    private final Notices notices;
    private final Once once;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Amendments(
            JdbcClient jdbc,
            OrderReads reads,
            OrderLock lock,
            AmendmentWrites writes,
            Directory directory,
            GroupTime time,
            ObjectProvider<StartedWork> started,
            Notices notices,
            Once once,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.lock = lock;
        this.writes = writes;
        this.directory = directory;
        this.time = time;
        this.started = started;
        this.notices = notices;
        this.once = once;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Names the state of an order on which a change rests: {@code 3-1f…}, its version and its shares. It differs as soon as the
     * lines change, or a group answers or is asked.
     */
    @Transactional(readOnly = true)
    public String seen(UUID order, Viewer viewer) {
        mustRun(viewer);
        return seen(reads.get(order, viewer));
    }

    private String seen(OrderView order) {
        var text = order.allocations().stream()
                .sorted(Comparator.comparing(AllocationView::id))
                .map(share -> share.id() + " " + share.version() + " " + share.state())
                .collect(Collectors.joining("\n"));
        return version(order.id()) + "-" + HexFormat.of().formatHex(Digests.sha256(text), 0, 8);
    }

    /** The version in a name that {@link #seen} gave; 0 for anything else. */
    public static int versionIn(String seen) {
        return seen.matches("[0-9]{1,6}-[0-9a-f]{16}") ? Integer.parseInt(seen.substring(0, seen.indexOf('-'))) : 0;
    }

    private int version(UUID order) {
        return jdbc.sql("select version from ordering.buyer_order where id = :id")
                .param("id", order)
                .query(Integer.class)
                .single();
    }

    /** Everything that is wrong with a change, in the order of the form; fields are named {@code lines[0].quantity}. */
    @Transactional(readOnly = true)
    public List<Refusal> errors(UUID order, NewAmendment wanted, Viewer viewer) {
        mustRun(viewer);
        var present = reads.get(order, viewer);
        var errors = new ArrayList<>(errorsOfLines(present, wanted));
        if (wanted.reason() == null || wanted.reason().length() > LONGEST) {
            errors.add(Refusal.of("reason", "amend.reason_needed", LONGEST));
        }
        if (wanted.askedBy() == null || !NewAmendment.ASKERS.contains(wanted.askedBy())) {
            errors.add(Refusal.of("askedBy", "amend.asker_needed"));
        }
        if (errors.isEmpty()) {
            try {
                if (!work(present, wanted, viewer).changes()) {
                    errors.add(Refusal.of("lines[0].quantity", "amend.nothing"));
                }
            } catch (Refusal begun) {
                errors.add(begun);
            }
        }
        return errors;
    }

    private List<Refusal> errorsOfLines(OrderView order, NewAmendment wanted) {
        var ids = wanted.lines().stream()
                .map(NewAmendment.Line::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!ids.equals(order.lines().stream().map(LineView::id).collect(Collectors.toSet()))) {
            return List.of(Refusal.of("lines[0].quantity", "amend.other_lines"));
        }
        var places = new HashMap<Integer, Integer>();
        var asOrder = Amending.asOrder(order, wanted, places);
        if (asOrder.lines().isEmpty()) {
            return List.of(Refusal.of("lines[0].removed", "amend.no_line_left"));
        }
        return asOrder.errors(familyCodes(), now()).stream()
                .map(error -> moved(error, places))
                .filter(error -> !isAsBefore(error, order, wanted))
                .toList();
    }

    /** The same sentence at the line as it stands in the form, where lines that go stand too. */
    private static Refusal moved(Refusal error, Map<Integer, Integer> places) {
        var field = String.valueOf(error.field());
        if (!field.startsWith("lines[")) {
            return error;
        }
        int at = Integer.parseInt(field.substring(6, field.indexOf(']')));
        return Refusal.of(
                "lines[" + places.getOrDefault(at, at) + field.substring(field.indexOf(']')),
                error.code(),
                error.args());
    }

    /** A week that is over is no mistake of who changes something else. */
    private static boolean isAsBefore(Refusal error, OrderView order, NewAmendment wanted) {
        var field = String.valueOf(error.field());
        if (!field.endsWith(".due")) {
            return false;
        }
        var line = wanted.lines().get(Integer.parseInt(field.substring(6, field.indexOf(']'))));
        return line.id() != null
                && order.findLine(line.id())
                        .filter(present -> present.due().equals(line.due()))
                        .isPresent();
    }

    /**
     * What a change without {@link #errors} would mean now.
     *
     * @throws Refusal when pieces would be taken that are begun
     */
    @Transactional(readOnly = true)
    public AmendmentView preview(UUID order, NewAmendment wanted, Viewer viewer) {
        mustRun(viewer);
        return work(reads.get(order, viewer), wanted, viewer);
    }

    private AmendmentView work(OrderView order, NewAmendment wanted, Viewer viewer) {
        var live = order.allocations().stream()
                .filter(share -> share.state().isLive())
                .toList();
        var shares = live.stream().map(AllocationView::id).toList();
        var begun = new HashMap<UUID, Integer>();
        started.forEach(work -> work.pieces(shares).forEach((share, pieces) -> begun.merge(share, pieces, Math::max)));
        var groups = live.stream().map(AllocationView::groupId).collect(Collectors.toSet());
        var known = groups.isEmpty()
                ? Map.<UUID, GroupCapacity>of()
                : directory.capacities(groups, now(), 1, viewer).stream()
                        .collect(Collectors.toMap(GroupCapacity::id, Function.identity()));
        return new Amending(order, begun, known).work(wanted);
    }

    /**
     * Makes a change without {@link #errors}, once however often the form arrives.
     *
     * @param token of the form
     * @return the version that it made
     * @throws Refusal {@code amend.changed} when the order is not as it was seen, {@code platform.once.changed} when other content
     *     came under the token, or at a field when pieces would be taken that are begun
     */
    @Transactional
    public int amend(UUID token, UUID order, NewAmendment wanted, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        return Integer.parseInt(once.once(
                token,
                viewer.accountId(),
                "ordering.amendment",
                Digests.sha256(order + wanted.toString()),
                () -> String.valueOf(amend(order, wanted, viewer))));
    }

    private int amend(UUID id, NewAmendment wanted, Viewer viewer) {
        var order = reads.get(id, viewer);
        if (!seen(order).equals(wanted.seen())) {
            throw new Refusal("amend.changed");
        }
        time.lock(time.ofOrder(id));
        var change = work(order, wanted, viewer);
        change.shares().stream().filter(share -> share.after() < share.before()).forEach(share -> {
            writes.lower(share, at(), viewer);
            audit.record(
                    viewer,
                    share.after() == 0 ? "ordering.offer_cancelled" : "ordering.offer_lowered",
                    "allocation",
                    share.id().toString(),
                    Map.of("state", share.state().name(), "quantity", share.before()),
                    Map.of("quantity", share.after(), "reason", REASON));
        });
        writes.lines(order, change, now(), at());
        writes.dropPlans(id, at());
        int version = version(id) + 1;
        writes.version(
                id,
                version,
                Objects.requireNonNull(wanted.reason()),
                Objects.requireNonNull(wanted.askedBy()),
                viewer,
                at(),
                json.writeValueAsString(change));
        audit.record(
                viewer,
                "ordering.order_amended",
                "order",
                id.toString(),
                Map.of("version", version - 1),
                Map.of("version", version, "askedBy", wanted.askedBy()));
        tell(order, change);
        return version;
    }

    /** Each group hears of its own shares only. */
    private void tell(OrderView order, AmendmentView change) {
        for (var share : change.shares()) {
            var key = share.after() == 0
                    ? "amend.notice.taken_back"
                    : share.after() < share.before() ? "amend.notice.fewer" : "amend.notice.look";
            notices.tell(
                    share.group(),
                    key,
                    List.of(text(order.number()), text(share.before()), text(share.after())),
                    "/our-work");
        }
    }

    private static LocalizedText text(Object value) {
        return new LocalizedText(String.valueOf(value), String.valueOf(value));
    }

    /** Versions after the first, the newest first. */
    @Transactional(readOnly = true)
    public List<OrderVersion> history(UUID order, Viewer viewer) {
        mustRun(viewer);
        reads.get(order, viewer);
        return jdbc.sql("""
                        select version, reason, asked_by, made_at, change from ordering.order_version
                        where order_id = :order order by version desc limit 500
                        """)
                .param("order", order)
                .query((row, n) -> new OrderVersion(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        json.readValue(row.getString(5), AmendmentView.class)))
                .list();
    }

    private Set<String> familyCodes() {
        return directory.listFamilies().stream().map(FamilyView::code).collect(Collectors.toSet());
    }

    private YearWeek now() {
        return YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
    }

    private OffsetDateTime at() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("orders");
        }
    }
}
