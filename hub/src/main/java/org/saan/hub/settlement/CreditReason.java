package org.saan.hub.settlement;

import java.util.Locale;

/** Why something of an invoice is taken back (compare section 82/10 of the Revenue Code). */
public enum CreditReason {
    FEWER_PIECES,
    MISTAKE,
    FAULTY,
    RETURNED,
    PRICE_LOWERED;

    /** Whether the buyer owes so much less for good; else the order costs what it costs, and can be invoiced again. */
    public boolean forGood() {
        return switch (this) {
            case FEWER_PIECES, MISTAKE -> false;
            case FAULTY, RETURNED, PRICE_LOWERED -> true;
        };
    }

    public String key() {
        return "settlement.credit.reason." + name().toLowerCase(Locale.ROOT);
    }
}
