package org.saan.hub.directory.reading;

import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.GroupRecord.Address;
import org.saan.thaitext.AddressParts;
import org.saan.thaitext.ThaiDigits;

/** The address of a row, from one line or from columns of its parts, with the official codes of its places. */
final class AddressReader {
    private final Places places;

    AddressReader(Places places) {
        this.places = places;
    }

    Address read(Cells cells) {
        var line = AddressParts.read(cells.text(Field.ADDRESS));
        var houseNo = first(digits(cells.text(Field.HOUSE_NO)), line.houseNo());
        var moo = first(digits(cells.text(Field.MOO)).replaceFirst("^(?:หมู่ที่|หมู่|ม\\.)\\s*", ""), line.moo());
        var postal = first(digits(cells.text(Field.POSTAL_CODE)), line.postalCode());
        var subdistrict = first(cells.text(Field.SUBDISTRICT), line.subdistrict());
        var district = first(cells.text(Field.DISTRICT), line.district());
        var province = first(cells.text(Field.PROVINCE), line.province());
        if (subdistrict.isEmpty() && district.isEmpty() && province.isEmpty()) {
            cells.found(Code.MISSING_PLACE, column(cells, Field.PROVINCE));
            return Address.NONE;
        }
        var found = PlaceReading.find(places, subdistrict, district, province, postal);
        return switch (found) {
            case PlaceReading.NoPlace(Code code, Field at, String detail) -> {
                cells.found(code, column(cells, at), detail);
                yield Address.NONE;
            }
            case PlaceReading.Place place -> {
                say(cells, place, postal);
                yield new Address(
                        absent(houseNo),
                        absent(moo),
                        place.subdistrictCode(),
                        place.districtCode(),
                        place.provinceCode(),
                        absent(postal));
            }
        };
    }

    private static void say(Cells cells, PlaceReading.Place place, String postal) {
        if (place.completed()) {
            cells.found(Code.PLACE_COMPLETED, column(cells, Field.SUBDISTRICT));
        }
        boolean expected = cells.has(Field.SUBDISTRICT) || cells.has(Field.ADDRESS);
        if (expected && place.subdistrictCode() == null) {
            cells.found(Code.PLACE_INCOMPLETE, column(cells, Field.SUBDISTRICT));
        }
        var usual = place.usualPostalCode();
        if (usual != null && !postal.isEmpty() && !postal.equals(usual)) {
            cells.found(Code.POSTAL_CODE_DIFFERS, column(cells, Field.POSTAL_CODE), usual);
        }
    }

    /** The column in which the user can correct it. */
    private static Field column(Cells cells, Field field) {
        return cells.has(field) || !cells.has(Field.ADDRESS) ? field : Field.ADDRESS;
    }

    private static String digits(String text) {
        return ThaiDigits.toArabic(text);
    }

    private static String first(String own, @Nullable String fromLine) {
        return own.isEmpty() ? (fromLine == null ? "" : fromLine) : own;
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
