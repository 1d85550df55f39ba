package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.saan.hub.shared.LargestRemainder;
import org.saan.hub.shared.Money;

/**
 * What each maker of a work order gets of what the group earned and was paid for it. The parts and what nobody is named for yet are
 * together the group's, to the satang.
 */
public record PaySplit(List<Share> shares, Money restEarned, Money restPaid) {
    private static final BigDecimal SATANG = new BigDecimal("0.01");

    public PaySplit {
        shares = List.copyOf(shares);
    }

    /** By what it is split. */
    public enum Basis {
        PIECES,
        MINUTES;

        public String key() {
            return "settlement.basis." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a maker made, and how long it took together. */
    public record Part(UUID maker, int pieces, int minutes) {}

    public record Share(UUID maker, int pieces, int minutes, Money earned, Money paid) {
        public Money toCome() {
            return earned.minus(paid);
        }
    }

    /**
     * Splits the money of a work order.
     *
     * @param accepted pieces of the group; those that are in no part are the rest's
     * @param parts in a stable order
     */
    static PaySplit of(Money earned, Money paid, int accepted, Basis basis, List<Part> parts) {
        var weights = new ArrayList<BigDecimal>();
        parts.forEach(part -> weights.add(BigDecimal.valueOf(basis == Basis.PIECES ? part.pieces() : part.minutes())));
        int named = parts.stream().mapToInt(Part::pieces).sum();
        // By pieces the rest is what nobody is named for; by minutes it is only what there is when nobody is named at
        // all.
        weights.add(BigDecimal.valueOf(
                basis == Basis.PIECES ? Math.max(0, accepted - named) : parts.isEmpty() ? accepted : 0));
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            weights.set(parts.size(), BigDecimal.ONE);
        }
        var earnings = LargestRemainder.split(earned.amount(), weights, SATANG);
        // Paid by what was earned: nobody is paid a satang more than that.
        var payments = earned.minor() == 0 ? earnings : LargestRemainder.split(paid.amount(), earnings, SATANG);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new Share(
                    parts.get(i).maker(),
                    parts.get(i).pieces(),
                    parts.get(i).minutes(),
                    baht(earnings.get(i)),
                    baht(payments.get(i))));
        }
        return new PaySplit(shares, baht(earnings.get(parts.size())), baht(payments.get(parts.size())));
    }

    private static Money baht(BigDecimal amount) {
        return new Money(amount, Money.THB);
    }
}
