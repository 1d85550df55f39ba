package org.saan.hub.production;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads work with its reports, tranches and open questions. */
@Component
class WorkReads {
    private final JdbcClient jdbc;
    private final Clock clock;

    WorkReads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The work, for whoever may read it. */
    WorkView get(UUID id, Viewer viewer) {
        var work = list(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("work"));
        Access.must(Access.reads(viewer, work.groupId()));
        return work;
    }

    /** The work without a forecast of its end: for who counts its pieces. */
    WorkView counted(UUID id, Viewer viewer) {
        var work = jdbc.sql("""
                        select w.*, null as forecast from production.work w where w.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("work"));
        Access.must(Access.reads(viewer, work.groupId()));
        return work;
    }

    /** In the order of the ids. */
    List<WorkView> list(Collection<UUID> ids) {
        var read = new HashMap<UUID, WorkView>();
        jdbc.sql("""
                        select w.*, p.work_id as forecast, p.pace, p.finish, p.late_pieces, p.risk
                        from production.work w
                        left join production.pace(:today) p on p.work_id = w.id and p.work_id = any(:ids)
                        where w.id = any(:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock.withZone(Printing.ZONE)))
                .query(row -> {
                    var view = view(row);
                    read.put(view.id(), view);
                });
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    private static WorkView view(ResultSet row) throws SQLException {
        var first = row.getString("first_week");
        var feeling = row.getString("feeling");
        var name = new LocalizedText(row.getString("group_name_th"), row.getString("group_name_en"));
        return new WorkView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("group_id", UUID.class),
                name,
                row.getString("leader_name"),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("line_id", UUID.class),
                row.getString("family_code"),
                row.getLong("price_minor"),
                At.when(row, "issued_at"),
                first == null ? null : Weeks.parse(first),
                Weeks.parse(row.getString("due_week")),
                WorkState.valueOf(row.getString("state")),
                counts(row),
                row.getInt("made"),
                row.getObject("told", Integer.class),
                At.instant(row, "told_at"),
                feeling == null ? null : Feeling.valueOf(feeling),
                row.getInt("discrepancies"),
                row.getObject("forecast") == null ? null : forecast(row));
    }

    private static WorkView.Counts counts(ResultSet row) throws SQLException {
        return new WorkView.Counts(
                row.getInt("allocated"),
                row.getInt("cancelled"),
                row.getInt("released"),
                row.getInt("needed"),
                row.getInt("accepted"),
                row.getInt("rejected"),
                row.getInt("outstanding"),
                row.getInt("made_over"),
                row.getInt("received"),
                row.getInt("good"),
                row.getInt("pending"),
                row.getInt("rework_out"),
                row.getInt("turned_down"),
                row.getInt("packed"),
                row.getBoolean("packing_closed"),
                row.getInt("extra_accepted"),
                row.getInt("undelivered"),
                row.getInt("over"));
    }

    private static WorkView.Forecast forecast(ResultSet row) throws SQLException {
        var risk = row.getString("risk");
        return new WorkView.Forecast(
                row.getBigDecimal("pace"),
                row.getObject("finish", LocalDate.class),
                row.getInt("late_pieces"),
                risk == null ? null : Risk.valueOf(risk));
    }

