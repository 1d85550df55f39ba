package org.saan.hub.directory;

import org.saan.hub.shared.LocalizedText;

/**
 * A craft as it is ordered: technique, material and kind of product.
 *
 * @param unitCode UN/ECE Rec 20: H87 piece, PR pair
 * @param standardMinutes per piece, for a practised maker
 * @param standardPriceMinor per piece, in satang
 * @param pattern name of its picture
 */
public record FamilyView(
        String code,
        LocalizedText name,
        String technique,
        String material,
        String unitCode,
        int standardMinutes,
        long standardPriceMinor,
        String pattern) {

    public String picture() {
        return "/static/patterns/" + pattern + ".png";
    }
}
