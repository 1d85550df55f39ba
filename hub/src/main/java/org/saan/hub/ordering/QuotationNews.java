package org.saan.hub.ordering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An order that came from a quotation has the enquiry and the quotation behind it. */
@Component
class QuotationNews implements OrderNews {
    private final JdbcClient jdbc;

    QuotationNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(UUID order) {
        return jdbc.sql("""
                        select e.created_at, q.accepted_at from ordering.order_of_quotation o
                        join sourcing.quotation q on q.id = o.quotation_id
                        join sourcing.enquiry e on e.id = q.enquiry_id where o.order_id = :order
                        """)
                .param("order", order)
                .query((row, n) -> new Known(
                        Map.<OrderStage, LocalDate>of(
                                OrderStage.ENQUIRY,
                                At.when(row, "created_at").atZone(Printing.ZONE).toLocalDate(),
                                OrderStage.QUOTED,
                                At.when(row, "accepted_at")
                                        .atZone(Printing.ZONE)
                                        .toLocalDate()),
                        Map.of(),
                        List.of(),
                        List.of()))
                .optional()
                .orElse(NOTHING);
    }
}
