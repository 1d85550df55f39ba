package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of people with what they do today, for those who run the programme. Nobody's number stands in it. */
@Service
public class PeopleList {
    /** Filters: the code of a cluster, and a {@link PersonRole} that they hold today. */
    public static final ListShape SHAPE = new ListShape("/people", List.of("name"), List.of("cluster", "role"), 25);

    private static final int AT_ONCE = 500;

    /** By what people are chosen, whatever the page. */
    private record Asked(String key, Map<String, String> filters) {}

    private record First(List<UUID> ids, long total) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final PeopleByName byName;
    private final LatelyFound<Asked, Long> counts;
    private final LatelyFound<ListQuery, First> firsts;
    private final LatelyFound<ListQuery, List<UUID>> pages;

    PeopleList(JdbcClient jdbc, Audit audit, PeopleByName byName, Changes changes) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.byName = byName;
        this.counts = new LatelyFound<>(changes);
        this.firsts = new LatelyFound<>(changes);
        this.pages = new LatelyFound<>(changes);
    }

    private record Named(UUID id, String name) {}

    @Transactional(readOnly = true)
    public Found<PersonRow> list(ListQuery query, Viewer viewer) {
        PeopleRules.mustRun(viewer);
        if (!query.search().isEmpty() && query.page() == 0) {
            var first = firsts.get(query, () -> first(query, viewer));
            return new Found<>(rows(first.ids()), first.total());
        }
        // To count passes over all that are found, and over everybody where nothing narrows.
        long total = counts.get(new Asked(NameKey.of(query.search()), query.filters()), () -> count(query, viewer));
        var ids = query.narrowed()
                ? pages.get(query.within(total), () -> page(query, total, viewer))
                : byName.page(query, total);
        return new Found<>(rows(ids), total);
    }

    /** Every person of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<PersonRow> sink) {
        var all = ids(query, viewer, " order by " + order(query).sql(), Map.of());
        audit.record(
                viewer, "directory.people_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            rows(all.subList(from, Math.min(all.size(), from + AT_ONCE))).forEach(sink);
        }
    }

    private long count(ListQuery query, Viewer viewer) {
        return asked("select count(*)", query, viewer, "", Map.of())
                .query(Long.class)
                .single();
    }

    /** What is searched for is looked up once, for the first page and for how many there are. */
    private First first(ListQuery query, Viewer viewer) {
        record One(UUID id, long total) {}
        var found = asked(
                        "with found as materialized (select p.id, p.first_name, p.last_name",
                        query,
                        viewer,
                        ") select p.id, (select count(*) from found) from found p order by "
                                + order(query).sql() + " limit :limit",
                        Map.of("limit", query.size()))
                .query((row, n) -> new One(row.getObject(1, UUID.class), row.getLong(2)))
                .list();
        return new First(
                found.stream().map(One::id).toList(),
                found.isEmpty() ? 0 : found.getFirst().total());
    }

    private List<UUID> page(ListQuery query, long total, Viewer viewer) {
        var slice = ListSlice.of(query, total);
        return slice.straight(ids(query, viewer, slice.sql(order(query)), slice.params()));
    }

    private List<UUID> ids(ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        return asked("select p.id", query, viewer, orderAndLimit, more)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** These people with what they do today, in the same order. */
    private List<PersonRow> rows(List<UUID> ids) {
        var names = new HashMap<UUID, Named>();
        jdbc.sql("select id, title, first_name, last_name from directory.person where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    names.put(id, new Named(id, PeopleReads.name(row)));
                });
        return withPlaces(ids.stream().map(names::get).filter(Objects::nonNull).toList());
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        PeopleRules.mustRun(viewer);
        var params = new HashMap<>(more);
        var where = new StringBuilder(" from directory.person p where p.erased_at is null");
        var key = NameKey.of(query.search());
        if (!key.isEmpty()) {
            where.append(" and position(:key in p.name_key) > 0");
            if (key.length() > 1) {
                where.append(" and directory.pairs(p.name_key) @> directory.pairs(:key)");
            }
            params.put("key", key);
        }
        if (!query.filters().isEmpty()) {
            where.append(" and p.id in (select m.person_id from directory.membership m");
            if (!query.filter("cluster").isEmpty()) {
                where.append(" join directory.producer_group g on g.id = m.group_id")
                        .append(" join directory.cluster c on c.id = g.cluster_id and c.code = :cluster");
                params.put("cluster", query.filter("cluster"));
            }
            where.append(" where m.until_date is null");
            if (!query.filter("role").isEmpty()) {
                where.append(" and m.role = :role");
                params.put("role", query.filter("role"));
            }
            where.append(")");
        }
        return jdbc.sql(what + where + orderAndLimit).params(params);
    }

    private static ListOrder order(ListQuery query) {
        return query.descending() ? PeopleByName.ORDER.backwards() : PeopleByName.ORDER;
    }

    private List<PersonRow> withPlaces(List<Named> people) {
        var places = new HashMap<UUID, List<PersonRow.Place>>();
        jdbc.sql("""
                        select m.person_id, m.role, m.from_date, g.id, g.name_th, g.name_en, c.name_th as cluster_th,
                               c.name_en as cluster_en
                        from directory.membership m
                        join directory.producer_group g on g.id = m.group_id
                        left join directory.cluster c on c.id = g.cluster_id
                        where m.person_id = any(:people) and m.until_date is null
                        order by m.from_date, m.id
                        """)
                .param("people", people.stream().map(Named::id).toArray(UUID[]::new))
                .query(row -> {
                    places.computeIfAbsent(row.getObject("person_id", UUID.class), id -> new ArrayList<>())
                            .add(place(row));
                });
        return people.stream()
                .map(person -> new PersonRow(person.id(), person.name(), places.getOrDefault(person.id(), List.of())))
                .toList();
    }

    private static PersonRow.Place place(ResultSet row) throws SQLException {
        return new PersonRow.Place(
                row.getObject("id", UUID.class),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                PeopleReads.cluster(row),
                PersonRole.valueOf(row.getString("role")),
                row.getObject("from_date", LocalDate.class));
    }
}
