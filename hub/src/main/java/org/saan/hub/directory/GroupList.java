package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of groups: searched, narrowed, in the reader's order, page by page or as a whole. */
@Service
public class GroupList {
    public static final ListShape SHAPE = new ListShape(
            "/groups",
            List.of("name", "code", "province", "cluster", "-artisans", "confirmed"),
            List.of("province", "cluster", "family", "state"),
            25);
    /** Values of the filter {@code state}. */
    public static final List<String> STATES = List.of("programme", "outside", "suspended", "unconfirmed");

    private static final int AT_ONCE = 500;

    private final LatelyFound<Language, GroupChoices> choices;
    private final LatelyFound<GroupsAsked, Found> lately;
    private final JdbcClient jdbc;
    private final GroupSearch search;
    private final GroupOrders orders;
    private final GroupLines lines;
    private final Contacts contacts;
    private final Audit audit;

    GroupList(
            JdbcClient jdbc,
            GroupSearch search,
            GroupOrders orders,
            GroupLines lines,
            Contacts contacts,
            Audit audit,
            Changes changes) {
        this.choices = new LatelyFound<>(changes);
        this.lately = new LatelyFound<>(changes);
        this.jdbc = jdbc;
        this.search = search;
        this.orders = orders;
        this.lines = lines;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** One page, and how many there are; groups whose name comes close where none is written so. */
    @Transactional(readOnly = true)
    public FoundGroups list(ListQuery query, Viewer viewer) {
        var seen = seen(query, viewer);
        var asked = GroupsAsked.of(query, viewer);
        var found = lately.get(asked, () -> find(query, seen, viewer));
        var page = orders.page(asked, query, viewer.language(), found.which());
        return new FoundGroups(lines.rows(page), found.which().total(), found.near());
    }

    /** Every group of the list, in its order. That it was taken away is noted, for it holds names and phones of people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<GroupLine> sink) {
        var which = find(query, seen(query, viewer), viewer).which();
        audit.record(
                viewer, "directory.groups_exported", "list", SHAPE.path(), null, query.takenAs(ending, which.total()));
        var all = orders.all(query, viewer.language(), which);
        contacts.noteTaken(all, viewer);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            lines.lines(all.subList(from, Math.min(all.size(), from + AT_ONCE)), viewer)
                    .forEach(sink);
        }
    }

    /** What there is to choose from; as it was a few seconds ago at most. */
    @Transactional(readOnly = true)
    public GroupChoices choices(Language language) {
        return choices.get(language, () -> readChoices(language));
    }

    private GroupChoices readChoices(Language language) {
        var name = language == Language.TH ? "name_th" : "coalesce(name_en, name_th)";
        return new GroupChoices(
                names("""
                        select code, name_th, name_en from directory.province p
                        where exists (select 1 from directory.producer_group g where g.province_code = p.code)
                        """ + " order by " + name + " collate \"th-x-icu\", code limit 100"),
                names("select code, name_th, name_en from directory.cluster order by " + name
                        + " collate \"th-x-icu\", code limit 1000"),
                names("select code, name_th, name_en from directory.product_family order by position limit 1000"));
    }

    private Map<String, LocalizedText> names(String sql) {
        var all = new LinkedHashMap<String, LocalizedText>();
        jdbc.sql(sql).query(row -> {
            all.put(row.getString(1), new LocalizedText(row.getString(2), row.getString(3)));
        });
        return all;
    }

    private record Found(WhichGroups which, boolean near) {}

    private Found find(ListQuery query, Optional<SqlPart> seen, Viewer viewer) {
        if (query.search().isEmpty()) {
            return new Found(seen.isEmpty() ? everyGroup() : those(seen.get()), false);
        }
        var exact = those(and(seen, search.exactly(query.search(), contacts.reached(viewer))));
        if (exact.total() == 0) {
            var close = search.nearly(query.search()).map(near -> those(and(seen, near)));
            if (close.isPresent() && close.get().total() > 0) {
                return new Found(close.get(), true);
            }
        }
        return new Found(exact, false);
    }

    private static SqlPart and(Optional<SqlPart> seen, SqlPart more) {
        return seen.map(part -> part.and(more)).orElse(more);
    }

    private WhichGroups everyGroup() {
        return new WhichGroups.All(jdbc.sql("select count(*) from directory.producer_group")
                .query(Long.class)
                .single());
    }

    /** Looked for once: the ids tell how many there are, and the page is taken from among them. */
    private WhichGroups those(SqlPart where) {
        return new WhichGroups.Those(jdbc.sql("select g.id from directory.producer_group g where " + where.sql())
                .params(where.params())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }

    /** What this viewer may see, narrowed by the filters; absent when that is every group. */
    private static Optional<SqlPart> seen(ListQuery query, Viewer viewer) {
        var parts = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        if (!viewer.runsTheProgramme()) {
            if (!viewer.is(Role.GROUP_LEADER)) {
                throw new NotFound("groups");
            }
            parts.add("g.id = :organisation");
            params.put("organisation", viewer.organisationId());
        }
        if (!query.filter("province").isEmpty()) {
            parts.add("g.province_code = :province");
            params.put("province", query.filter("province"));
        }
        if (!query.filter("cluster").isEmpty()) {
            parts.add("g.cluster_id = (select c.id from directory.cluster c where c.code = :cluster)");
            params.put("cluster", query.filter("cluster"));
        }
        if (!query.filter("family").isEmpty()) {
            parts.add(
                    "exists (select 1 from directory.capability k where k.group_id = g.id and k.family_code = :family)");
            params.put("family", query.filter("family"));
        }
        switch (query.filter("state")) {
            case "programme" -> parts.add("g.in_programme and not g.suspended");
            case "outside" -> parts.add("not g.in_programme");
            case "suspended" -> parts.add("g.suspended");
            case "unconfirmed" -> parts.add("g.capacity_confirmed_on is null");
            default -> {}
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new SqlPart(String.join(" and ", parts), params));
    }
}
