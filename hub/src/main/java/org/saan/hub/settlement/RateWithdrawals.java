package org.saan.hub.settlement;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Taking back a row of a tax or a wage that was mistyped: it keeps standing with the reason, computes nothing more, and the right
 * one may begin on the same day. What was agreed, invoiced or costed by it keeps its figures.
 */
@Service
public class RateWithdrawals {
    private static final int LEAST = 3;
    private static final int MOST = 500;

    private static final String FIND = """
            select 'tax_rate' as kind, id, kind as name, '' as district, starts_on, percent as figure, withdrawn_at is not null as gone
            from settlement.tax_rate where id = :id
            union all
            select 'wage', w.id, w.province_code, w.district_code, w.starts_on, w.baht, w.withdrawn_at is not null
            from settlement.wage w where w.id = :id
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Office office;

    RateWithdrawals(JdbcClient jdbc, Audit audit, Office office) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.office = office;
    }

    /**
     * A row that may be withdrawn.
     *
     * @param tax absent for a wage
     * @param figure per cent, or baht of a day
     */
    public record Row(
            UUID id,
            Rates.@Nullable Tax tax,
            String province,
            java.math.BigDecimal figure,
            LocalDate from,
            boolean withdrawn) {}

    @Transactional(readOnly = true)
    public Row get(UUID id, Viewer viewer) {
        Office.must(viewer);
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, n) -> {
                    boolean wage = row.getString("kind").equals("wage");
                    return new Row(
                            id,
                            wage ? null : Rates.Tax.valueOf(row.getString("name")),
                            wage ? row.getString("name") : "",
                            row.getBigDecimal("figure"),
                            Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                            row.getBoolean("gone"));
                })
                .optional()
                .orElseThrow(() -> new NotFound("rate"));
    }

    /** @throws Refusal without a reason, or when it is withdrawn already */
    @Transactional
    public void withdraw(UUID id, String why, Viewer viewer) {
        var row = get(id, viewer);
        var reason = why.strip();
        if (reason.length() < LEAST || reason.length() > MOST) {
            throw Refusal.of("why", "rates.withdraw.why_missing");
        }
        var table = row.tax() == null ? "wage" : "tax_rate";
        int done = jdbc.sql(
                        "update settlement." + table
                                + " set withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why where id = :id and withdrawn_at is null")
                .param("at", At.now(office.clock()))
                .param("by", viewer.accountId())
                .param("why", reason)
                .param("id", id)
                .update();
        if (done == 0) {
            throw Refusal.of("why", "rates.withdraw.already");
        }
        audit.record(
                viewer,
                "settlement.rate_withdrawn",
                table,
                row.tax() == null ? row.province() : row.tax().name(),
                Map.of(
                        "figure",
                        row.figure().toPlainString(),
                        "from",
                        row.from().toString()),
                Map.of("reason", reason));
    }
}
