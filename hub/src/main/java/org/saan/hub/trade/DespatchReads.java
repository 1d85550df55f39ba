package org.saan.hub.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads despatches. Their buyer sees those that left; the withdrawn ones are of the office alone. */
@Component
class DespatchReads {
    static final String COLUMNS = """
            select d.*, o.number as order_number, o.buyer_name,
                   (select json_agg(json_build_object('lineId', p.line_id, 'familyCode', l.family_code, 'pieces', p.pieces)
                                    order by l.position)
                    from trade.despatch_line p join ordering.order_line l on l.id = p.line_id
                    where p.despatch_id = d.id) as parts
            """;
    static final String FROM = """
            from trade.despatch d join ordering.buyer_order o on o.id = d.order_id
            where (:office or o.buyer_id = :organisation and d.withdrawn_at is null)""";

    private static final TypeReference<List<DespatchView.Part>> PARTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DespatchReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Parameters of {@link #FROM}; to those who may see no despatch at all there is none. */
    static Map<String, Object> who(Viewer viewer) {
        if (!office(viewer) && !viewer.is(Role.BUYER)) {
            throw new NotFound("despatch");
        }
        return Map.of("office", office(viewer), "organisation", viewer.organisationId());
    }

    /** Who sends goods off. */
    static boolean office(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.RECEIVER, Role.EXPORT_ADVISER);
    }

    DespatchView get(UUID id, Viewer viewer) {
        return jdbc.sql(COLUMNS + " " + FROM + " and d.id = :id")
                .params(who(viewer))
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("despatch"));
    }

    List<DespatchView> ofOrder(UUID order, Viewer viewer) {
        return jdbc.sql(COLUMNS + " " + FROM + " and d.order_id = :order order by d.despatched_on, d.number limit 1000")
                .params(who(viewer))
                .param("order", order)
                .query((row, n) -> view(row))
                .list();
    }

    List<ToDespatch> lines(UUID order) {
        return jdbc.sql("""
                        select l.id, l.family_code, l.quantity,
                               coalesce((select sum(w.packed) from production.work w where w.line_id = l.id), 0)::int as packed,
                               coalesce(d.pieces, 0) as sent, coalesce(d.delivered, 0) as arrived
                        from ordering.order_line l left join trade.despatched d on d.line_id = l.id
                        where l.order_id = :order and (l.removed_at is null or d.pieces > 0) order by l.position limit 1000
                        """)
                .param("order", order)
                .query((row, n) -> new ToDespatch(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }

    DespatchView view(ResultSet row) throws SQLException {
        return new DespatchView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getString("buyer_name"),
                row.getString("carrier"),
                row.getString("tracking"),
                row.getInt("cartons"),
                row.getObject("gross_grams", Long.class),
                Objects.requireNonNull(row.getObject("despatched_on", LocalDate.class)),
                row.getObject("expected_on", LocalDate.class),
                row.getObject("delivered_on", LocalDate.class),
                row.getString("delivered_words"),
                row.getString("withdrawn_words"),
                row.getInt("version"),
                json.readValue(row.getString("parts"), PARTS));
    }
}
