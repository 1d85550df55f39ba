package org.saan.hub.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom the Revenue Department knows the hub and groups as. What is entered stays; another row follows it. */
@Service
public class TaxParties {
    private final JdbcClient jdbc;
    private final Payees payees;
    private final Office office;
    private final Audit audit;

    TaxParties(JdbcClient jdbc, Payees payees, Office office, Audit audit) {
        this.jdbc = jdbc;
        this.payees = payees;
        this.office = office;
        this.audit = audit;
    }

    /** A person files by ภ.ง.ด. 3, a company, cooperative or registered partnership by ภ.ง.ด. 53. */
    public enum Kind {
        PERSON,
        COMPANY;

        public String key() {
            return "settlement.tax_party." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * As the Revenue Department has it.
     *
     * @param taxId thirteen digits
     */
    public record TaxParty(Kind kind, String name, String taxId, String address, String source) {
        /** {@code 0-1234-56789-01-2}, as papers write it. */
        public String printed() {
            return printed(taxId);
        }

        static String printed(String taxId) {
            return taxId.charAt(0) + "-" + taxId.substring(1, 5) + "-" + taxId.substring(5, 10) + "-"
                    + taxId.substring(10, 12) + "-" + taxId.charAt(12);
        }
    }

    /** @param enteredBy absent when nobody of that key is known any more */
    public record Row(TaxParty party, @Nullable String enteredBy, Instant enteredAt) {}

    /** @throws Refusal at the field that is wrong */
    @Transactional
    public void add(UUID organisation, TaxParty party, Viewer viewer) {
        Office.must(payees.mayWrite(organisation, viewer));
        payees.getName(organisation, viewer);
        if (party.name().isBlank() || party.name().length() > 160) {
            throw Refusal.of("tax-name", "settlement.name_missing");
        }
        if (!PromptPay.isThaiId(party.taxId())) {
            throw Refusal.of("tax-id", "settlement.tax_id_wrong");
        }
        if (party.address().strip().length() < 5 || party.address().length() > 300) {
            throw Refusal.of("tax-address", "settlement.address_missing");
        }
        if (party.source().strip().length() < 3 || party.source().length() > 200) {
            throw Refusal.of("tax-source", "settlement.source_missing");
        }
        jdbc.sql("""
                        insert into settlement.tax_party
                            (id, organisation_id, kind, name, tax_id, address, source, entered_by, entered_at)
                        values (:id, :organisation, :kind, :name, :tax, :address, :source, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("organisation", organisation)
                .param("kind", party.kind().name())
                .param("name", party.name().strip())
                .param("tax", party.taxId())
                .param("address", party.address().strip())
                .param("source", party.source().strip())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        audit.record(viewer, "settlement.tax_party_entered", "payee", organisation.toString(), null, Map.of());
    }

    /** The last that was entered. */
    @Transactional(readOnly = true)
    public Optional<TaxParty> find(UUID organisation, Viewer viewer) {
        Office.must(viewer);
        return read(organisation, 1).stream().findFirst().map(Row::party);
    }

    /** The hub's own, as its papers say it to everybody. */
    @Transactional(readOnly = true)
    public Optional<TaxParty> findHub() {
        return read(Identity.PROGRAMME, 1).stream().findFirst().map(Row::party);
    }

    /** All that were ever entered, the newest first. */
    @Transactional(readOnly = true)
    public List<Row> list(UUID organisation, Viewer viewer) {
        Office.must(viewer);
        return read(organisation, 100);
    }

    private List<Row> read(UUID organisation, int most) {
        return jdbc.sql("""
                        select t.*, a.name as entered_by_name from settlement.tax_party t
                        left join identity.account a on a.id = t.entered_by
                        where t.organisation_id = :id order by t.entered_at desc, t.id desc limit :most
                        """)
                .param("id", organisation)
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new TaxParty(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("tax_id"),
                        row.getString("address"),
                        row.getString("source")),
                row.getString("entered_by_name"),
                At.when(row, "entered_at"));
    }
}
