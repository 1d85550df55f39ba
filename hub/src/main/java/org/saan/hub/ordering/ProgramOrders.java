package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.ObjectMapper;

/**
 * Orders that programs of buyers enter, with the time of groups for all of their pieces kept at once: the groups are asked as
 * after any plan, and the programme may share out anew what they do not take. Each request is done once however often it is sent.
 */
@Service
public class ProgramOrders {
    private final JdbcClient jdbc;
    private final ProgramKeys keys;
    private final ReservationBook book;
    private final ReservationDesk desk;
    private final ObjectMapper json;
    private final Clock clock;

    ProgramOrders(
            JdbcClient jdbc,
            ProgramKeys keys,
            ReservationBook book,
            ReservationDesk desk,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.book = book;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An order that is stored.
     *
     * @param body as it was told when it was stored; the same ever after
     */
    public record Told(String number, String body) {}

    /** Whether the key may enter orders. */
    public boolean mayOrder(UUID key) {
        return keys.find(key).isPresent();
    }

    /** Everything that is wrong with an order as it stands, in its order; empty when it can be entered. */
    public List<Refusal> errors(UUID key, ProgramOrder order) {
        var page = book.page(ReservationBook.USUAL);
        var errors = new ArrayList<>(withBuyer(key, order)
                .order()
                .errors(page.families(), YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)))));
        for (int i = 0; i < order.groups().size() && errors.isEmpty(); i++) {
            for (var code : order.groups().get(i)) {
                if (!makes(code, String.valueOf(order.order().lines().get(i).familyCode()))) {
                    errors.add(Refusal.of("lines[" + i + "].groups", "ordering.program.no_group", code));
                }
            }
        }
        return errors;
    }

    private boolean makes(String code, String family) {
        return book.page(ReservationBook.USUAL).maker(code, family).isPresent()
                || book.fresh(ReservationBook.SURE).maker(code, family).isPresent();
    }

    /**
     * Stores an order without {@link #errors} and keeps the time of groups for all of its pieces, or does neither.
     *
     * @param requestKey names the request; sent again with the same content it gets the same answer
     * @param hash SHA-256 of the content
     * @throws Refusal at {@code lines[n].quantity} with {@code ordering.program.no_room}, or {@code platform.once.changed} when
     *     other content came under that key
     * @throws NotFound when the key may not order
     */
    public Told place(UUID key, String requestKey, byte[] hash, ProgramOrder order) {
        var right = keys.find(key).orElseThrow(() -> new NotFound("orders"));
        var asked = new Reservations.Asked(
                key, requestKey, hash, right.viewer(), right.buyer().name(), withBuyer(key, order));
        return switch (desk.ask(asked)) {
            case Reservations.Outcome.Stored stored -> new Told(stored.number(), stored.answer());
            case Reservations.Outcome.NoRoom none ->
                throw Refusal.of(
                        "lines[" + none.line() + "].quantity",
                        "ordering.program.no_room",
                        none.wanted(),
                        none.possible());
            case Reservations.Outcome.OtherContent other -> throw new Refusal("platform.once.changed");
        };
    }

    private ProgramOrder withBuyer(UUID key, ProgramOrder order) {
        var buyer = keys.find(key).orElseThrow(() -> new NotFound("orders")).buyer();
        return new ProgramOrder(
                new NewOrder(buyer.id(), order.order().note(), order.order().lines()), order.groups());
    }

    /** An order of the buyer for whom the key orders, as it stands now. */
    @Transactional(readOnly = true)
    public String get(UUID key, String number) {
        var buyer = keys.find(key).orElseThrow(() -> new NotFound("orders")).buyer();
        var lines = new LinkedHashMap<UUID, ReservedOrder.Line>();
        var head = jdbc.sql("""
                        select o.id, o.created_at, s.state from ordering.buyer_order o
                        join ordering.order_sums s on s.order_id = o.id
                        where o.number = :number and o.buyer_id = :buyer
                        """)
                .param("number", number)
                .param("buyer", buyer.id())
                .query((row, n) -> new Head(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant().toString(),
                        row.getString(3)))
                .optional()
                .orElseThrow(() -> new NotFound("order"));
        jdbc.sql("""
                        select l.id, l.family_code, l.quantity, l.unallocated, l.due_week, g.code, a.quantity as pieces, a.state,
                               min(w.week) as first, max(w.week) as last
                        from ordering.order_line l
                        left join ordering.allocation a on a.line_id = l.id and ordering.is_live(a.state)
                        left join ordering.allocation_week w on w.allocation_id = a.id
                        left join directory.known_group g on g.id = a.group_id and not g.former
                        where l.order_id = :order
                        group by l.id, a.id, g.code order by l.position, a.price_minor, g.code, a.id limit 10000
                        """).param("order", head.id()).query(row -> {
            var known = lines.get(row.getObject(1, UUID.class));
            var shares = new ArrayList<>(known == null ? List.<ReservedOrder.Share>of() : known.shares());
            if (row.getString("code") != null) {
                shares.add(new ReservedOrder.Share(
                        row.getString("code"),
                        row.getInt("pieces"),
                        row.getString("state"),
                        row.getString("first"),
                        row.getString("last")));
            }
            lines.put(
                    row.getObject(1, UUID.class),
                    new ReservedOrder.Line(
                            row.getString("family_code"),
                            row.getInt("quantity"),
                            row.getInt("unallocated"),
                            row.getString("due_week"),
                            shares));
        });
        return json.writeValueAsString(
                new ReservedOrder(number, head.state(), head.createdAt(), List.copyOf(lines.values())));
    }

    private record Head(UUID id, String createdAt, String state) {}
}
