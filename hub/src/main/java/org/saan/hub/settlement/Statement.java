package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/** What a group earned by accepted pieces, what it was paid, and what is still to come. */
public record Statement(UUID groupId, LocalizedText group, List<Work> works, List<Payout> payouts) {
    public Statement {
        works = List.copyOf(works);
        payouts = List.copyOf(payouts);
    }

    /** @param rate of one piece */
    public record Work(UUID id, String number, LocalizedText craft, int accepted, Money rate, Money paid) {
        public Money earned() {
            return rate.times(accepted);
        }

        public Money toCome() {
            return earned().minus(paid);
        }
    }

    /**
     * A transfer.
     *
     * @param order whose deposit it passed on
     * @param certificate absent while none is issued
     * @param used for accepted pieces
     */
    public record Payout(
            UUID id,
            String number,
            LocalDate paidOn,
            Money amount,
            Money used,
            BigDecimal withheldPercent,
            Money withheld,
            String bankReference,
            @Nullable String order,
            @Nullable Certificate certificate,
            List<Use> uses) {
        public Payout {
            uses = List.copyOf(uses);
        }

        /** What arrived. */
        public Money transferred() {
            return amount.minus(withheld);
        }

        /** Paid before the work. */
        public Money free() {
            return amount.minus(used);
        }
    }

    /** Of the tax that was kept back. */
    public record Certificate(UUID id, String number) {}

    public record Use(
            UUID id, String work, Money amount, @Nullable Instant undoneAt) {}

    public Money earned() {
        return works.stream().map(Work::earned).reduce(Money.zero(Money.THB), Money::plus);
    }

    public Money paid() {
        return works.stream().map(Work::paid).reduce(Money.zero(Money.THB), Money::plus);
    }

    /** Paid ahead, for work that is not accepted yet. */
    public Money advance() {
        return payouts.stream().map(Payout::free).reduce(Money.zero(Money.THB), Money::plus);
    }

    public Money toCome() {
        return earned().minus(paid());
    }
}
