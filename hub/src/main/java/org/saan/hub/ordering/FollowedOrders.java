package org.saan.hub.ordering;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.QuotationView;
import org.saan.hub.sourcing.Quotations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The order that an enquiry became, for whoever holds the secret link of the enquiry: that order, and nothing else. */
@Service
public class FollowedOrders {
    private final JdbcClient jdbc;
    private final Enquiries enquiries;
    private final Quotations quotations;
    private final OrdersFromQuotations orders;

    FollowedOrders(JdbcClient jdbc, Enquiries enquiries, Quotations quotations, OrdersFromQuotations orders) {
        this.jdbc = jdbc;
        this.enquiries = enquiries;
        this.quotations = quotations;
        this.orders = orders;
    }

    /** @param viewer somebody who may see what the buyer of the order may; only for that order */
    public record Followed(UUID order, Viewer viewer) {}

    /** @throws NotFound when the link leads nowhere, or the enquiry became no order yet */
    @Transactional(readOnly = true)
    public Followed get(BuyerKey key) {
        return find(key).orElseThrow(() -> new NotFound("order"));
    }

    @Transactional(readOnly = true)
    public Optional<Followed> find(BuyerKey key) {
        var enquiry = enquiries.follow(key);
        for (QuotationView quotation : quotations.follow(key)) {
            var made = orders.find(quotation.id());
            if (made.isPresent()) {
                var order = made.get().id();
                return Optional.of(new Followed(
                        order,
                        new Viewer(
                                Identity.SYSTEM.accountId(),
                                enquiry.name(),
                                Role.BUYER,
                                buyer(order),
                                enquiry.language())));
            }
        }
        return Optional.empty();
    }

    private UUID buyer(UUID order) {
        return jdbc.sql("select buyer_id from ordering.buyer_order where id = :id")
                .param("id", order)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    /** Whether somebody came by a link and not by an account. */
    static boolean isByLink(Viewer viewer) {
        return viewer.accountId().equals(Identity.SYSTEM.accountId());
    }
}
