package org.saan.hub.trade.origin;

import java.util.Collection;

/** How far the code of a good must be from those of its materials that do not originate (Harmonized System). */
public enum TariffChange {
    /** Another chapter: the first two digits. */
    CC(2),
    /** Another heading: the first four digits; the general rule of ATIGA beside the regional value. */
    CTH(4),
    /** Another subheading: six digits. */
    CTSH(6);

    private final int digits;

    TariffChange(int digits) {
        this.digits = digits;
    }

    /**
     * Whether every material comes from elsewhere in the system.
     *
     * @param good its code, of six digits or more, with or without points
     * @param materials codes of what does not originate; with none it always holds
     * @throws IllegalArgumentException when a code has fewer than six digits
     */
    public boolean holds(String good, Collection<String> materials) {
        var own = cut(good);
        return materials.stream().noneMatch(material -> cut(material).equals(own));
    }

    private String cut(String code) {
        var plain = code.replaceAll("[. ]", "");
        if (!plain.matches("[0-9]{6,10}")) {
            throw new IllegalArgumentException(code + " is no code of six digits or more");
        }
        return plain.substring(0, digits);
    }
}
