package org.saan.hub.settlement;

import java.util.Map;
import org.saan.hub.identity.NamesByQuery;
import org.saan.hub.identity.SubjectNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers of money are called by their numbers, cost sheets by their product. */
@Configuration(proxyBeanMethods = false)
class SettlementNames {
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

    @Bean
    static SubjectNames settlementSubjects(JdbcClient jdbc) {
        return new NamesByQuery(jdbc, QUERIES);
    }
}
