package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a government can change: wages and taxes as dated rows with their source. A row past its end is found, but said to be
 * so; no tax is computed by it. Nothing of a row changes: what follows it is entered as the next, and a mistyped one is withdrawn
 * ({@link RateWithdrawals}).
 */
@Service
public class Rates {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Office office;

    Rates(JdbcClient jdbc, Audit audit, Office office) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.office = office;
    }

    /** Which tax. */
    public enum Tax {
        VAT,
        VAT_EXPORT,
        HIRE_OF_WORK,
        TRANSPORT,
        ADVERTISING,
        RENT,
        GOODS;

        public String key() {
            return "settlement.tax." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a wage is: the legal minimum, or what a life costs. */
    public enum WageStep {
        LEGAL,
        LIVING;

        public String key() {
            return "settlement.wage." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param until included; absent while no end is known */
    public record TaxRate(
            Tax tax,
            LocalDate from,
            @Nullable LocalDate until,
            BigDecimal percent,
            Money smallest,
            String source,
            LocalDate checkedOn) {
        public boolean isPast(LocalDate day) {
            return until != null && day.isAfter(until);
        }
    }

    /**
     * @param district empty for the whole province
     * @param baht of a day of eight hours
     */
    public record Wage(
            String province,
            String district,
            WageStep step,
            LocalDate from,
            @Nullable LocalDate until,
            BigDecimal baht,
            String source,
            LocalDate checkedOn) {
        public boolean isPast(LocalDate day) {
            return until != null && day.isAfter(until);
        }
    }

    /** The row that has begun last; perhaps past its end. */
    @Transactional(readOnly = true)
    public Optional<TaxRate> find(Tax tax, LocalDate day) {
        return jdbc.sql("""
                        select * from settlement.tax_rate where kind = :kind and starts_on <= :day and withdrawn_at is null
                        order by starts_on desc limit 1
                        """)
                .param("kind", tax.name())
                .param("day", day)
                .query((row, n) -> tax(row))
                .optional();
    }

    /**
     * The rate to compute with.
     *
     * @throws Refusal when the last known row is past its end: somebody looks at the source first
     */
    @Transactional(readOnly = true)
    public TaxRate get(Tax tax, LocalDate day) {
        var found = find(tax, day).orElseThrow(() -> new Refusal("settlement.rate_unknown"));
        if (found.isPast(day)) {
            throw new Refusal(
                    "settlement.rate_past",
                    found.percent().stripTrailingZeros().toPlainString(),
                    Office.said(Objects.requireNonNull(found.until())));
        }
        return found;
    }

    /** The wage of a day where the group is: of its district if that has its own, else of its province. */
    @Transactional(readOnly = true)
    public Optional<Wage> findWage(UUID group, WageStep step, LocalDate day) {
        return jdbc.sql("""
                        select w.* from settlement.wage w
                        join directory.producer_group g
                          on g.province_code = w.province_code and w.district_code in ('', coalesce(g.district_code, ''))
                        where g.id = :group and w.step = :step and w.starts_on <= :day and w.withdrawn_at is null
                        order by w.district_code desc, w.starts_on desc limit 1
                        """)
                .param("group", group)
                .param("step", step.name())
                .param("day", day)
                .query((row, n) -> wage(row))
                .optional();
    }

    /**
     * A row in the list.
     *
     * @param enteredBy absent for rows that came with the hub
     * @param withdrawnWhy absent while it stands
     */
    public record TaxRow(
            UUID id,
            TaxRate rate,
            @Nullable String enteredBy,
            @Nullable String withdrawnWhy) {}

    @Transactional(readOnly = true)
    public List<TaxRow> listTaxes(Viewer viewer) {
        Office.must(viewer);
        return jdbc.sql("""
                        select t.*, a.name as entered_by_name from settlement.tax_rate t
                        left join identity.account a on a.id = t.entered_by
                        order by t.kind, t.starts_on desc, t.withdrawn_at nulls first limit 200
                        """)
                .query((row, n) -> new TaxRow(
                        row.getObject("id", UUID.class),
                        tax(row),
                        row.getString("entered_by_name"),
                        row.getString("withdrawn_why")))
                .list();
    }

    /**
     * The district of a province by its name as people write it.
     *
     * @throws Refusal when there is none of that name
     */
    @Transactional(readOnly = true)
    public String getDistrict(String province, String name) {
        var bare = name.strip().replaceFirst("^(อำเภอ|เขต|อ\\.)\\s*", "").toLowerCase(Locale.ROOT);
        return jdbc.sql("""
                        select code from directory.district
                        where province_code = :province and (name_th = :name or lower(name_en) = :name) order by code limit 1
                        """)
                .param("province", province)
                .param("name", bare)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of("district", "settlement.district_unknown"));
    }

    /** @throws Refusal when it does not follow the row in force, another begins on that day, or something is missing */
    @Transactional
    public void add(TaxRate rate, Viewer viewer) {
        Office.must(viewer);
        check(rate.source(), rate.from(), rate.until());
        find(rate.tax(), office.today()).ifPresent(present -> follows(present.from(), rate.from()));
        if (rate.percent().signum() < 0 || rate.percent().compareTo(BigDecimal.valueOf(100)) > 0) {
            throw Refusal.of("percent", "settlement.percent");
        }
        try {
            jdbc.sql("""
                            insert into settlement.tax_rate
                                (kind, starts_on, ends_on, percent, from_minor, source, checked_on, entered_by)
                            values (:kind, :from, :until, :percent, :smallest, :source, :checked, :by)
                            """)
                    .param("kind", rate.tax().name())
                    .param("from", rate.from())
                    .param("until", rate.until(), java.sql.Types.DATE)
                    .param("percent", rate.percent())
                    .param("smallest", rate.smallest().minor())
                    .param("source", rate.source())
                    .param("checked", rate.checkedOn())
                    .param("by", viewer.accountId())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.of("from", "settlement.rate_taken");
        }
        audit.record(
                viewer,
                "settlement.rate_entered",
                "tax_rate",
                rate.tax().name(),
                null,
                Map.of(
                        "percent",
                        rate.percent().toPlainString(),
                        "from",
                        rate.from().toString()));
    }

    /** @throws Refusal when it does not follow the row in force, another begins on that day, or something is missing */
    @Transactional
    public void add(Wage wage, Viewer viewer) {
        Office.must(viewer);
        check(wage.source(), wage.from(), wage.until());
        jdbc.sql("""
                        select max(starts_on) from settlement.wage
                        where province_code = :province and district_code = :district and step = :step and starts_on <= :today
                          and withdrawn_at is null
                        """)
                .param("province", wage.province())
                .param("district", wage.district())
                .param("step", wage.step().name())
                .param("today", office.today())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .ifPresent(present -> follows(present, wage.from()));
        if (wage.baht().signum() <= 0 || wage.baht().scale() > 2) {
            throw Refusal.of("baht", "settlement.amount_wrong");
        }
        boolean known = jdbc.sql("select exists (select 1 from directory.province where code = :code)")
                .param("code", wage.province())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new NotFound("province");
        }
        try {
            jdbc.sql("""
                            insert into settlement.wage
                                (province_code, district_code, step, starts_on, ends_on, baht, source, checked_on, entered_by)
                            values (:province, :district, :step, :from, :until, :baht, :source, :checked, :by)
                            """)
                    .param("province", wage.province())
                    .param("district", wage.district())
                    .param("step", wage.step().name())
                    .param("from", wage.from())
                    .param("until", wage.until(), java.sql.Types.DATE)
                    .param("baht", wage.baht())
                    .param("source", wage.source())
                    .param("checked", wage.checkedOn())
                    .param("by", viewer.accountId())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.of("from", "settlement.rate_taken");
        }
        audit.record(
                viewer,
                "settlement.rate_entered",
                "wage",
                wage.province(),
                null,
                Map.of("baht", wage.baht().toPlainString(), "from", wage.from().toString()));
    }

    /** Today, where the office is. */
    public LocalDate today() {
        return office.today();
    }

    /** What is in force is history: a new row begins after it began. */
    private static void follows(LocalDate present, LocalDate next) {
        if (next.isEqual(present)) {
            throw Refusal.of("from", "settlement.rate_taken");
        }
        if (next.isBefore(present)) {
            throw Refusal.of("from", "settlement.rate_follows", Office.said(present));
        }
    }

    static void check(String source, LocalDate from, @Nullable LocalDate until) {
        if (source.strip().length() < 3 || source.length() > 200) {
            throw Refusal.of("source", "settlement.source_missing");
        }
        if (until != null && until.isBefore(from)) {
            throw Refusal.of("until", "settlement.ends_before");
        }
    }

    private static TaxRate tax(ResultSet row) throws SQLException {
        return new TaxRate(
                Tax.valueOf(row.getString("kind")),
                day(row, "starts_on"),
                row.getObject("ends_on", LocalDate.class),
                row.getBigDecimal("percent"),
                Money.ofMinor(row.getLong("from_minor"), Money.THB),
                row.getString("source"),
                day(row, "checked_on"));
    }

    static Wage wage(ResultSet row) throws SQLException {
        return new Wage(
                row.getString("province_code"),
                row.getString("district_code"),
                WageStep.valueOf(row.getString("step")),
                day(row, "starts_on"),
                row.getObject("ends_on", LocalDate.class),
                row.getBigDecimal("baht"),
                row.getString("source"),
                day(row, "checked_on"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
