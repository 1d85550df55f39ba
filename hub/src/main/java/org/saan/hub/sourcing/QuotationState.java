package org.saan.hub.sourcing;

/** How far a quotation has come. */
public enum QuotationState {
    DRAFT,
    SENT,
    ACCEPTED,
    EXPIRED,
    WITHDRAWN,
    LOST;

    /** Key of its word. */
    public String key() {
        return "sourcing.quotation.state_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether another version can still be written. */
    public boolean open() {
        return this == DRAFT || this == SENT || this == EXPIRED;
    }
}
