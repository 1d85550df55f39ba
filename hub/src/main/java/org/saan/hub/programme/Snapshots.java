package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Months that are closed: figures with every row, signed by an officer. They never change; what the records say of the same
 * month today is told row by row beside them.
 */
@Service
public class Snapshots {
    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final Indicators indicators;
    private final Figures figures;
    private final Audit audit;
    private final Clock clock;

    Snapshots(
            JdbcClient jdbc, Programmes programmes, Indicators indicators, Figures figures, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.indicators = indicators;
        this.figures = figures;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Closes a month, also a past one: from the rows as they are kept now.
     *
     * @param until the first day after it; a month that has not ended is not closed
     */
    @Transactional
    public UUID take(UUID programme, LocalDate until, Viewer viewer) {
        Programmes.mustLead(viewer);
        var whole = programmes.getProgramme(programme);
        if (!Boards.months(whole).contains(until)) {
            throw Refusal.of("until", "programme.month_unknown");
        }
        if (until.isAfter(programmes.today())) {
            throw Refusal.of("until", "programme.month_open");
        }
        if (taken(programme, until)) {
            throw Refusal.of("until", "programme.month_closed");
        }
        var id = Ids.next();
        var period = new Period(whole.startsOn(), until);
        var time = Boards.time(whole, period.end());
        var items = new ArrayList<Progress.Item>();
        var all = indicators.listIndicators(programme);
        var sums = new HashMap<UUID, BigDecimal>();
        for (var one : all) {
            figures.find(one, period.from(), period.end()).ifPresent(sum -> sums.put(one.id(), sum.actual()));
            var target = one.target();
            var sum = sums.get(one.id());
            if (target != null && sum != null && one.weight().signum() > 0) {
                items.add(new Progress.Item(target.doubleValue(), one.weight().doubleValue(), sum.doubleValue()));
            }
        }
        var progress = Progress.of(items, Curve.S, time);
        jdbc.sql("""
                        insert into programme.snapshot (id, programme_id, until_on, taken_at, taken_by, earned, planned)
                        values (:id, :programme, :until, :at, :by, :earned, :planned)
                        """)
                .param("id", id)
                .param("programme", programme)
                .param("until", until)
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("earned", progress.earned())
                .param("planned", progress.planned())
                .update();
        for (var one : all) {
            freeze(id, one, sums.get(one.id()), time, period);
        }
        audit.record(viewer, "programme.month_closed", "programme", programme.toString(), null, Map.of("until", until));
        return id;
    }

    private void freeze(UUID snapshot, IndicatorView one, @Nullable BigDecimal actual, double time, Period period) {
        var target = one.target();
        jdbc.sql("""
                        insert into programme.snapshot_figure (snapshot_id, indicator_id, definition_version, actual, target,
                            planned, weight)
                        values (:snapshot, :indicator, :version, :actual, :target, :planned, :weight)
                        """)
                .param("snapshot", snapshot)
                .param("indicator", one.id())
                .param("version", one.definition().version())
                .param("actual", actual)
                .param("target", target)
                .param(
                        "planned",
                        target == null
                                ? null
                                : target.multiply(BigDecimal.valueOf(
                                                Curve.of(one.plan()).share(time)))
                                        .setScale(2, RoundingMode.HALF_UP))
                .param("weight", one.weight())
                .update();
        if (actual == null) {
            return;
        }
        figures.ask("""
                        insert into programme.snapshot_row (snapshot_id, indicator_id, row_id, subject_id, reason, counted_from,
                            province_code, region_code, sex, age_band, craft)
                        select :snapshot, indicator_id, row_id, subject_id, reason, counted_from, province_code, region_code, sex,
                               age_band, craft
                        from %s
                        """.formatted(Figures.JUDGED), one, period.from(), period.end())
                .param("snapshot", snapshot)
                .update();
    }

    /** Signs a month, once, by name. */
    @Transactional
    public void sign(UUID programme, LocalDate until, String words, Viewer viewer) {
        Programmes.mustLead(viewer);
        var snapshot = getSnapshot(programme, until);
        if (snapshot.signedAt() != null) {
            throw new Refusal("programme.signed_already");
        }
        jdbc.sql("""
                        update programme.snapshot
                        set signed_by = :by, signed_name = :name, signed_words = :words, signed_at = :at
                        where id = :id and signed_at is null
                        """)
                .param("by", viewer.accountId())
                .param("name", viewer.name())
                .param("words", words.isBlank() ? null : words.strip())
                .param("at", At.now(clock))
                .param("id", snapshot.id())
                .update();
        audit.record(viewer, "programme.month_signed", "programme", programme.toString(), null, Map.of("until", until));
    }

    /** Months that are closed, the last first. */
    @Transactional(readOnly = true)
    public List<SnapshotView> listSnapshots(UUID programme) {
        return read("s.programme_id = :programme order by s.until_on desc limit 240", Map.of("programme", programme));
    }

    /** The days on which months of a programme end, without them. */
    @Transactional(readOnly = true)
    public List<LocalDate> months(UUID programme) {
        return Boards.months(programmes.getProgramme(programme));
    }

    @Transactional(readOnly = true)
    public SnapshotView getSnapshot(UUID programme, LocalDate until) {
        return read(
                        "s.programme_id = :programme and s.until_on = :until",
                        Map.of("programme", programme, "until", until))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("snapshot"));
    }

