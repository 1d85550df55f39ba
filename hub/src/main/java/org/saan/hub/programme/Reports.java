package org.saan.hub.programme;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the report of a month from its frozen figures. A month that was not closed has no report. */
@Service
public class Reports {
    private final JdbcClient jdbc;
    private final ContinuityRules rules;

    Reports(JdbcClient jdbc, ContinuityRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Months of a programme whose figures are frozen, the last one first. */
    @Transactional(readOnly = true)
    public List<YearMonth> listMonths(String programme) {
        return jdbc.sql("""
                        select s.until_on from programme.snapshot s join programme.programme p on p.id = s.programme_id
                        where p.code = :code order by s.until_on desc limit 400
                        """)
                .param("code", programme)
                .query((row, n) -> YearMonth.from(Objects.requireNonNull(row.getObject(1, LocalDate.class))
                        .minusDays(1)))
                .list();
    }

    /** @throws NotFound when the month was not closed, or there is no such programme */
    @Transactional(readOnly = true)
    public MonthlyReport getReport(String programme, YearMonth month) {
        return findReport(programme, month).orElseThrow(() -> new NotFound("report"));
    }

    /** The report of a month, when its figures are frozen. */
    @Transactional(readOnly = true)
    public Optional<MonthlyReport> findReport(String programme, YearMonth month) {
        return jdbc.sql("""
                        select s.*, p.code, p.name_th, p.name_en, p.starts_on, p.ends_on
                        from programme.snapshot s join programme.programme p on p.id = s.programme_id
                        where p.code = :code and s.until_on > :first and s.until_on <= :next
                        order by s.until_on desc limit 1
                        """)
                .param("code", programme)
                .param("first", month.atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .query((row, n) -> report(row, month))
                .optional();
    }

    private MonthlyReport report(ResultSet row, YearMonth month) throws SQLException {
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var signedAt = At.instant(row, "signed_at");
        return new MonthlyReport(
                id,
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                Objects.requireNonNull(row.getObject("ends_on", LocalDate.class)),
                month,
                At.when(row, "taken_at"),
                signedAt == null ? null : new MonthlyReport.Signed(row.getString("signed_name"), signedAt),
                row.getBigDecimal("earned"),
                row.getBigDecimal("planned"),
                lines(id),
                rows(id),
                rules.on(month.atEndOfMonth()));
    }

    private List<MonthlyReport.Line> lines(UUID snapshot) {
        return jdbc.sql("""
                        select i.code, i.level, i.unit, i.measure, d.*, f.actual, f.target, f.planned, f.weight,
                               (select count(*) from programme.snapshot_row r where r.snapshot_id = f.snapshot_id
                                    and r.indicator_id = f.indicator_id and r.reason is null) as counted,
                               (select count(*) from programme.snapshot_row r where r.snapshot_id = f.snapshot_id
                                    and r.indicator_id = f.indicator_id and r.reason is not null) as left_out
                        from programme.snapshot_figure f
                        join programme.indicator i on i.id = f.indicator_id
                        join programme.definition d on d.indicator_id = i.id and d.version = f.definition_version
                        where f.snapshot_id = :id order by i.position, i.code limit 1000
                        """)
                .param("id", snapshot)
                .query((row, n) -> new MonthlyReport.Line(
                        row.getString("code"),
                        row.getString("level"),
                        row.getString("unit"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("rule_th"), row.getString("rule_en")),
                        new LocalizedText(row.getString("dedup_th"), row.getString("dedup_en")),
                        new LocalizedText(row.getString("evidence_th"), row.getString("evidence_en")),
                        row.getString("thresholds"),
                        row.getString("owner"),
                        Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                        row.getInt("version"),
                        row.getString("measure").equals("MEDIAN"),
                        row.getBigDecimal("actual"),
                        row.getBigDecimal("target"),
                        row.getBigDecimal("planned"),
                        Objects.requireNonNullElse(row.getBigDecimal("weight"), BigDecimal.ZERO),
                        row.getInt("counted"),
                        row.getInt("left_out")))
                .list();
    }

    private List<MonthlyReport.Row> rows(UUID snapshot) {
        return jdbc.sql("""
                        select i.code, r.* from programme.snapshot_row r join programme.indicator i on i.id = r.indicator_id
                        where r.snapshot_id = :id order by i.position, r.counted_from, r.row_id
                        """)
                .param("id", snapshot)
                .query((row, n) -> new MonthlyReport.Row(
                        row.getString("code"),
                        Objects.requireNonNull(row.getObject("row_id", UUID.class)),
                        Objects.requireNonNull(row.getObject("subject_id", UUID.class)),
                        row.getString("reason"),
                        At.instant(row, "counted_from"),
                        row.getString("province_code"),
                        row.getString("region_code"),
                        row.getString("sex"),
                        row.getString("age_band"),
                        row.getString("craft")))
                .list();
    }
}
