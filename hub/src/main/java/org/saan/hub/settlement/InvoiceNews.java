package org.saan.hub.settlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.ordering.OrderNews;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The invoices and credit notes of an order stand among the papers of its buyer. */
@Component
class InvoiceNews implements OrderNews {
    private final JdbcClient jdbc;

    InvoiceNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(UUID order) {
        var papers = jdbc.sql("""
                        select 'invoices' as kind, id, number, issued_at from settlement.invoice where order_id = :order
                        union all
                        select 'credit-notes', c.id, c.number, c.issued_at from settlement.credit_note c
                        join settlement.invoice i on i.id = c.invoice_id where i.order_id = :order
                        order by issued_at, number limit 400
                        """)
                .param("order", order)
                .query((row, n) -> new Paper(
                        row.getString("kind").equals("invoices")
                                ? new LocalizedText(
                                        "ใบแจ้งหนี้ " + row.getString("number"), "Invoice " + row.getString("number"))
                                : new LocalizedText(
                                        "ใบลดหนี้ " + row.getString("number"),
                                        "Credit note " + row.getString("number")),
                        At.when(row, "issued_at").atZone(Printing.ZONE).toLocalDate(),
                        "/settlement/" + row.getString("kind") + "/" + row.getString("id")))
                .list();
        return papers.isEmpty() ? NOTHING : new Known(Map.of(), Map.of(), papers, List.of());
    }
}
