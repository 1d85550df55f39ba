package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;

/** Instalments of an order: each is cut to the minor unit, the last takes the rest. */
public final class Milestones {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Milestones() {}

    /** @throws Refusal when the parts are not 100 per cent together */
    public static List<Money> split(Money total, List<BigDecimal> percents) {
        check(percents);
        var parts = new ArrayList<Money>();
        var left = total;
        for (var percent : percents.subList(0, percents.size() - 1)) {
            var part = floor(total, percent);
            parts.add(part);
            left = left.minus(part);
        }
        parts.add(left);
        return parts;
    }

    static void check(List<BigDecimal> percents) {
        if (percents.isEmpty()
                || percents.size() > 12
                || percents.stream().anyMatch(percent -> percent.signum() <= 0)
                || percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(ALL) != 0) {
            throw Refusal.of("milestones", "settlement.milestones");
        }
    }

    static Money floor(Money total, BigDecimal percent) {
        return new Money(
                total.amount()
                        .multiply(percent)
                        .movePointLeft(2)
                        .setScale(total.currency().getDefaultFractionDigits(), RoundingMode.FLOOR),
                total.currency());
    }
}
