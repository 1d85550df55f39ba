package org.saan.hub.ordering;

import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One change of an order at a time. Everything that moves pieces takes the order first, then the weeks of groups in order
 * of group and week: so nobody waits in a circle.
 */
@Component
class OrderLock {
    private final JdbcClient jdbc;
    private final LastChanges changes;

    OrderLock(JdbcClient jdbc, LastChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * Holds the order until the transaction ends.
     *
     * @throws NotFound when there is none
     * @throws Refusal {@code ordering.order.is_cancelled}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID order) {
        var cancelled = jdbc.sql("select cancelled_at is not null from ordering.buyer_order where id = :id for update")
                .param("id", order)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("order"));
        if (cancelled) {
            throw new Refusal("ordering.order.is_cancelled")
                    .after(changes.of("order", List.of(order), "ordering.order_cancelled"));
        }
    }
}
