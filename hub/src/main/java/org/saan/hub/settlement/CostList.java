package org.saan.hub.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of cost sheets, each by its last version: all of them for those who run the programme, its own for a group. */
@Service
public class CostList {
    public static final ListShape SHAPE = new ListShape(
            "/settlement/costs",
            List.of("-written", "name", "group", "-labour", "-price"),
            List.of("family", "state"),
            25);
    /** What the list can be narrowed to: pay below the minimum wage of the day of writing, or not. */
    public static final List<String> STATES = List.of("below", "fair");

    private static final String COLUMNS = """
            select s.id, g.name_th, g.name_en, f.name_th as family_th, f.name_en as family_en, s.name, v.*
            """;
    private static final String FROM = """
            from settlement.cost_sheet s
            join settlement.cost_version v on v.sheet_id = s.id and v.version = s.last_version
            join directory.producer_group g on g.id = s.group_id
            join directory.product_family f on f.code = s.family_code
            where (:runs or s.group_id = :group)
            """;
    private static final String GROUP_PRICE =
            "v.materials_minor + v.wastage_minor + v.labour_minor + v.overhead_minor + v.margin_minor";

    private final JdbcClient jdbc;

    CostList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A cost sheet in the list.
     *
     * @param sellingPrice absent for a group, which reads to its own price
     */
    public record Row(
            UUID id,
            LocalizedText group,
            LocalizedText family,
            String name,
            int version,
            Money labour,
            Money groupPrice,
            @Nullable Money sellingPrice,
            boolean below,
            Instant writtenAt) {}

    @Transactional(readOnly = true)
    public Found<Row> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every sheet of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Row> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<Row> rows(ListQuery query, Viewer viewer) {
        Office.must(viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER));
        var params = new HashMap<String, Object>();
        params.put("runs", viewer.runsTheProgramme());
        params.put("group", viewer.organisationId());
        var parts = new ArrayList<String>();
        switch (query.filter("state")) {
            case "below" -> parts.add("v.labour_minor < v.floor_minor");
            case "fair" -> parts.add("v.labour_minor >= v.floor_minor");
            default -> {}
        }
        if (!query.filter("family").isEmpty()) {
            parts.add("s.family_code = :family");
            params.put("family", query.filter("family"));
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', s.name, g.name_th, g.name_en, g.code, f.name_th, f.name_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        boolean whole = viewer.runsTheProgramme();
        return new ListRows<>(
                jdbc,
                COLUMNS,
                FROM + (parts.isEmpty() ? "" : " and " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> row(row, whole));
    }

    private static Row row(ResultSet row, boolean whole) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("family_th"), row.getString("family_en")),
                row.getString("name"),
                row.getInt("version"),
                Money.ofMinor(row.getLong("labour_minor"), Money.THB),
                Money.ofMinor(
                        row.getLong("materials_minor")
                                + row.getLong("wastage_minor")
                                + row.getLong("labour_minor")
                                + row.getLong("overhead_minor")
                                + row.getLong("margin_minor"),
                        Money.THB),
                whole ? Money.ofMinor(row.getLong("buyer_minor") - row.getLong("freight_minor"), Money.THB) : null,
                row.getLong("labour_minor") < row.getLong("floor_minor"),
                At.when(row, "written_at"));
    }

    private static ListOrder order(ListQuery query) {
        var name = "s.name collate \"th-x-icu\"";
        var order = switch (query.sort()) {
            case "name" -> ListOrder.by(name, "s.id");
            case "group" -> ListOrder.by("g.name_th collate \"th-x-icu\"", name, "s.id");
            case "labour" -> ListOrder.by("v.labour_minor", name, "s.id");
            case "price" -> ListOrder.by(GROUP_PRICE, name, "s.id");
            default -> ListOrder.by("v.written_at", "s.id");
        };
        return order.downwards(query.descending());
    }
}
