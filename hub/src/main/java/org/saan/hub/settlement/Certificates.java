package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * หนังสือรับรองการหักภาษี ณ ที่จ่าย: certificates of tax that was kept back of payments to groups (section 50 bis of the Revenue
 * Code). One for a payment, issued by a named person; it never changes.
 */
@Service
public class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);

    private final JdbcClient jdbc;
    private final TaxParties parties;
    private final DocumentNumbers numbers;
    private final Office office;
    private final Audit audit;

    Certificates(JdbcClient jdbc, TaxParties parties, DocumentNumbers numbers, Office office, Audit audit) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.numbers = numbers;
        this.office = office;
        this.audit = audit;
    }

    /** One of the two sides, as it was known on the day of issue. */
    public record Party(String name, String taxId, String address) {
        /** As papers write it. */
        public String printedTaxId() {
            return TaxParties.TaxParty.printed(taxId);
        }
    }

    /**
     * A certificate.
     *
     * @param kind of the one who was paid; it says by which form the payer files
     * @param amount before anything was kept back
     * @param percent as it was given
     */
    public record Certificate(
            UUID id,
            String number,
            String payout,
            Party payer,
            Party payee,
            TaxParties.Kind kind,
            LocalDate paidOn,
            Money amount,
            BigDecimal percent,
            Money withheld,
            String issuer,
            Instant issuedAt) {}

    /**
     * Issues the certificate of a payment, once.
     *
     * @throws Refusal when nothing was kept back, or one of the two has no tax number here
     */
    @Transactional
    public UUID issue(UUID payout, Viewer viewer) {
        Office.must(viewer);
        var group = jdbc.sql("select group_id, withheld_minor from settlement.payout where id = :id for update")
                .param("id", payout)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .optional()
                .orElseThrow(() -> new NotFound("payout"));
        if (group.getValue() == 0) {
            throw new Refusal("settlement.certificate.nothing");
        }
        var known = jdbc.sql("select id from settlement.withholding_certificate where payout_id = :id")
                .param("id", payout)
                .query(UUID.class)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        var payer = parties.findHub().orElseThrow(() -> new Refusal("settlement.certificate.no_payer"));
        var payee =
                parties.find(group.getKey(), viewer).orElseThrow(() -> new Refusal("settlement.certificate.no_payee"));
        var id = Ids.next();
        var number = numbers.next("WHT");
        jdbc.sql("""
                        insert into settlement.withholding_certificate
                            (id, number, payout_id, payer_name, payer_tax_id, payer_address, payee_kind, payee_name,
                             payee_tax_id, payee_address, issued_by, issuer_name, issued_at)
                        values (:id, :number, :payout, :payer, :payerTax, :payerAddress, :kind, :payee, :payeeTax,
                                :payeeAddress, :by, :issuer, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("payout", payout)
                .param("payer", payer.name())
                .param("payerTax", payer.taxId())
                .param("payerAddress", payer.address())
                .param("kind", payee.kind().name())
                .param("payee", payee.name())
                .param("payeeTax", payee.taxId())
                .param("payeeAddress", payee.address())
                .param("by", viewer.accountId())
                .param("issuer", viewer.name())
                .param("at", At.now(office.clock()))
                .update();
        audit.record(
                viewer,
                "settlement.certificate_issued",
                "withholding_certificate",
                id.toString(),
                null,
                Map.of("number", number));
        log.info("withholding certificate {} of payout {} issued", id, payout);
        return id;
    }

    /** For those who run the programme and the group that was paid. */
    @Transactional(readOnly = true)
    public Certificate get(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select c.*, p.number as payout_number, p.paid_on, p.amount_minor, p.withheld_percent, p.withheld_minor
                        from settlement.withholding_certificate c join settlement.payout p on p.id = c.payout_id
                        where c.id = :id and (:runs or :leader and p.group_id = :group)
                        """)
                .param("id", id)
                .param("runs", viewer.runsTheProgramme())
                .param("leader", viewer.is(Role.GROUP_LEADER))
                .param("group", viewer.organisationId())
                .query((row, n) -> new Certificate(
                        id,
                        row.getString("number"),
                        row.getString("payout_number"),
                        new Party(
                                row.getString("payer_name"),
                                row.getString("payer_tax_id"),
                                row.getString("payer_address")),
                        new Party(
                                row.getString("payee_name"),
                                row.getString("payee_tax_id"),
                                row.getString("payee_address")),
                        TaxParties.Kind.valueOf(row.getString("payee_kind")),
                        Objects.requireNonNull(row.getObject("paid_on", LocalDate.class)),
                        Money.ofMinor(row.getLong("amount_minor"), Money.THB),
                        row.getBigDecimal("withheld_percent"),
                        Money.ofMinor(row.getLong("withheld_minor"), Money.THB),
                        row.getString("issuer_name"),
                        At.when(row, "issued_at")))
                .optional()
                .orElseThrow(() -> new NotFound("certificate"));
    }
}
