package org.saan.hub.materials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lots and what became of them. */
@Component
class LotReads {
    /** The newest test of a kind was not passed. */
    static final String FAILED = """
            exists (select from (select distinct on (t.kind) t.passed from materials.lot_test t where t.lot_id = l.id
                                 order by t.kind, t.tested_on desc, t.made_at desc) newest where not passed)""";

    static final String COLUMNS = """
            select l.*, m.name_th, m.name_en, m.unit, s.name_th as supplier_th, s.name_en as supplier_en,
            """ + FAILED + " as failed\n";
    static final String FROM = """
            from materials.lot l join materials.material m on m.id = l.material_id
            left join materials.supplier s on s.id = l.supplier_id
            where true""";
    private static final String ISSUES = """
            select i.*, l.number as lot_number, l.dye_bath, m.name_th, m.name_en, m.unit, g.name_th as group_th,
                   g.name_en as group_en, w.number as work_number
            from materials.issue i join materials.lot l on l.id = i.lot_id
            join materials.material m on m.id = l.material_id
            join directory.producer_group g on g.id = i.group_id
            left join production.work_order w on w.id = i.work_id
            """;

    private final JdbcClient jdbc;

    LotReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LotView get(UUID id) {
        return jdbc.sql(COLUMNS + FROM + " and l.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("lot"));
    }

    static LotView view(ResultSet row) throws SQLException {
        return new LotView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("material_id", UUID.class),
                MaterialReads.name(row, "name"),
                row.getString("unit"),
                MaterialReads.maybe(row, "supplier"),
                row.getString("dye_bath"),
                row.getString("origin"),
                row.getBigDecimal("received"),
                row.getBigDecimal("on_hand"),
                row.getBigDecimal("issued"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("spoilt"),
                row.getObject("received_on", LocalDate.class),
                row.getBoolean("failed"));
    }

    List<LotView.Issue> issuesOf(UUID lot) {
        return issues("where i.lot_id = :id order by i.issued_at, i.id limit 500", lot);
    }

    /** Those of a group: with something left to tell first. */
    List<LotView.Issue> ofGroup(UUID group) {
        return issues("where i.group_id = :id order by (i.held = 0), i.issued_at desc, i.id limit 200", group);
    }

    List<LotView.Issue> ofWork(UUID work) {
        return issues("where i.work_id = :id order by i.issued_at, i.id limit 200", work);
    }

    LotView.Issue issue(UUID id) {
        return issues("where i.id = :id", id).stream().findFirst().orElseThrow(() -> new NotFound("issue"));
    }

    private List<LotView.Issue> issues(String which, UUID id) {
        return jdbc.sql(ISSUES + which)
                .params(Map.of("id", id))
                .query((row, n) -> new LotView.Issue(
                        row.getObject("id", UUID.class),
                        row.getObject("lot_id", UUID.class),
                        row.getString("lot_number"),
                        MaterialReads.name(row, "name"),
                        row.getString("unit"),
                        row.getString("dye_bath"),
                        row.getObject("group_id", UUID.class),
                        MaterialReads.name(row, "group"),
                        row.getObject("work_id", UUID.class),
                        row.getString("work_number"),
                        row.getBigDecimal("issued"),
                        row.getBigDecimal("consumed"),
                        row.getBigDecimal("returned"),
                        row.getBigDecimal("lost"),
                        row.getBigDecimal("held"),
                        row.getObject("issued_on", LocalDate.class)))
                .list();
    }

    List<LotView.Test> tests(UUID lot) {
        return jdbc.sql(
                        "select * from materials.lot_test where lot_id = :id order by tested_on desc, made_at desc limit 100")
                .param("id", lot)
                .query((row, n) -> new LotView.Test(
                        TestKind.valueOf(row.getString("kind")),
                        row.getString("result"),
                        row.getBoolean("passed"),
                        row.getObject("tested_on", LocalDate.class)))
                .list();
    }

    List<LotView.Movement> movements(UUID lot) {
        return jdbc.sql("""
                        select v.*, coalesce(g.name_th, g.name_en) as of_group from materials.movement v
                        left join materials.issue i on i.id = v.issue_id
                        left join directory.producer_group g on g.id = i.group_id
                        where v.lot_id = :id order by v.recorded_at desc, v.id desc limit 200
                        """)
                .param("id", lot)
                .query((row, n) -> new LotView.Movement(
                        Became.valueOf(row.getString("kind")),
                        row.getBigDecimal("quantity"),
                        row.getString("words"),
                        row.getString("of_group"),
                        At.when(row, "recorded_at")))
                .list();
    }
}
