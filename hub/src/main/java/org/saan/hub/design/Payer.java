package org.saan.hub.design;

/** Who pays for a round of a sample. */
public enum Payer {
    BUYER,
    HUB,
    GROUP,
    PROGRAMME;

    /** Key of its words. */
    public String key() {
        return "design.payer." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
