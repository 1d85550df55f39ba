package org.saan.hub.ordering;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office and the buyer of an order write to each other about it. */
@Service
public class OrderNotes {
    /** Characters of one. */
    public static final int LONGEST = 4000;

    /** A buyer may write so many; then the telephone is better. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final OrderReads orders;
    private final OrderLetters letters;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    OrderNotes(JdbcClient jdbc, OrderReads orders, OrderLetters letters, Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.letters = letters;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param ours whether the office wrote it */
    public record Note(boolean ours, Instant at, String author, String words) {}

    /** The oldest first, at most the last five hundred. */
    @Transactional(readOnly = true)
    public List<Note> list(UUID order, Viewer viewer) {
        mustSee(order, viewer);
        return jdbc.sql("""
                        select * from (select * from ordering.order_note where order_id = :order
                                       order by at desc, id desc limit :most) last
                        order by at, id
                        """)
                .param("order", order)
                .param("most", MOST)
                .query((row, n) -> new Note(
                        row.getBoolean("ours"), At.when(row, "at"), row.getString("author"), row.getString("words")))
                .list();
    }

    /**
     * Writes, and tells the other side, once for each form.
     *
     * @param form token of the form
     * @throws Refusal beside {@code words} when there are none, they are too long, or a buyer wrote too often
     */
    @Transactional
    public void write(UUID order, UUID form, String words, Viewer viewer) {
        mustSee(order, viewer);
        var text = words.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Refusal.of("words", "ordering.note.words", LONGEST);
        }
        once.once(
                form,
                viewer.accountId(),
                "ordering.note",
                (order + "|" + text).getBytes(StandardCharsets.UTF_8),
                () -> insert(order, text, viewer));
    }

    private String insert(UUID order, String text, Viewer viewer) {
        boolean ours = viewer.runsTheProgramme();
        int written = jdbc.sql("select count(*) from ordering.order_note where order_id = :order and not ours")
                .param("order", order)
                .query(Integer.class)
                .single();
        if (!ours && written >= MOST) {
            throw Refusal.of("words", "ordering.note.many");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into ordering.order_note (id, order_id, at, ours, account_id, author, words)
                        values (:id, :order, :at, :ours, :account, :author, :words)
                        """)
                .param("id", id)
                .param("order", order)
                .param("at", At.now(clock))
                .param("ours", ours)
                .param("account", FollowedOrders.isByLink(viewer) ? null : viewer.accountId(), java.sql.Types.OTHER)
                .param("author", viewer.name())
                .param("words", text)
                .update();
        if (ours) {
            letters.tell(order, "ordering.notice.written", message -> message);
        } else {
            letters.tellOffice(order, "ordering.notice.buyer_wrote", message -> message);
        }
        audit.record(viewer, "ordering.note_written", "order", order.toString(), null, null);
        return id.toString();
    }

    private void mustSee(UUID order, Viewer viewer) {
        if (!viewer.runsTheProgramme() && !viewer.is(Role.BUYER)) {
            throw new NotFound("order");
        }
        orders.get(order, viewer);
    }
}
