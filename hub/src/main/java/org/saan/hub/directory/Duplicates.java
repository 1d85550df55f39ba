package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.directory.likeness.Likeness;
import org.saan.hub.directory.likeness.Reason;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Groups that may be one, put to those who run the programme: nothing is merged without a click. */
@Service
public class Duplicates {
    /**
     * Searched are names and codes of groups. Filters: a province, and how certain it is: {@code same} or {@code possible}.
     * The usual order puts the most certain first; by name goes what the first of the groups is called.
     */
    public static final ListShape SHAPE =
            new ListShape("/duplicates", List.of("-points", "name"), List.of("province", "certainty"), 20);

    private static final int AT_ONCE = 200;

    private static final String OPEN = """
            from (select d.cluster_id, max(d.points) as points,
                         min(least(a.name_th collate "th-x-icu", b.name_th collate "th-x-icu")) as name_th
                  from directory.duplicate_pair d
                  join directory.producer_group a on a.id = d.first_id
                  join directory.producer_group b on b.id = d.second_id
                  where (:search = '' and :province = '' or exists (
                      select 1 from directory.producer_group g where g.id in (d.first_id, d.second_id)
                        and (:province = '' or g.province_code = :province)
                        and (:search = '' or position(:search in g.name_key) > 0 or g.code = upper(:words))))
                  group by d.cluster_id) c
            where (:certainty = '' or (c.points >= :same) = (:certainty = 'same'))
            """;

    private final JdbcClient jdbc;
    private final NotSame notSame;
    private final DuplicateClusters clusters;
    private final DuplicateFacts facts;
    private final ObjectMapper json;

    Duplicates(JdbcClient jdbc, NotSame notSame, DuplicateClusters clusters, DuplicateFacts facts, ObjectMapper json) {
        this.jdbc = jdbc;
        this.notSame = notSame;
        this.clusters = clusters;
        this.facts = facts;
        this.json = json;
    }

    /** What waits for an officer. */
    public record Waiting(long duplicates, long claims) {}

    @Transactional(readOnly = true)
    public Waiting waiting(Viewer viewer) {
        Merging.mustRun(viewer);
        return jdbc.sql("""
                        select (select count(distinct cluster_id) from directory.duplicate_pair),
                               (select count(*) from directory.claim where state = 'WAITING')
                        """)
                .query((row, n) -> new Waiting(row.getLong(1), row.getLong(2)))
                .single();
    }

    @Transactional(readOnly = true)
    public Found<DuplicateCluster> list(ListQuery query, Viewer viewer) {
        Merging.mustRun(viewer);
        long total = asked("select count(*) " + OPEN, query).query(Long.class).single();
        var slice = ListSlice.of(query, total);
        return new Found<>(read(slice.straight(ids(query, slice.sql(order(query)), slice.params()))), total);
    }

    /** Every cluster of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<DuplicateCluster> sink) {
        Merging.mustRun(viewer);
        var all = ids(query, " order by " + order(query).sql(), Map.of());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            read(all.subList(from, Math.min(all.size(), from + AT_ONCE))).forEach(sink);
        }
    }

    private List<UUID> ids(ListQuery query, String orderAndLimit, Map<String, Object> more) {
        return asked("select c.cluster_id " + OPEN + orderAndLimit, query)
                .params(more)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private static ListOrder order(ListQuery query) {
        return (query.sort().equals("name")
                        ? ListOrder.by("c.name_th collate \"th-x-icu\"", "c.cluster_id")
                        : ListOrder.by("c.points", "c.cluster_id"))
                .downwards(query.descending());
    }

    private JdbcClient.StatementSpec asked(String sql, ListQuery query) {
        return jdbc.sql(sql)
                .param("search", NameKey.of(query.search()))
                .param("words", query.search())
                .param("province", query.filter("province"))
                .param("certainty", query.filter("certainty"))
                .param("same", Likeness.SAME);
    }

    @Transactional(readOnly = true)
    public DuplicateCluster getCluster(UUID id, Viewer viewer) {
        Merging.mustRun(viewer);
        return read(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("duplicates"));
    }

    private List<DuplicateCluster> read(List<UUID> ids) {
        Map<UUID, List<DuplicateCluster.Pair>> pairs = new HashMap<>();
        jdbc.sql("""
                        select cluster_id, first_id, second_id, points, reasons::text from directory.duplicate_pair
                        where cluster_id = any(:ids) order by points desc, first_id, second_id limit 2000
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            pairs.computeIfAbsent(row.getObject(1, UUID.class), c -> new ArrayList<>())
                    .add(new DuplicateCluster.Pair(
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getInt(4),
                            json.readValue(row.getString(5), new TypeReference<List<Reason>>() {})));
        });
        var all = new ArrayList<DuplicateCluster>();
        for (var id : ids) {
            var of = pairs.getOrDefault(id, List.of());
            var members = members(of.stream()
                    .flatMap(pair -> java.util.stream.Stream.of(pair.first(), pair.second()))
                    .distinct()
                    .toList());
            if (!of.isEmpty()) {
                all.add(new DuplicateCluster(id, members, of));
            }
        }
        return all;
    }

    private List<DuplicateCluster.Member> members(List<UUID> groups) {
        return jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               concat_ws(' ', 'หมู่ ' || g.moo, 'ต.' || s.name_th, 'อ.' || d.name_th) as address
                        from directory.producer_group g
                        join directory.province p on p.code = g.province_code
                        left join directory.subdistrict s on s.code = g.subdistrict_code
                        left join directory.district d on d.code = g.district_code
                        where g.id = any(:ids) order by length(g.code), g.code limit 200
                        """)
                .param("ids", groups.toArray(UUID[]::new))
                .query((row, n) -> new DuplicateCluster.Member(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                        row.getString("address")))
                .list();
    }

    /** How alike these groups are now, for pairs that were never proposed too: strongest first. */
    @Transactional(readOnly = true)
    public List<DuplicateCluster.Pair> compare(List<UUID> groups, Viewer viewer) {
        Merging.mustRun(viewer);
        var known = facts.of(groups);
        var pairs = new ArrayList<DuplicateCluster.Pair>();
        for (int i = 0; i < known.size(); i++) {
            for (int j = i + 1; j < known.size(); j++) {
                var likeness = Likeness.of(known.get(i), known.get(j));
                pairs.add(new DuplicateCluster.Pair(
                        known.get(i).id(), known.get(j).id(), likeness.points(), likeness.reasons()));
            }
        }
        pairs.sort((a, b) -> Integer.compare(b.points(), a.points()));
        return pairs;
    }

    /** These are all different groups; no two of them are proposed again. */
    @Transactional
    public void keepApart(Collection<UUID> groups, Viewer viewer) {
        Merging.mustRun(viewer);
        if (groups.size() < 2 || groups.size() > 50) {
            throw new Refusal("duplicates.apart.choose_two");
        }
        int known = jdbc.sql("select count(*) from directory.producer_group where id in (:ids)")
                .param("ids", groups)
                .query(Integer.class)
                .single();
        if (known < new java.util.HashSet<>(groups).size()) {
            throw new NotFound("group");
        }
        notSame.remember(groups, groups, viewer);
        clusters.join();
    }
}
