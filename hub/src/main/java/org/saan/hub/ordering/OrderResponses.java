package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Answers to buyers: what of an order is promised, and by when. */
@Service
public class OrderResponses {
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final OrderLock lock;
    private final Directory directory;
    private final Once once;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    OrderResponses(
            JdbcClient jdbc,
            OrderReads reads,
            OrderLock lock,
            Directory directory,
            Once once,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.lock = lock;
        this.directory = directory;
        this.once = once;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Everything that is wrong with an answer, in the order of the form; fields are named {@code lines[0].quantity}. */
    @Transactional(readOnly = true)
    public List<Refusal> errors(UUID order, NewOrderResponse answer, Viewer viewer) {
        mustRun(viewer);
        return errors(reads.get(order, viewer), answer);
    }

    private static List<Refusal> errors(OrderView order, NewOrderResponse answer) {
        var errors = new ArrayList<Refusal>();
        if (answer.note() != null && answer.note().length() > LONGEST) {
            errors.add(Refusal.of("note", "ordering.order.long_note", LONGEST));
        }
        var ids = order.lines().stream().map(LineView::id).toList();
        if (!ids.equals(answer.lines().stream().map(NewOrderResponse.Line::line).toList())) {
            errors.add(Refusal.of("lines[0].quantity", "amend.other_lines"));
            return errors;
        }
        for (int i = 0; i < ids.size(); i++) {
            check("lines[" + i + "].", order.lines().get(i), answer.lines().get(i), errors);
        }
        return errors;
    }

    private static void check(String at, LineView line, NewOrderResponse.Line answer, List<Refusal> errors) {
        var quantity = answer.quantity();
        if (quantity == null
                || quantity.signum() < 0
                || quantity.stripTrailingZeros().scale() > 0
                || quantity.compareTo(BigDecimal.valueOf(line.quantity())) > 0) {
            errors.add(Refusal.of(at + "quantity", "answer.quantity_range", line.quantity()));
        } else if (quantity.signum() > 0 && answer.week() == null) {
            errors.add(Refusal.of(at + "week", "ordering.line.no_due"));
        }
    }

    /**
     * Keeps an answer, once however often the form arrives.
     *
     * @param token of the form
     * @return its version
     * @throws Refusal at the first field that is wrong, or {@code platform.once.changed}
     */
    @Transactional
    public int answer(UUID token, UUID order, NewOrderResponse answer, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        return Integer.parseInt(once.once(
                token,
                viewer.accountId(),
                "ordering.response",
                Digests.sha256(order + answer.toString()),
                () -> String.valueOf(answer(order, answer, viewer))));
    }

    private int answer(UUID id, NewOrderResponse answer, Viewer viewer) {
        var order = reads.get(id, viewer);
        errors(order, answer).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        var families = directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, FamilyView::name));
        var lines = new ArrayList<OrderResponse.Line>();
        for (int i = 0; i < order.lines().size(); i++) {
            lines.add(line(order.lines().get(i), answer.lines().get(i), families));
        }
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from ordering.order_response where order_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        var number = order.number() + "-R" + version;
        jdbc.sql("""
                        insert into ordering.order_response
                            (order_id, version, number, verdict, order_version, note, lines, made_by, made_at)
                        select :id, :version, :number, :verdict, o.version, :note, :lines::jsonb, :by, :at
                        from ordering.buyer_order o where o.id = :id
                        """)
                .param("id", id)
                .param("version", version)
                .param("number", number)
                .param("verdict", verdict(lines).name())
                .param("note", answer.note())
                .param("lines", json.writeValueAsString(lines))
                .param("by", viewer.accountId())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .update();
        audit.record(
                viewer,
                "ordering.order_answered",
                "order",
                id.toString(),
                null,
                Map.of("number", number, "verdict", verdict(lines).name()));
        return version;
    }

    private static OrderResponse.Line line(
            LineView line, NewOrderResponse.Line answer, Map<String, LocalizedText> families) {
        int promised = Objects.requireNonNull(answer.quantity()).intValueExact();
        return new OrderResponse.Line(
                Objects.requireNonNull(families.get(line.familyCode())),
                line.quantity(),
                Weeks.text(line.due()),
                promised,
                promised == 0 || answer.week() == null ? null : Weeks.text(answer.week()));
    }

    private static OrderResponse.Verdict verdict(List<OrderResponse.Line> lines) {
        var all = lines.stream().map(OrderResponse.Line::verdict).distinct().toList();
        return all.size() == 1 ? all.getFirst() : OrderResponse.Verdict.CHANGED;
    }

    /** Answers that were given, the newest first; for those who run the programme and for the buyer. */
    @Transactional(readOnly = true)
    public List<OrderResponse> list(UUID order, Viewer viewer) {
        reads.get(order, viewer);
        return jdbc.sql("""
                        select * from ordering.order_response where order_id = :id order by version desc limit 200
                        """).param("id", order).query((row, n) -> response(row)).list();
    }

    private OrderResponse response(ResultSet row) throws SQLException {
        return new OrderResponse(
                row.getInt("version"),
                row.getString("number"),
                OrderResponse.Verdict.valueOf(row.getString("verdict")),
                row.getInt("order_version"),
                row.getString("note"),
                Arrays.asList(json.readValue(row.getString("lines"), OrderResponse.Line[].class)),
                row.getTimestamp("made_at").toInstant());
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("orders");
        }
    }
}
