package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.directory.DeclaredWeeks;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** The board of groups that are, or soon will be, without work; those that are nearest to it first. */
@Service
public class GroupsAtRisk {
    public static final ListShape SHAPE = new ListShape(
            "/continuity", List.of("risk", "name", "ratio", "used"), List.of("risk", "region", "cluster"), 25);

    private static final String COLUMNS = """
            select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                   c.name_th as cluster_th, c.name_en as cluster_en, o.dry_on, coalesce(o.idle, 0) as idle,
                   coalesce(o.risk, 'CALM') as risk, l.available, l.paid, l.leave, l.ratio, l.longest_gap, l.used, l.orders,
                   l.failures
            """;
    private static final String FROM = """
            from directory.producer_group g
            join directory.province p on p.code = g.province_code
            left join directory.cluster c on c.id = g.cluster_id
            left join programme.outlook o on o.group_id = g.id
            left join programme.continuity l on l.group_id = g.id and l.week = :last
            where g.in_programme""";

    private final JdbcClient jdbc;
    private final Outlooks outlooks;
    private final ContinuityRules rules;
    private final DeclaredWeeks declared;
    private final Clock clock;

    GroupsAtRisk(JdbcClient jdbc, Outlooks outlooks, ContinuityRules rules, DeclaredWeeks declared, Clock clock) {
        this.jdbc = jdbc;
        this.outlooks = outlooks;
        this.rules = rules;
        this.declared = declared;
        this.clock = clock;
    }

    /** A page of groups with their weeks. */
    @Transactional(readOnly = true)
    public Found<GroupAtRisk> list(ListQuery query, Viewer viewer) {
        mustRun(viewer);
        var found = rows(query, viewer.language()).page(query);
        return new Found<>(withWeeks(found.rows()), found.total());
    }

    /** Every group of the list, in its order, without its weeks. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<GroupAtRisk> sink) {
        mustRun(viewer);
        rows(query, viewer.language()).all().forEach(sink);
    }

    /** How many groups there are of each risk, in the order of the risks. */
    @Transactional(readOnly = true)
    public Map<Outlook.Risk, Integer> counts(Viewer viewer) {
        mustRun(viewer);
        var all = new LinkedHashMap<Outlook.Risk, Integer>();
        for (var risk : Outlook.Risk.values()) {
            all.put(risk, 0);
        }
        jdbc.sql("""
                        select coalesce(o.risk, 'CALM'), count(*)::int from directory.producer_group g
                        left join programme.outlook o on o.group_id = g.id where g.in_programme group by 1
                        """).query(row -> {
            all.put(Outlook.Risk.valueOf(row.getString(1)), row.getInt(2));
        });
        return all;
    }

