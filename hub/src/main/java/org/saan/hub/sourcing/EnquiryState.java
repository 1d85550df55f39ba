package org.saan.hub.sourcing;

/** How far an enquiry has come. */
public enum EnquiryState {
    NEW,
    CLARIFYING,
    /** The buyer has been told how many could be ready by when. */
    PROMISED,
    QUOTED,
    WON,
    LOST;

    /** Key of its word. */
    public String key() {
        return "sourcing.enquiry.state_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether anything can still come of it. */
    public boolean open() {
        return this != WON && this != LOST;
    }
}
