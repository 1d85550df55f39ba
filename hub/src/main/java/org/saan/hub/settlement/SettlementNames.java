package org.saan.hub.settlement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invoices, receipts and payments are called by their numbers, cost sheets by their product. */
@Component
class SettlementNames implements SubjectNames {
    private static final Map<String, String> QUERIES = Map.of(
            "invoice",
            "select id::text, number, '/settlement/invoices/' || id from settlement.invoice where id = any(:ids)",
            "credit_note",
            "select id::text, number, '/settlement/credit-notes/' || id from settlement.credit_note where id = any(:ids)",
            "withholding_certificate",
            """
            select c.id::text, c.number, '/settlement/groups/' || p.group_id from settlement.withholding_certificate c
            join settlement.payout p on p.id = c.payout_id where c.id = any(:ids)
            """,
            "receipt",
            "select id::text, number, '/settlement/receipts#r-' || id from settlement.receipt where id = any(:ids)",
            "payout",
            "select id::text, number, '/settlement/groups/' || group_id from settlement.payout where id = any(:ids)",
            "cost_sheet",
            "select id::text, name, '/settlement/costs/' || id from settlement.cost_sheet where id = any(:ids)");

    private final JdbcClient jdbc;

    SettlementNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return QUERIES.containsKey(type);
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql(Objects.requireNonNull(QUERIES.get(type)))
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(row.getString(1), new Subject(new LocalizedText(row.getString(2), null), row.getString(3)));
                });
        return all;
    }
}
