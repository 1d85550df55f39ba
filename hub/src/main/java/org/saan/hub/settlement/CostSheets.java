package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cost sheets by product and group, in versions that stay. Those who run the programme write them; a group reads its own. A
 * piece rate below the minimum wage of the province is refused, or carries a reason in writing.
 */
@Service
public class CostSheets {
    private static final int MOST_LINES = 60;
    private static final String COLUMNS = """
            select s.id, s.group_id, g.name_th, g.name_en, f.name_th as family_th, f.name_en as family_en, s.family_code,
                   s.name, s.last_version, v.*
            from settlement.cost_sheet s
            join settlement.cost_version v on v.sheet_id = s.id
            join directory.producer_group g on g.id = s.group_id
            join directory.product_family f on f.code = s.family_code
            """;

    private final JdbcClient jdbc;
    private final Rates rates;
    private final Office office;
    private final Once once;
    private final Audit audit;

    CostSheets(JdbcClient jdbc, Rates rates, Office office, Once once, Audit audit) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.once = once;
        this.office = office;
        this.audit = audit;
    }

    /**
     * Writes a version once for each form.
     *
     * @param token of the form
     * @throws Refusal {@code platform.once.changed} when other content comes under the token
     */
    @Transactional
    public UUID write(UUID token, @Nullable UUID known, NewCost cost, Viewer viewer) {
        Office.must(viewer);
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "settlement.cost",
                Digests.sha256(known + cost.toString()),
                () -> write(known, cost, viewer).toString()));
    }

    /**
     * Writes the first version of a sheet, or the next.
     *
     * @throws Refusal at the first field that is wrong
     */
    @Transactional
    public UUID write(@Nullable UUID known, NewCost cost, Viewer viewer) {
        Office.must(viewer);
        check(cost);
        var wage = rates.findWage(cost.group(), Rates.WageStep.LEGAL, office.today())
                .orElseThrow(() -> new Refusal("settlement.rate_unknown"));
        if (wage.isPast(office.today())) {
            throw new Refusal("settlement.wage_past", wage.baht(), Office.said(Objects.requireNonNull(wage.until())));
        }
        var sheet = cost.sheet();
        var floor = new FairPay(
                        BigDecimal.ONE,
                        sheet.labour().amount(),
                        sheet.minutes(),
                        BigDecimal.ZERO,
                        wage.baht(),
                        BigDecimal.valueOf(480))
                .minimumPieceRate();
        var reason = cost.belowReason() == null ? null : cost.belowReason().strip();
        if (sheet.labour().amount().compareTo(floor) < 0 && (reason == null || reason.length() < 10)) {
            throw Refusal.of("reason", "settlement.below_floor", sheet.labour().plain(), floor.toPlainString());
        }
        var id = known == null ? begin(cost) : next(known, cost);
        int version = jdbc.sql("select last_version from settlement.cost_sheet where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        insert(id, version, cost, wage, floor, reason, viewer);
        insertLines(id, version, sheet);
        audit.record(viewer, "settlement.cost_written", "cost_sheet", id.toString(), null, Map.of("version", version));
        return id;
    }

    private static void check(NewCost cost) {
        if (cost.name().isBlank() || cost.name().length() > 120) {
            throw Refusal.of("name", "settlement.name_missing");
        }
        if (cost.sheet().steps().isEmpty() || cost.sheet().minutes().signum() <= 0) {
            throw Refusal.of("step-minutes-0", "settlement.steps_missing");
        }
        if (cost.sheet().labour().minor() <= 0) {
            throw Refusal.of("step-rate-0", "settlement.amount_wrong");
        }
        if (cost.sheet().steps().size() + cost.sheet().materials().size() > MOST_LINES) {
            throw Refusal.of("name", "settlement.too_many");
        }
        var reason = cost.belowReason();
        if (reason != null && reason.length() > 500) {
            throw Refusal.of("reason", "settlement.too_long", 500);
        }
    }

    private UUID begin(NewCost cost) {
        var id = Ids.next();
        int made = jdbc.sql("""
                        insert into settlement.cost_sheet (id, group_id, family_code, name, last_version, created_at)
                        select :id, g.id, f.code, :name, 1, :at from directory.producer_group g, directory.product_family f
                        where g.id = :group and f.code = :family
                        """)
                .param("id", id)
                .param("group", cost.group())
                .param("family", cost.familyCode())
                .param("name", cost.name().strip())
                .param("at", At.now(office.clock()))
                .update();
        if (made == 0) {
            throw new NotFound("group or craft");
        }
        return id;
    }

    private UUID next(UUID id, NewCost cost) {
        int held = jdbc.sql("""
                        update settlement.cost_sheet set last_version = last_version + 1, name = :name
                        where id = :id and group_id = :group
                        """)
                .param("id", id)
                .param("name", cost.name().strip())
                .param("group", cost.group())
                .update();
        Office.must(held == 1);
        return id;
    }

    private void insert(
            UUID id,
            int version,
            NewCost cost,
            Rates.Wage wage,
            BigDecimal floor,
            @Nullable String reason,
            Viewer viewer) {
        var sheet = cost.sheet();
        jdbc.sql("""
                        insert into settlement.cost_version
                            (sheet_id, version, wastage_percent, overhead_percent, margin_percent, fee_percent, minutes,
                             materials_minor, wastage_minor, labour_minor, overhead_minor, margin_minor, cluster_minor,
                             packing_minor, fee_minor, freight_minor, buyer_minor, wage_baht, wage_starts_on, floor_minor,
                             target_baht, below_reason, written_by, written_at)
                        values (:id, :version, :wastagePercent, :overheadPercent, :marginPercent, :feePercent, :minutes,
                                :materials, :wastage, :labour, :overhead, :margin, :cluster, :packing, :fee, :freight,
                                :buyer, :wage, :wageFrom, :floor, :target, :reason, :by, :at)
                        """)
                .param("id", id)
                .param("version", version)
                .param("wastagePercent", sheet.wastagePercent())
                .param("overheadPercent", sheet.overheadPercent())
                .param("marginPercent", sheet.marginPercent())
                .param("feePercent", sheet.feePercent())
                .param("minutes", sheet.minutes())
                .param("materials", sheet.materialsCost().minor())
                .param("wastage", sheet.wastage().minor())
                .param("labour", sheet.labour().minor())
                .param("overhead", sheet.overhead().minor())
                .param("margin", sheet.margin().minor())
                .param("cluster", sheet.cluster().minor())
                .param("packing", sheet.packing().minor())
                .param("fee", sheet.hubFee().minor())
                .param("freight", sheet.freight().minor())
                .param("buyer", sheet.buyerPrice().minor())
                .param("wage", wage.baht())
                .param("wageFrom", wage.from())
                .param("floor", floor.movePointRight(2).longValueExact())
                .param("target", cost.target(), java.sql.Types.NUMERIC)
                .param("reason", reason == null || reason.isEmpty() ? null : reason, java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
    }

    private void insertLines(UUID id, int version, CostSheet sheet) {
        int position = 0;
        for (var material : sheet.materials()) {
            line(
                    id,
                    version,
                    position++,
                    "MATERIAL",
                    material.name(),
                    material.quantity(),
                    material.price(),
                    material.amount());
        }
        for (var step : sheet.steps()) {
            line(id, version, position++, "STEP", step.name(), step.minutes(), step.rate(), step.amount());
        }
    }

    private void line(
            UUID id,
            int version,
            int position,
            String kind,
            String name,
            BigDecimal quantity,
            BigDecimal price,
            Money amount) {
        jdbc.sql("""
                        insert into settlement.cost_line
                            (sheet_id, version, position, kind, name, quantity, price, amount_minor)
                        values (:id, :version, :position, :kind, :name, :quantity, :price, :amount)
                        """)
                .param("id", id)
                .param("version", version)
                .param("position", position)
                .param("kind", kind)
                .param("name", name)
                .param("quantity", quantity)
                .param("price", price)
                .param("amount", amount.minor())
                .update();
    }

    /**
     * A version of a sheet.
     *
     * @param version absent for the last
     */
    @Transactional(readOnly = true)
    public CostView get(UUID id, @Nullable Integer version, Viewer viewer) {
        Office.must(viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER));
        return jdbc.sql(COLUMNS + """
                        where s.id = :id and v.version = coalesce(:version, s.last_version) and (:runs or s.group_id = :group)
                        """)
                .param("id", id)
                .param("version", version, java.sql.Types.INTEGER)
                .param("runs", viewer.runsTheProgramme())
                .param("group", viewer.organisationId())
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("cost sheet"));
    }

    private CostView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        int version = row.getInt("version");
        var group = row.getObject("group_id", UUID.class);
        var lines = lines(id, version);
        var sheet = new CostSheet(
                lines.stream()
                        .filter(line -> line.kind().equals("MATERIAL"))
                        .map(line -> new CostSheet.Material(line.name(), line.quantity(), line.price()))
                        .toList(),
                lines.stream()
                        .filter(line -> line.kind().equals("STEP"))
                        .map(line -> new CostSheet.Step(line.name(), line.quantity(), line.price()))
                        .toList(),
                row.getBigDecimal("wastage_percent"),
                row.getBigDecimal("overhead_percent"),
                row.getBigDecimal("margin_percent"),
                baht(row, "cluster_minor"),
                baht(row, "packing_minor"),
                row.getBigDecimal("fee_percent"),
                baht(row, "freight_minor"));
        return new CostView(
                id,
                group,
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("family_th"), row.getString("family_en")),
                row.getString("family_code"),
                row.getString("name"),
                version,
                row.getInt("last_version"),
                sheet,
                row.getBigDecimal("wage_baht"),
                Objects.requireNonNull(row.getObject("wage_starts_on", LocalDate.class)),
                baht(row, "floor_minor"),
                row.getBigDecimal("target_baht"),
                rates.findWage(group, Rates.WageStep.LIVING, office.today()).orElse(null),
                row.getString("below_reason"),
                At.when(row, "written_at"));
    }

    private record Line(String kind, String name, BigDecimal quantity, BigDecimal price) {}

    private List<Line> lines(UUID id, int version) {
        return jdbc.sql("""
                        select kind, name, quantity, price from settlement.cost_line
                        where sheet_id = :id and version = :version order by position limit 100
                        """)
                .param("id", id)
                .param("version", version)
                .query((row, n) -> new Line(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price")))
                .list();
    }

    private static Money baht(ResultSet row, String column) throws SQLException {
        return Money.ofMinor(row.getLong(column), Money.THB);
    }
}
