package org.saan.hub.trade.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;

/**
 * Duty on small parcels into the European Union, from 1 July 2026 until the new customs law of 2028: three euros for each tariff
 * subheading in a parcel of at most 150 euros, however many pieces are in it.
 */
public final class SmallParcels {
    /** The first day it is asked. */
    public static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    /** The most a small parcel is worth, in euros, inclusive. */
    public static final BigDecimal MOST_EUR = new BigDecimal("150");

    private static final BigDecimal EACH_EUR = new BigDecimal("3.00");

    private SmallParcels() {}

    /** Euros for a parcel of things under these subheadings of six digits. */
    public static BigDecimal dutyEur(Collection<String> subheadings) {
        return EACH_EUR.multiply(BigDecimal.valueOf(new HashSet<>(subheadings).size()));
    }
}
