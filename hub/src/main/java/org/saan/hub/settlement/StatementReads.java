package org.saan.hub.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what groups earned and were paid. A group sees itself. */
@Component
class StatementReads {
    private final JdbcClient jdbc;

    StatementReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean reads(Viewer viewer, UUID group) {
        return viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    Statement get(UUID group, Viewer viewer) {
        Office.must(reads(viewer, group));
        var name = jdbc.sql("select name_th, name_en from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> new LocalizedText(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
        return new Statement(group, name, works(group), payouts(group));
    }

    private List<Statement.Work> works(UUID group) {
        return jdbc.sql("""
                        select w.id, w.number, f.name_th, f.name_en, w.accepted + w.extra_accepted as pieces, w.price_minor,
                               coalesce(a.paid_minor, 0) as paid_minor
                        from production.work w
                        join directory.product_family f on f.code = w.family_code
                        left join settlement.work_account a on a.work_id = w.id
                        where w.group_id = :group and (w.accepted + w.extra_accepted > 0 or a.paid_minor > 0)
                        order by w.number desc limit 500
                        """)
                .param("group", group)
                .query((row, n) -> new Statement.Work(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("pieces"),
                        Money.ofMinor(row.getLong("price_minor"), Money.THB),
                        Money.ofMinor(row.getLong("paid_minor"), Money.THB)))
                .list();
    }

    private List<Statement.Payout> payouts(UUID group) {
        return jdbc.sql("""
                        select p.*, o.number as order_number, c.id as certificate_id, c.number as certificate_number
                        from settlement.payout p
                        left join ordering.buyer_order o on o.id = p.order_id
                        left join settlement.withholding_certificate c on c.payout_id = p.id
                        where p.group_id = :group order by p.paid_on desc, p.number desc limit 500
                        """)
                .param("group", group)
                .query((row, n) -> new Statement.Payout(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Objects.requireNonNull(row.getObject("paid_on", LocalDate.class)),
                        Money.ofMinor(row.getLong("amount_minor"), Money.THB),
                        Money.ofMinor(row.getLong("used_minor"), Money.THB),
                        row.getBigDecimal("withheld_percent"),
                        Money.ofMinor(row.getLong("withheld_minor"), Money.THB),
                        row.getString("bank_reference"),
                        row.getString("order_number"),
                        certificate(row),
                        uses(row.getObject("id", UUID.class))))
                .list();
    }

    private static Statement.@Nullable Certificate certificate(ResultSet row) throws SQLException {
        var number = row.getString("certificate_number");
        return number == null ? null : new Statement.Certificate(row.getObject("certificate_id", UUID.class), number);
    }

    private List<Statement.Use> uses(UUID payout) {
        return jdbc.sql("""
                        select u.id, w.number, u.amount_minor, u.undone_at from settlement.payout_use u
                        join production.work_order w on w.id = u.work_id
                        where u.payout_id = :payout order by u.made_at, u.id limit 200
                        """)
                .param("payout", payout)
                .query((row, n) -> new Statement.Use(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Money.ofMinor(row.getLong("amount_minor"), Money.THB),
                        At.instant(row, "undone_at")))
                .list();
    }

    /** Digest and kind. */
    Optional<Map.Entry<String, String>> findProof(UUID payout, Viewer viewer) {
        return jdbc.sql("""
                        select proof_digest, proof_kind from settlement.payout
                        where id = :id and (:runs or :leader and group_id = :group)
                        """)
                .param("id", payout)
                .param("runs", viewer.runsTheProgramme())
                .param("leader", viewer.is(Role.GROUP_LEADER))
                .param("group", viewer.organisationId())
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .optional();
    }

    List<Payouts.Owed> owed() {
        return jdbc.sql("""
                        with earned as (
                            select w.group_id, sum((w.accepted + w.extra_accepted)::bigint * w.price_minor) as earned,
                                   sum(coalesce(a.paid_minor, 0)) as paid
                            from production.work w left join settlement.work_account a on a.work_id = w.id
                            where w.accepted + w.extra_accepted > 0 group by w.group_id),
                        ahead as (
                            select group_id, sum(amount_minor - used_minor) as ahead from settlement.payout group by group_id)
                        select g.id, g.code, g.name_th, g.name_en, coalesce(e.earned, 0) as earned,
                               coalesce(e.paid, 0) as paid, coalesce(h.ahead, 0) as ahead
                        from directory.producer_group g
                        left join earned e on e.group_id = g.id left join ahead h on h.group_id = g.id
                        where e.group_id is not null or h.group_id is not null
                        order by coalesce(e.earned, 0) - coalesce(e.paid, 0) desc, g.code limit 1000
                        """)
                .query((row, n) -> new Payouts.Owed(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        Money.ofMinor(row.getLong("earned"), Money.THB),
                        Money.ofMinor(row.getLong("paid"), Money.THB),
                        Money.ofMinor(row.getLong("ahead"), Money.THB)))
                .list();
    }
}