    /** Reports, newest first; those that were dropped are left out. */
    List<WorkView.Report> reports(UUID work) {
        var photos = photos("report_id", work);
        return jdbc.sql("""
                        select * from production.progress_report where work_id = :work and state <> 'DROPPED'
                        order by happened_at desc, recorded_at desc, id desc limit 60
                        """)
                .param("work", work)
                .query((row, n) -> new WorkView.Report(
                        row.getObject("id", UUID.class),
                        row.getInt("made"),
                        Feeling.valueOf(row.getString("feeling")),
                        row.getString("note"),
                        At.when(row, "happened_at"),
                        At.when(row, "recorded_at"),
                        row.getString("state").equals("CONFLICT"),
                        photos.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private Map<UUID, List<UUID>> photos(String of, UUID work) {
        var photos = new HashMap<UUID, List<UUID>>();
        jdbc.sql("select " + of + ", id from production.photo where work_id = :work and " + of
                        + " is not null order by sent_at, id limit 500")
                .param("work", work)
                .query(row -> {
                    photos.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return photos;
    }

    /** Tranches in the order in which they came. */
    List<TrancheView> tranches(UUID work) {
        var faults = new HashMap<UUID, List<TrancheView.FaultCount>>();
        jdbc.sql("""
                        select i.tranche_id, f.outcome, f.reason, sum(f.pieces)
                        from production.inspection_fault f join production.inspection i on i.id = f.inspection_id
                        join production.tranche t on t.id = i.tranche_id
                        where t.work_id = :work group by 1, 2, 3 order by 4 desc, 3
                        """).param("work", work).query(row -> {
            faults.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                    .add(new TrancheView.FaultCount(
                            Fault.valueOf(row.getString(3)), row.getString(2).equals("REJECTED"), row.getInt(4)));
        });
        var checks = checks(work);
        var photos = new HashMap<UUID, List<UUID>>();
        jdbc.sql("""
                        select i.tranche_id, p.id from production.photo p
                        join production.inspection i on i.id = p.inspection_id
                        where p.work_id = :work order by p.sent_at, p.id limit 500
                        """).param("work", work).query(row -> {
            photos.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                    .add(row.getObject(2, UUID.class));
        });
        return jdbc.sql("""
                        select t.*, p.number as parent from production.tranche t
                        left join production.tranche p on p.id = t.parent_id
                        where t.work_id = :work order by t.number limit 500
                        """)
                .param("work", work)
                .query((row, n) -> tranche(row, faults, checks, photos))
                .list();
    }

    private static TrancheView tranche(
            ResultSet row,
            Map<UUID, List<TrancheView.FaultCount>> faults,
            Map<UUID, List<TrancheView.Check>> checks,
            Map<UUID, List<UUID>> photos)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        @Nullable String colour = row.getString("colour");
        return new TrancheView(
                id,
                row.getObject("work_id", UUID.class),
                row.getInt("number"),
                row.getObject("parent", Integer.class),
                row.getInt("said"),
                row.getInt("counted"),
                row.getInt("accepted"),
                row.getInt("rework"),
                row.getInt("rejected"),
                row.getInt("pending"),
                row.getInt("returned"),
                row.getString("dye_lot"),
                colour == null ? null : Colour.valueOf(colour),
                At.when(row, "received_at"),
                faults.getOrDefault(id, List.of()),
                checks.getOrDefault(id, List.of()),
                photos.getOrDefault(id, List.of()));
    }

    private Map<UUID, List<TrancheView.Check>> checks(UUID work) {
        var checks = new HashMap<UUID, List<TrancheView.Check>>();
        jdbc.sql("""
                        select c.* from production.sample_check c join production.tranche t on t.id = c.tranche_id
                        where t.work_id = :work order by c.checked_at, c.id limit 500
                        """).param("work", work).query(row -> {
            checks.computeIfAbsent(row.getObject("tranche_id", UUID.class), key -> new ArrayList<>())
                    .add(new TrancheView.Check(
                            row.getString("level"),
                            row.getBigDecimal("aql").stripTrailingZeros().toPlainString(),
                            row.getString("letter"),
                            row.getInt("sample_size"),
                            row.getInt("ac"),
                            row.getInt("re"),
                            row.getInt("found"),
                            At.when(row, "checked_at")));
        });
        return checks;
    }

    List<WorkView.Discrepancy> discrepancies(UUID work) {
        return jdbc.sql("""
                        select d.*, t.number, e.name as explainer, c.name as closer
                        from production.discrepancy d
                        left join production.tranche t on t.id = d.tranche_id
                        left join identity.account e on e.id = d.explained_by
                        left join identity.account c on c.id = d.closed_by
                        where d.work_id = :work order by d.opened_at, d.id limit 200
                        """)
                .param("work", work)
                .query((row, n) -> new WorkView.Discrepancy(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("number", Integer.class),
                        row.getInt("expected"),
                        row.getInt("counted"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getString("note"),
                        row.getString("explainer"),
                        row.getString("closer"),
                        At.when(row, "opened_at")))
                .list();
    }
}
