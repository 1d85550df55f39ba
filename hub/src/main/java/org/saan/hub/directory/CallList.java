package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom to call: groups that were asked to confirm their weeks ({@link Reminders}) and have not answered. */
@Service
public class CallList {
    /** Searched are the group's name and code. The usual order puts those first whose last word is oldest. */
    public static final ListShape SHAPE =
            new ListShape("/calls", List.of("since", "name", "province", "asked"), List.of("region", "province"), 50);

    private static final String SINCE =
            "coalesce(g.capacity_confirmed_on, (g.created_at at time zone 'Asia/Bangkok')::date)";

    private static final String OPEN = """
             from directory.producer_group g
            join directory.province p on p.code = g.province_code
            join lateral (select max(made_on) as asked_on from directory.confirmation_reminder r
                          where r.group_id = g.id) r
                 on r.asked_on > coalesce(g.capacity_confirmed_on, date '-infinity')
            left join directory.membership m on m.group_id = g.id and m.role = 'LEADER' and m.until_date is null
            left join directory.person l on l.id = m.person_id
            where not g.suspended
            """;

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Audit audit;
    private final Clock clock;

    CallList(JdbcClient jdbc, Contacts contacts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A group to call.
     *
     * @param phone absent where the viewer reaches the group through others, or its leader is not to be phoned
     * @param days since its last word, or since its figures were entered
     * @param askedOn when it was reminded
     */
    public record Call(
            UUID group,
            String code,
            LocalizedText name,
            LocalizedText province,
            @Nullable String leader,
            @Nullable String phone,
            @Nullable LocalDate confirmedOn,
            int days,
            Freshness freshness,
            int trustPermille,
            LocalDate askedOn) {}

    @Transactional(readOnly = true)
    public Found<Call> list(ListQuery query, Viewer viewer) {
        mustRun(viewer);
        var where = where(query);
        long total = jdbc.sql("select count(*)" + OPEN + where.sql())
                .params(where.params())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        var rows = read(query, viewer, slice.sql(order(query, viewer.language())), slice.params());
        return new Found<>(slice.straight(rows), total);
    }

    /** Every group of the list, in its order. That it was taken away is noted, for it holds names and phones of people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<Call> sink) {
        mustRun(viewer);
        var all = read(
                query, viewer, " order by " + order(query, viewer.language()).sql(), Map.of());
        audit.record(viewer, "directory.calls_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        contacts.noteTaken(all.stream().map(Call::group).toList(), viewer);
        all.forEach(sink);
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("calls");
        }
    }

    private static SqlPart where(ListQuery query) {
        var sql = new StringBuilder();
        var params = new HashMap<String, Object>();
        if (!query.search().isEmpty()) {
            sql.append(
                            " and (:key <> '' and position(:key in g.name_key) > 0 or position(:words in lower(g.name_en)) > 0")
                    .append(" or lower(g.code) = :words)");
            params.put("key", NameKey.of(query.search()));
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("region").isEmpty()) {
            sql.append(" and p.region_code = :region");
            params.put("region", query.filter("region"));
        }
        if (!query.filter("province").isEmpty()) {
            sql.append(" and g.province_code = :province");
            params.put("province", query.filter("province"));
        }
        return new SqlPart(sql.toString(), params);
    }

    private static ListOrder order(ListQuery query, Language language) {
        var name = GroupOrders.byName(language);
        var province =
                (language == Language.TH ? "p.name_th" : "(coalesce(p.name_en, p.name_th))") + " collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "name" -> ListOrder.by(name, "g.code");
                    case "province" -> ListOrder.by(province, name, "g.code");
                    case "asked" -> ListOrder.by("r.asked_on", name, "g.code");
                    default -> ListOrder.by(SINCE, name, "g.code");
                })
                .downwards(query.descending());
    }

    private List<Call> read(ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        var where = where(query);
        var reached = contacts.reached(viewer);
        return jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               g.capacity_confirmed_on, (g.created_at at time zone 'Asia/Bangkok')::date as entered_on,
                               nullif(concat_ws(' ', l.title, l.first_name, l.last_name), '') as leader, r.asked_on,
                               case when coalesce(""" + reached.sql() + """
                        , false) and not exists (select 1 from directory.consent_now n
                                    where n.person_id = l.id and n.purpose = 'contact_phone' and not n.given)
                               then (select number from directory.group_phone f where f.group_id = g.id
                                     order by position limit 1) end as phone
                        """ + OPEN + where.sql() + orderAndLimit)
                .params(reached.params())
                .params(where.params())
                .params(more)
                .query((row, n) -> call(row))
                .list();
    }

    private Call call(ResultSet row) throws SQLException {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var confirmed = row.getObject("capacity_confirmed_on", LocalDate.class);
        var since = confirmed == null ? row.getObject("entered_on", LocalDate.class) : confirmed;
        return new Call(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                row.getString("leader"),
                row.getString("phone"),
                confirmed,
                (int) ChronoUnit.DAYS.between(since, today),
                Freshness.of(confirmed, today),
                Freshness.trustPermille(since, today),
                row.getObject("asked_on", LocalDate.class));
    }
}
