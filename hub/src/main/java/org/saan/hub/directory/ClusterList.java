package org.saan.hub.directory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of clusters, for those who run the programme. */
@Service
public class ClusterList {
    public static final ListShape SHAPE =
            new ListShape("/clusters", List.of("name", "code", "region", "-groups", "-people"), List.of("region"), 25);

    private final JdbcClient jdbc;
    private final ClusterSizes sizes;

    ClusterList(JdbcClient jdbc, ClusterSizes sizes) {
        this.jdbc = jdbc;
        this.sizes = sizes;
    }

    @Transactional(readOnly = true)
    public Found<ClusterRow> list(ListQuery query, Viewer viewer) {
        var all = read(query, viewer);
        var page = query.within(all.size());
        int from = (int) Math.min(all.size(), page.offset());
        return new Found<>(all.subList(from, Math.min(all.size(), from + page.size())), all.size());
    }

    /** Every cluster of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<ClusterRow> sink) {
        read(query, viewer).forEach(sink);
    }

    private record Named(UUID id, String code, LocalizedText name, String regionCode) {}

    /** All of them: clusters are few, and their sizes are known to the program only. */
    private List<ClusterRow> read(ListQuery query, Viewer viewer) {
        var named = asked("select c.*", query, viewer)
                .query((row, n) -> new Named(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("region_code")))
                .list();
        var sizeOf = sizes.of(named.stream().map(Named::id).toList());
        var rows = named.stream()
                .map(cluster -> {
                    var size = sizeOf.getOrDefault(cluster.id(), ClusterSizes.Size.NOTHING);
                    return new ClusterRow(
                            cluster.id(),
                            cluster.code(),
                            cluster.name(),
                            cluster.regionCode(),
                            size.groups(),
                            size.people());
                })
                .toList();
        var bySize = switch (query.sort()) {
            case "groups" -> Comparator.comparingInt(ClusterRow::groups);
            case "people" -> Comparator.comparingInt(ClusterRow::people);
            default -> null;
        };
        return bySize == null
                ? rows
                : rows.stream()
                        .sorted(query.descending() ? bySize.reversed() : bySize)
                        .toList();
    }

    private JdbcClient.StatementSpec asked(String what, ListQuery query, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("clusters");
        }
        var params = new HashMap<String, Object>();
        var where = new StringBuilder(" from directory.cluster c where true");
        if (!query.search().isEmpty()) {
            where.append(" and (position(:words in lower(c.name_th)) > 0")
                    .append(" or position(:words in lower(coalesce(c.name_en, ''))) > 0 or lower(c.code) = :words)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("region").isEmpty()) {
            where.append(" and c.region_code = :region");
            params.put("region", query.filter("region"));
        }
        where.append(" order by ").append(order(query, viewer.language()).sql());
        return jdbc.sql(what + where).params(params);
    }

    private static ListOrder order(ListQuery query, Language language) {
        var name =
                (language == Language.TH ? "c.name_th" : "(coalesce(c.name_en, c.name_th))") + " collate \"th-x-icu\"";
        return switch (query.sort()) {
            case "code" -> ListOrder.by("c.code").downwards(query.descending());
            case "region" -> ListOrder.by("c.region_code", name, "c.code").downwards(query.descending());
            case "name" -> ListOrder.by(name, "c.code").downwards(query.descending());
            default -> ListOrder.by(name, "c.code");
        };
    }
}