    private boolean taken(UUID programme, LocalDate until) {
        return jdbc.sql("select exists (select from programme.snapshot where programme_id = :id and until_on = :until)")
                .param("id", programme)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    private List<SnapshotView> read(String where, Map<String, ?> params) {
        return jdbc.sql("""
                        select s.id, s.until_on, s.taken_at, s.earned, s.planned, s.signed_name, s.signed_at, s.signed_words
                        from programme.snapshot s where\s""" + where).params(params).query((row, n) -> view(row)).list();
    }

    private SnapshotView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new SnapshotView(
                id,
                row.getObject("until_on", LocalDate.class),
                At.when(row, "taken_at"),
                row.getBigDecimal("earned"),
                row.getBigDecimal("planned"),
                row.getString("signed_name"),
                At.instant(row, "signed_at"),
                row.getString("signed_words"),
                jdbc.sql("""
                                select indicator_id, definition_version, actual, target, planned, weight
                                from programme.snapshot_figure where snapshot_id = :id order by indicator_id
                                """)
                        .param("id", id)
                        .query((figure, n) -> new SnapshotView.Figure(
                                figure.getObject(1, UUID.class),
                                figure.getInt(2),
                                figure.getBigDecimal(3),
                                figure.getBigDecimal(4),
                                figure.getBigDecimal(5),
                                figure.getBigDecimal(6)))
                        .list());
    }

    /** Counted by region, as it was closed. */
    @Transactional(readOnly = true)
    public Map<String, Long> regions(UUID snapshot, UUID indicator) {
        var all = new HashMap<String, Long>();
        jdbc.sql("""
                        select coalesce(region_code, ''), count(*) from programme.snapshot_row
                        where snapshot_id = :snapshot and indicator_id = :indicator and reason is null group by 1
                        """).param("snapshot", snapshot).param("indicator", indicator).query(row -> {
            all.put(row.getString(1), row.getLong(2));
        });
        return all;
    }

    /** What closed months say of an indicator up to each of these days; it stops at the first that is not closed. */
    List<Long> series(UUID indicator, List<LocalDate> days) {
        var closed = new HashMap<LocalDate, Long>();
        jdbc.sql("""
                        select s.until_on, f.actual from programme.snapshot_figure f
                        join programme.snapshot s on s.id = f.snapshot_id
                        where f.indicator_id = :indicator and f.actual is not null order by s.until_on
                        """).param("indicator", indicator).query(row -> {
            closed.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2).longValue());
        });
        var points = new ArrayList<Long>();
        for (var day : days) {
            var point = closed.get(day);
            if (point == null) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    /** What a closed month says and what the records say of it today, with every row that makes the difference. */
    @Transactional(readOnly = true)
    public List<SnapshotView.Explained> explain(UUID programme, LocalDate until) {
        var snapshot = getSnapshot(programme, until);
        var period = new Period(programmes.getProgramme(programme).startsOn(), until);
        var all = new ArrayList<SnapshotView.Explained>();
        for (var one : indicators.listIndicators(programme)) {
            var then = snapshot.figures().stream()
                    .filter(figure -> figure.indicator().equals(one.id()) && figure.actual() != null)
                    .findFirst();
            if (then.isEmpty() || one.median()) {
                continue;
            }
            var number = figures.find(one, period.from(), period.end())
                    .map(sum -> sum.actual().longValue())
                    .orElse(0L);
            all.add(new SnapshotView.Explained(
                    one,
                    Objects.requireNonNull(then.get().actual()).longValue(),
                    number,
                    differences(snapshot.id(), one, period)));
        }
        return all;
    }

    private List<SnapshotView.Difference> differences(UUID snapshot, IndicatorView one, Period period) {
        return figures.ask("""
                        with was as (
                            select row_id, reason from programme.snapshot_row
                            where snapshot_id = :snapshot and indicator_id = :indicator
                        ), now as (
                            select row_id, reason, label_th, label_en, path from %s
                        )
                        select coalesce(was.row_id, now.row_id),
                               case when now.row_id is null then 'WITHDRAWN'
                                    when was.row_id is null then 'LATE'
                                    when was.reason is not null then 'NOW_COUNTED'
                                    when now.reason in ('same_subject', 'merged') then 'MERGED'
                                    else 'EXCLUDED' end,
                               coalesce(now.reason, was.reason), now.label_th, now.label_en, now.path
                        from was full join now on now.row_id = was.row_id
                        where (was.row_id is not null and was.reason is null)
                              <> (now.row_id is not null and now.reason is null)
                        order by 2, 4, 1 limit 2000
                        """.formatted(Figures.JUDGED), one, period.from(), period.end())
                .param("snapshot", snapshot)
                .query((row, n) -> new SnapshotView.Difference(
                        row.getObject(1, UUID.class),
                        SnapshotView.Cause.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
