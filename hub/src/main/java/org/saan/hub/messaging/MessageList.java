package org.saan.hub.messaging;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was told to whom, for those who run the programme. */
@Service
public class MessageList {
    public static final ListShape SHAPE =
            new ListShape("/messages", List.of("-made", "to", "channel", "state"), List.of("state", "channel"), 50);
    /** Values of the filter {@code state}; the words are {@code messaging.filter.…}. */
    public static final List<String> STATES = List.of("waiting", "sent", "delivered", "failed", "answered");

    private final JdbcClient jdbc;
    private final DeliveryReads reads;
    private final Audit audit;
    private final Clock clock;

    MessageList(JdbcClient jdbc, DeliveryReads reads, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<DeliveryView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every message of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<DeliveryView> sink) {
        var all = rows(query, viewer).all();
        audit.record(viewer, "messaging.list_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    /** Whether messages by that channel leave this hub at all. */
    public boolean isSetUp(Channel channel) {
        return reads.isSetUp(channel);
    }

    /**
     * Tries a failed one again, as the same message: its Message-ID and LINE key stay.
     *
     * @throws Refusal when it has not failed, or its reader does not want it
     */
    @Transactional
    public void sendAgain(UUID delivery, Viewer viewer) {
        mustRun(viewer);
        int again = jdbc.sql("""
                        update messaging.delivery d set state = 'WAITING', reason = null, ended_at = null, tries = 0,
                            next_at = :now
                        where d.id = :id and d.state = 'FAILED' and d.reason <> 'unsubscribed'
                          and exists (select 1 from messaging.message m where m.id = d.message_id and m.kind <> 'SIGN_IN')
                        """)
                .param("now", Messaging.utc(clock.instant()))
                .param("id", delivery)
                .update();
        if (again == 0) {
            var _ = jdbc.sql("select 1 from messaging.delivery where id = :id")
                    .param("id", delivery)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("message"));
            throw new Refusal("messaging.again.not");
        }
        audit.record(viewer, "messaging.sent_again", "message", delivery.toString(), null, null);
    }

    private ListRows<DeliveryView> rows(ListQuery query, Viewer viewer) {
        mustRun(viewer);
        var params = new HashMap<String, Object>();
        var where = new StringBuilder(DeliveryReads.FROM + "where true");
        if (!query.search().isEmpty()) {
            where.append("""
                     and (position(:words in lower(d.to_name)) > 0 or position(:words in lower(coalesce(d.address, ''))) > 0
                          or position(:words in lower(m.args::text)) > 0)
                    """);
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        switch (query.filter("state")) {
            case "waiting" ->
                where.append(" and d.state in ('WAITING', 'CLAIMED', 'SENDING') and m.answered_at is null");
            case "sent" -> where.append(" and d.state = 'SENT' and m.answered_at is null");
            case "delivered" -> where.append(" and d.state = 'DELIVERED' and m.answered_at is null");
            case "failed" -> where.append(" and d.state = 'FAILED' and m.answered_at is null");
            case "answered" -> where.append(" and m.answered_at is not null");
            default -> {}
        }
        if (Arrays.stream(Channel.values()).anyMatch(one -> one.name().equals(query.filter("channel")))) {
            where.append(" and d.channel = :channel");
            params.put("channel", query.filter("channel"));
        }
        return new ListRows<>(
                jdbc, DeliveryReads.COLUMNS, where.toString(), params, order(query), (row, n) -> reads.view(row));
    }

    private static ListOrder order(ListQuery query) {
        return (switch (query.sort()) {
                    case "to" -> ListOrder.by("d.to_name collate \"th-x-icu\"", "d.made_at desc", "d.id");
                    case "channel" -> ListOrder.by("d.channel", "d.made_at desc", "d.id");
                    case "state" -> ListOrder.by("d.state", "d.made_at desc", "d.id");
                    default -> ListOrder.by("d.made_at", "d.id");
                })
                .downwards(query.descending());
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("messages");
        }
    }
}
