package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.Quotations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the buyer has accepted of an order that came from a quotation: its prices are taken from there, and typed nowhere again. */
@Service
public class QuotedTerms {
    private final JdbcClient jdbc;
    private final Ordering ordering;
    private final Quotations quotations;

    QuotedTerms(JdbcClient jdbc, Ordering ordering, Quotations quotations) {
        this.jdbc = jdbc;
        this.ordering = ordering;
        this.quotations = quotations;
    }

    /**
     * What was quoted.
     *
     * @param total of the quotation, as it was accepted
     * @param prices of one, by line of the order; lines that came later have none
     */
    public record Quoted(
            UUID quotation,
            String number,
            int version,
            @Nullable Instant acceptedAt,
            Money total,
            NewQuotation.@Nullable Rate rate,
            int depositPercent,
            Map<UUID, BigDecimal> prices) {
        public Quoted {
            prices = Map.copyOf(prices);
        }

        /** The deposit and the rest, as the form writes it: {@code 30/70}. */
        public String milestones() {
            return depositPercent > 0 && depositPercent < 100 ? depositPercent + "/" + (100 - depositPercent) : "100";
        }
    }

    /** For those who run the programme; absent when the order came from no quotation. */
    @Transactional(readOnly = true)
    public Optional<Quoted> find(UUID order, Viewer viewer) {
        Office.must(viewer);
        return jdbc.sql("select quotation_id from ordering.order_of_quotation where order_id = :order")
                .param("order", order)
                .query(UUID.class)
                .optional()
                .flatMap(quotation -> of(order, quotation, viewer));
    }

    private Optional<Quoted> of(UUID order, UUID quotation, Viewer viewer) {
        var seen = quotations.getQuotation(quotation, viewer);
        var accepted = seen.acceptedVersion();
        if (accepted == null) {
            return Optional.empty();
        }
        var version = seen.findVersion(accepted).orElseThrow();
        // The order was made of these lines, one by one; what came later has another place.
        var prices = new HashMap<UUID, BigDecimal>();
        for (var line : ordering.getOrder(order, viewer).lines()) {
            int at = line.position();
            if (at < version.lines().size()
                    && line.familyCode().equals(version.lines().get(at).familyCode())) {
                prices.put(line.id(), version.lines().get(at).price());
            }
        }
        return Optional.of(new Quoted(
                quotation,
                seen.number(),
                accepted,
                seen.acceptedAt(),
                version.total(),
                version.rate(),
                version.depositPercent(),
                prices));
    }
}
