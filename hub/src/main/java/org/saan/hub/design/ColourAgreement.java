package org.saan.hub.design;

/** What buyer and makers agree about the colour of all pieces. */
public enum ColourAgreement {
    /** As the approved sample; a difference that the eye sees is a fault. */
    EXACT,
    /** Between the lightest and the darkest swatch that were agreed. */
    WITHIN_RANGE,
    /** Natural dye: each bath is a little other, and the buyer wants it so. */
    NATURAL;

    /** Key of its words. */
    public String key() {
        return "design.colour." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
