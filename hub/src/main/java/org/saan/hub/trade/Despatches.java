package org.saan.hub.trade;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.ordering.OrderLetters;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends packed pieces off and notes their arrival. Written by those who run the programme, receive goods or advise on export;
 * the buyer of an order sees its despatches and says when they have arrived.
 */
@Service
public class Despatches {
    /** What {@link #withdraw} and {@link #deliver} may be told, in characters. */
    public static final int LONGEST_WORDS = 500;

    private static final int LONGEST_CARRIER = 120;
    private static final int LONGEST_TRACKING = 80;
    private static final int MOST_CARTONS = 10_000;
    private static final long MOST_GRAMS = 100_000_000;
    private static final Logger log = LoggerFactory.getLogger(Despatches.class);

    private final JdbcClient jdbc;
    private final DespatchReads reads;
    private final DocumentNumbers numbers;
    private final OrderLetters letters;
    private final Once once;
    private final Audit audit;
    private final LastChanges changes;
    private final Clock clock;

    Despatches(
            JdbcClient jdbc,
            DespatchReads reads,
            DocumentNumbers numbers,
            OrderLetters letters,
            Once once,
            Audit audit,
            LastChanges changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.numbers = numbers;
        this.letters = letters;
        this.once = once;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    @Transactional(readOnly = true)
    public DespatchView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** Those of an order, the first first. */
    @Transactional(readOnly = true)
    public List<DespatchView> ofOrder(UUID order, Viewer viewer) {
        return reads.ofOrder(order, viewer);
    }

    /** An order, for the head of a page. */
    public record Heading(String number, String buyer) {}

    /** Of those who send goods off. */
    @Transactional(readOnly = true)
    public Heading heading(UUID order, Viewer viewer) {
        must(DespatchReads.office(viewer));
        return jdbc.sql("select number, buyer_name from ordering.buyer_order where id = :id")
                .param("id", order)
                .query((row, n) -> new Heading(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new NotFound("order"));
    }

    /** The lines of an order with what is packed and has left; of those who send goods off. */
    @Transactional(readOnly = true)
    public List<ToDespatch> lines(UUID order, Viewer viewer) {
        must(DespatchReads.office(viewer));
        var lines = reads.lines(order);
        must(!lines.isEmpty());
        return lines;
    }

    /**
     * Notes what left the hub, and tells the buyer.
     *
     * @return its id
     * @throws Refusal at the field that is wrong; {@code lines} when more is sent than is packed
     */
    @Transactional
    public UUID despatch(UUID order, NewDespatch despatch, Viewer viewer) {
        must(DespatchReads.office(viewer));
        check(despatch);
        hold(order);
        return UUID.fromString(once.once(
                despatch.once(),
                viewer.accountId(),
                "trade.despatch",
                (order + "|" + despatch).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                () -> insert(order, despatch, viewer).toString()));
    }

    private void check(NewDespatch despatch) {
        if (despatch.carrier().isBlank() || despatch.carrier().strip().length() > LONGEST_CARRIER) {
            throw Refusal.of("carrier", "trade.carrier_missing", LONGEST_CARRIER);
        }
        if (despatch.tracking() != null && despatch.tracking().length() > LONGEST_TRACKING) {
            throw Refusal.of("tracking", "trade.tracking_long", LONGEST_TRACKING);
        }
        if (despatch.cartons() < 1 || despatch.cartons() > MOST_CARTONS) {
            throw Refusal.of("cartons", "trade.cartons_wrong", MOST_CARTONS);
        }
        if (despatch.grossGrams() != null && (despatch.grossGrams() < 1 || despatch.grossGrams() > MOST_GRAMS)) {
            throw Refusal.of("gross", "trade.gross_wrong");
        }
        if (despatch.on().isAfter(today())) {
            throw Refusal.of("on", "trade.on_ahead");
        }
        if (despatch.expected() != null && despatch.expected().isBefore(despatch.on())) {
            throw Refusal.of("expected", "trade.expected_before");
        }
        if (despatch.parts().isEmpty()) {
            throw Refusal.of("lines", "trade.nothing");
        }
    }

    private UUID insert(UUID order, NewDespatch despatch, Viewer viewer) {
        Map<UUID, ToDespatch> lines =
                reads.lines(order).stream().collect(Collectors.toMap(ToDespatch::lineId, line -> line));
        for (var part : despatch.parts()) {
            var line = lines.get(part.lineId());
            if (line == null) {
                throw new NotFound("order line");
            }
            if (part.pieces() < 1 || part.pieces() > line.ready()) {
                throw Refusal.of("lines", "trade.ready", line.ready());
            }
        }
        var id = Ids.next();
        var number = numbers.next("DSP");
        jdbc.sql("""
                        insert into trade.despatch (id, number, order_id, carrier, tracking, cartons, gross_grams,
                            despatched_on, expected_on, written_by, written_at)
                        values (:id, :number, :order, :carrier, :tracking, :cartons, :grams, :on, :expected, :by, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("order", order)
                .param("carrier", despatch.carrier().strip())
                .param("tracking", words(despatch.tracking()), java.sql.Types.VARCHAR)
                .param("cartons", despatch.cartons())
                .param("grams", despatch.grossGrams(), java.sql.Types.BIGINT)
                .param("on", despatch.on())
                .param("expected", despatch.expected(), java.sql.Types.DATE)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        despatch.parts().stream()
                .sorted(java.util.Comparator.comparing(NewDespatch.Part::lineId))
                .forEach(part -> jdbc.sql(
                                "insert into trade.despatch_line (despatch_id, line_id, pieces) values (:id, :line, :pieces)")
                        .param("id", id)
                        .param("line", part.lineId())
                        .param("pieces", part.pieces())
                        .update());
        int pieces =
                despatch.parts().stream().mapToInt(NewDespatch.Part::pieces).sum();
        letters.tell(
                order,
                "trade.notice.despatched",
                message -> message.with(number).with(pieces));
        audit.record(
                viewer,
                "trade.despatched",
                "despatch",
                id.toString(),
                null,
                Map.of("pieces", pieces, "number", number));
        log.info("despatch {} of {} pieces", id, pieces);
        return id;
    }

    /**
     * It has arrived: said by its buyer, or written down by the office.
     *
     * @param words what was said about it; absent for nothing
     * @throws Refusal when it changed meanwhile, was withdrawn, or the day is before it left or after today
     */
    @Transactional
    public void deliver(UUID id, int version, LocalDate on, @Nullable String words, Viewer viewer) {
        var seen = held(id, version, viewer);
        if (seen.state() != DespatchState.ON_THE_WAY) {
            throw changed(id);
        }
        if (on.isBefore(seen.on()) || on.isAfter(today())) {
            throw Refusal.of("arrived", "trade.arrived_wrong");
        }
        jdbc.sql("""
                        update trade.despatch set delivered_on = :on, delivered_words = :words, delivered_by = :by,
                            version = version + 1 where id = :id
                        """)
                .param("on", on)
                .param("words", checked("words", words), java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("id", id)
                .update();
        if (viewer.is(Role.BUYER)) {
            letters.tellOffice(seen.orderId(), "trade.notice.arrived", message -> message.with(seen.number()));
        }
        audit.record(viewer, "trade.delivered", "despatch", id.toString(), null, Map.of("on", on.toString()));
    }

    /** Takes back that it has arrived. */
    @Transactional
    public void notYet(UUID id, int version, Viewer viewer) {
        must(DespatchReads.office(viewer));
        if (held(id, version, viewer).state() != DespatchState.DELIVERED) {
            throw changed(id);
        }
        jdbc.sql("""
                        update trade.despatch set delivered_on = null, delivered_words = null, delivered_by = null,
                            version = version + 1 where id = :id
                        """).param("id", id).update();
        audit.record(viewer, "trade.delivery_taken_back", "despatch", id.toString(), null, null);
    }

    /**
     * Nothing left with it: its pieces are in the house again, its number stays.
     *
     * @throws Refusal without a reason, or when it has arrived
     */
    @Transactional
    public void withdraw(UUID id, int version, String reason, Viewer viewer) {
        must(DespatchReads.office(viewer));
        if (held(id, version, viewer).state() != DespatchState.ON_THE_WAY) {
            throw changed(id);
        }
        var words = checked("reason", reason);
        if (words == null) {
            throw Refusal.of("reason", "trade.reason_missing");
        }
        jdbc.sql("""
                        update trade.despatch set withdrawn_words = :words, withdrawn_by = :by, withdrawn_at = :at,
                            version = version + 1 where id = :id
                        """)
                .param("words", words)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("id", id)
                .update();
        audit.record(viewer, "trade.withdrawn", "despatch", id.toString(), null, Map.of("reason", words));
    }

    private DespatchView held(UUID id, int version, Viewer viewer) {
        hold(reads.get(id, viewer).orderId());
        var seen = reads.get(id, viewer);
        if (seen.version() != version) {
            throw changed(id);
        }
        return seen;
    }

    private Refusal changed(UUID id) {
        return new Refusal("trade.changed").after(changes.of("despatch", List.of(id)));
    }

    /** One change at a time of what leaves with an order. */
    private void hold(UUID order) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "trade.order " + order)
                .query(row -> {});
    }

    private static @Nullable String checked(String field, @Nullable String text) {
        var words = words(text);
        if (words != null && words.length() > LONGEST_WORDS) {
            throw Refusal.of(field, "trade.words_long", LONGEST_WORDS);
        }
        return words;
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void must(boolean may) {
        if (!may) {
            throw new NotFound("despatch");
        }
    }
}