    /** One group; its leader sees her own. */
    @Transactional(readOnly = true)
    public GroupAtRisk getGroup(UUID group, Viewer viewer) {
        if (!viewer.runsTheProgramme()
                && !(viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group))) {
            throw new NotFound("group");
        }
        var found = jdbc.sql(COLUMNS + FROM + " and g.id = :id")
                .param("last", lastWeek())
                .param("id", group)
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
        return withWeeks(List.of(found)).getFirst();
    }

    /** Clusters that groups of the programme belong to, by code. */
    @Transactional(readOnly = true)
    public Map<String, LocalizedText> listClusters(Language language) {
        var all = new LinkedHashMap<String, LocalizedText>();
        jdbc.sql("select code, name_th, name_en from directory.cluster order by "
                        + (language == Language.TH ? "name_th" : "coalesce(name_en, name_th)")
                        + " collate \"th-x-icu\", code limit 1000")
                .query(row -> {
                    all.put(row.getString(1), new LocalizedText(row.getString(2), row.getString(3)));
                });
        return all;
    }

    /** The rule that is in force today. */
    public ContinuityRule rule() {
        return rules.on(LocalDate.now(clock.withZone(Printing.ZONE)));
    }

    /** The present week. */
    public YearWeek now() {
        return declared.now();
    }

    private String lastWeek() {
        return Weeks.text(declared.now().minusWeeks(1));
    }

    private ListRows<GroupAtRisk> rows(ListQuery query, Language language) {
        var params = new HashMap<String, Object>();
        params.put("last", lastWeek());
        var from = new StringBuilder(FROM);
        if (!query.filter("risk").isEmpty()) {
            from.append(" and coalesce(o.risk, 'CALM') = :risk");
            params.put("risk", query.filter("risk").toUpperCase(Locale.ROOT));
        }
        if (!query.filter("region").isEmpty()) {
            from.append(" and p.region_code = :region");
            params.put("region", query.filter("region"));
        }
        if (!query.filter("cluster").isEmpty()) {
            from.append(" and c.code = :cluster");
            params.put("cluster", query.filter("cluster"));
        }
        if (!query.search().isEmpty()) {
            from.append(" and position(:words in lower(concat_ws(' ', g.code, g.name_th, g.name_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(jdbc, COLUMNS, from.toString(), params, order(query, language), (row, n) -> row(row));
    }

    private static ListOrder order(ListQuery query, Language language) {
        var name = (language == Language.TH ? "g.name_th" : "coalesce(g.name_en, g.name_th)") + " collate \"th-x-icu\"";
        var order = switch (query.sort()) {
            case "name" -> ListOrder.by(name, "g.code");
            case "ratio" -> ListOrder.by("l.ratio nulls first", name, "g.code");
            case "used" -> ListOrder.by("l.used nulls first", name, "g.code");
            default -> ListOrder.by("o.dry_on nulls last", "coalesce(o.idle, 0) desc", name, "g.code");
        };
        return order.downwards(query.descending());
    }

    private static GroupAtRisk row(ResultSet row) throws SQLException {
        var ratio = row.getBigDecimal("ratio");
        var cluster = row.getString("cluster_th");
        return new GroupAtRisk(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                cluster == null ? null : new LocalizedText(cluster, row.getString("cluster_en")),
                row.getObject("dry_on", LocalDate.class),
                row.getInt("idle"),
                Outlook.Risk.valueOf(row.getString("risk")),
                ratio == null
                        ? null
                        : new GroupAtRisk.Last(
                                row.getInt("available"),
                                row.getInt("paid"),
                                row.getInt("leave"),
                                ratio,
                                row.getInt("longest_gap"),
                                row.getBigDecimal("used"),
                                row.getInt("orders"),
                                Arrays.stream((String[])
                                                row.getArray("failures").getArray())
                                        .map(Continuity.Failure::valueOf)
                                        .toList()),
                List.of(),
                List.of());
    }

    private List<GroupAtRisk> withWeeks(List<GroupAtRisk> rows) {
        var ids = rows.stream().map(GroupAtRisk::id).toList();
        var past = past(ids);
        var ahead = outlooks.ahead(ids);
        var now = declared.now();
        return rows.stream()
                .map(row -> {
                    var coming = ahead.get(row.id());
                    var outlook = coming == null ? null : coming.outlook();
                    var dry = outlook == null ? null : outlook.dry();
                    return new GroupAtRisk(
                            row.id(),
                            row.code(),
                            row.name(),
                            row.province(),
                            row.cluster(),
                            dry == null ? null : Weeks.monday(now.plusWeeks(dry)),
                            outlook == null ? row.idle() : outlook.idle(),
                            outlook == null ? row.risk() : outlook.risk(),
                            row.last(),
                            past.getOrDefault(row.id(), List.of()),
                            coming == null ? List.of() : coming.weeks());
                })
                .toList();
    }

    private Map<UUID, List<GroupAtRisk.Past>> past(Collection<UUID> groups) {
        var now = declared.now();
        var all = new HashMap<UUID, List<GroupAtRisk.Past>>();
        jdbc.sql("""
                        select group_id, week, capacity, paid_minutes, waiting_minutes, state, cardinality(orders)
                        from programme.work_week
                        where group_id = any(:groups) and week >= :first and week < :now order by group_id, week
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("first", Weeks.text(now.minusWeeks(rule().weeks())))
                .param("now", Weeks.text(now))
                .query(row -> {
                    all.computeIfAbsent(row.getObject(1, UUID.class), g -> new ArrayList<>())
                            .add(new GroupAtRisk.Past(
                                    Weeks.parse(row.getString(2)),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    Continuity.State.valueOf(row.getString(6)),
                                    row.getInt(7)));
                });
        return all;
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("continuity");
        }
    }
}
