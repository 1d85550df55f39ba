package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads claims as rows; {@link Claims} says who may. */
@Component
class ClaimReads {
    /** Searched are the claimant and the group. The usual order is that of the queue. */
    static final ListShape SHAPE =
            new ListShape("/claims", List.of("queue", "claimant", "group", "-sent"), List.of("state", "kind"), 25);

    private static final String FROM = """
             from directory.claim c join directory.producer_group g on g.id = c.group_id
            left join directory.producer_group o on o.id = c.other_id
            """;

    private static final String CLAIM = """
            select c.*, g.code as group_code, g.name_th, g.name_en, o.code as other_group_code,
                   o.name_th as other_th, o.name_en as other_en
            """ + FROM;

    private final JdbcClient jdbc;

    ClaimReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Found<ClaimView> list(ListQuery query, Language language) {
        long total = asked("select count(*)" + FROM, query, "", Map.of())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        return new Found<>(slice.straight(read(query, slice.sql(order(query, language)), slice.params())), total);
    }

    List<ClaimView> all(ListQuery query, Language language) {
        return read(query, " order by " + order(query, language).sql(), Map.of());
    }

    private List<ClaimView> read(ListQuery query, String orderAndLimit, Map<String, Object> more) {
        return asked(CLAIM, query, orderAndLimit, more)
                .query((row, n) -> claim(row))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, String orderAndLimit, Map<String, Object> more) {
        var params = new HashMap<>(more);
        var where = new StringBuilder(" where true");
        if (!query.search().isEmpty()) {
            where.append(
                            " and (position(:words in lower(c.claimant)) > 0 or :key <> '' and position(:key in g.name_key) > 0")
                    .append(" or lower(g.code) = :words)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
            params.put("key", NameKey.of(query.search()));
        }
        for (var filter : List.of("state", "kind")) {
            if (!query.filter(filter).isEmpty()) {
                where.append(" and c.").append(filter).append(" = :").append(filter);
                params.put(filter, query.filter(filter));
            }
        }
        return jdbc.sql(what + where + orderAndLimit).params(params);
    }

    /** The queue: those that wait for an officer first, then those that were asked back, then what is decided, newest first. */
    private static ListOrder order(ListQuery query, Language language) {
        return (switch (query.sort()) {
                    case "claimant" -> ListOrder.by("c.claimant collate \"th-x-icu\"", "c.id");
                    case "group" -> ListOrder.by(GroupOrders.byName(language), "c.id");
                    case "sent" -> ListOrder.by("c.sent_at", "c.id");
                    default ->
                        ListOrder.by(
                                "case c.state when 'WAITING' then 0 when 'ASKED' then 1 else 2 end",
                                "case when c.decided_at is null then c.sent_at end",
                                "c.sent_at desc",
                                "c.id");
                })
                .downwards(query.descending());
    }

    List<ClaimView> ofAccount(UUID account) {
        return jdbc.sql(CLAIM + " where c.account_id = :account order by c.sent_at desc, c.id limit 50")
                .param("account", account)
                .query((row, n) -> claim(row))
                .list();
    }

    Optional<ClaimView> find(UUID id) {
        return jdbc.sql(CLAIM + " where c.id = :id")
                .param("id", id)
                .query((row, n) -> claim(row))
                .optional();
    }

    private ClaimView claim(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var other = row.getObject("other_id", UUID.class);
        var decided = row.getTimestamp("decided_at");
        return new ClaimView(
                id,
                ClaimView.Kind.valueOf(row.getString("kind")),
                ClaimView.State.valueOf(row.getString("state")),
                row.getObject("group_id", UUID.class),
                row.getString("group_code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                other == null
                        ? null
                        : new ClaimView.Other(
                                other,
                                row.getString("other_group_code"),
                                new LocalizedText(row.getString("other_th"), row.getString("other_en"))),
                row.getString("other_code"),
                row.getObject("account_id", UUID.class),
                row.getString("claimant"),
                row.getString("phone"),
                row.getTimestamp("sent_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getInt("version"),
                said(id),
                evidence(id));
    }

    private List<ClaimView.Said> said(UUID id) {
        return jdbc.sql("""
                        select by_name, of_officer, words, said_at from directory.claim_word
                        where claim_id = :id order by position limit 100
                        """)
                .param("id", id)
                .query((row, n) -> new ClaimView.Said(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private List<ClaimView.Evidence> evidence(UUID id) {
        return jdbc.sql("""
                        select id, file_name, media_type from directory.claim_evidence
                        where claim_id = :id order by id limit 20
                        """)
                .param("id", id)
                .query((row, n) -> new ClaimView.Evidence(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3).equals("image/jpeg")))
                .list();
    }
}
