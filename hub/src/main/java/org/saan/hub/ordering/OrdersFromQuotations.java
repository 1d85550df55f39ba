package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.OrdersOfQuotations;
import org.saan.hub.sourcing.QuotationAccepted;
import org.saan.hub.sourcing.Quotations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The order that an accepted quotation becomes: made as soon as the buyer has accepted, in a transaction of its own. When that
 * cannot be, the acceptance stands and a coordinator makes it by a button. One quotation becomes one order.
 */
@Component
class OrdersFromQuotations implements OrdersOfQuotations {
    private static final Logger log = LoggerFactory.getLogger(OrdersFromQuotations.class);

    private final JdbcClient jdbc;
    private final Ordering ordering;
    private final Quotations quotations;
    private final TransactionTemplate transaction;

    OrdersFromQuotations(
            JdbcClient jdbc, Ordering ordering, Quotations quotations, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ordering = ordering;
        this.quotations = quotations;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener
    void accepted(QuotationAccepted event) {
        try {
            make(event.quotationId(), Identity.SYSTEM);
        } catch (RuntimeException no) {
            log.warn("quotation {} became no order yet: {}", event.quotationId(), no.getMessage());
        }
    }

    @Override
    public Optional<Made> find(UUID quotation) {
        return jdbc.sql("""
                        select o.id, o.number from ordering.order_of_quotation s
                        join ordering.buyer_order o on o.id = s.order_id where s.quotation_id = :id
                        """)
                .param("id", quotation)
                .query((row, n) -> new Made(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    @Override
    public Made make(UUID quotation, Viewer viewer) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> makeOnce(quotation, viewer)));
    }

    private Made makeOnce(UUID quotation, Viewer viewer) {
        var accepted = quotations.getAccepted(quotation, viewer);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", "ordering.quotation " + quotation)
                .query(row -> {});
        var made = find(quotation);
        if (made.isPresent()) {
            return made.get();
        }
        var lines = accepted.lines().stream()
                .filter(line -> line.familyCode() != null)
                .map(line -> new NewOrder.Line(
                        line.familyCode(),
                        BigDecimal.valueOf(line.quantity()),
                        null,
                        line.due(),
                        1,
                        null,
                        null,
                        1,
                        false))
                .toList();
        if (lines.size() < accepted.lines().size()) {
            throw new Refusal("ordering.quotation.no_craft");
        }
        var order = ordering.createOrder(new NewOrder(accepted.buyerId(), accepted.number(), lines), viewer);
        jdbc.sql("insert into ordering.order_of_quotation (quotation_id, order_id) values (:quotation, :order)")
                .param("quotation", quotation)
                .param("order", order)
                .update();
        return find(quotation).orElseThrow();
    }
}
