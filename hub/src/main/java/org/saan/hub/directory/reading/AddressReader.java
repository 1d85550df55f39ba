package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.GroupRecord.Address;
import org.saan.thaitext.AddressParts;
import org.saan.thaitext.ThaiDigits;

/** The address of a row, from one line or from columns of its parts, with the official codes of its places. */
final class AddressReader {
    /** หมู่ 5, ม.5 and "5 บ้านดอน" are village 5. */
    private static final Pattern MOO = Pattern.compile("^(?:หมู่ที่|หมู่|ม\\.)?\\s*(\\d{1,3})(?:\\s.*)?$");

    private final Places places;
    private final PlaceNames title;

    /** @param titlePlace places for rows that tell none; may be empty */
    AddressReader(Places places, String titlePlace) {
        this.places = places;
        this.title = PlaceNames.of(titlePlace);
    }

    /** The address of a row in a file that has no column for places. */
    Address ofTitle(Cells cells) {
        var found = title.isEmpty() ? null : PlaceReading.find(places, "", title.district(), title.province(), "");
        if (found instanceof PlaceReading.Place place) {
            cells.found(Code.PLACE_COMPLETED, Field.PROVINCE);
            return new Address(null, null, null, place.districtCode(), place.provinceCode(), null);
        }
        return Address.NONE;
    }

    Address read(Cells cells) {
        var line = named(AddressParts.read(cells.text(Field.ADDRESS)));
        var houseNo = first(
                digits(cells.text(Field.HOUSE_NO)).replaceFirst("^(?:บ้านเลขที่|เลขที่)\\s*", ""), line.houseNo());
        var moo = first(MOO.matcher(digits(cells.text(Field.MOO))).replaceFirst("$1"), line.moo());
        var postal = first(digits(cells.text(Field.POSTAL_CODE)), line.postalCode());
        var subdistrict = first(cells.text(Field.SUBDISTRICT), line.subdistrict());
        var district = first(cells.text(Field.DISTRICT), line.district());
        var province = first(cells.text(Field.PROVINCE), line.province());
        if (subdistrict.isEmpty() && district.isEmpty() && province.isEmpty()) {
            var ofTitle = ofTitle(cells);
            if (ofTitle.provinceCode() == null) {
                cells.found(Code.MISSING_PLACE, column(cells, Field.PROVINCE));
            }
            return new Address(
                    absent(houseNo), absent(moo), null, ofTitle.districtCode(), ofTitle.provinceCode(), absent(postal));
        }
        boolean ofTitle = province.isEmpty() && !title.province().isEmpty();
        if (ofTitle) {
            province = title.province();
        }
        // The district of a title counts where it fits: offices write their address there.
        boolean fits = district.isEmpty()
                && !title.district().isEmpty()
                && (subdistrict.isEmpty()
                        ? places.isDistrictOf(title.district(), province)
                        : places.isIn(subdistrict, title.district()));
        if (fits) {
            district = title.district();
            ofTitle = true;
        }
        var found = PlaceReading.find(places, subdistrict, district, province, postal);
        return switch (found) {
            case PlaceReading.NoPlace(Code code, Field at, String detail) -> {
                cells.found(code, column(cells, at), detail);
                yield Address.NONE;
            }
            case PlaceReading.Place place -> {
                say(cells, place, postal, ofTitle);
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

    /** Names without words before them: "ดอนแก้ว แม่ริม เชียงใหม่" is read from its end, as far as the names are known. */
    private AddressParts named(AddressParts parts) {
        if (parts.subdistrict() != null || parts.district() != null || parts.province() != null) {
            return parts;
        }
        var words = new ArrayList<>(List.of(parts.rest().split("[\\s,/]+")));
        if (words.isEmpty() || places.provinces(words.getLast()).size() != 1) {
            return parts;
        }
        var province = words.removeLast();
        String district = null;
        String subdistrict = null;
        if (!words.isEmpty() && (places.knowsDistrict(words.getLast()))) {
            district = AddressParts.chiefDistrict(words.removeLast(), province);
        }
        if (district != null
                && !words.isEmpty()
                && !places.subdistricts(words.getLast()).isEmpty()) {
            subdistrict = words.removeLast();
        }
        return new AddressParts(
                parts.houseNo(),
                parts.moo(),
                subdistrict,
                district,
                province,
                parts.postalCode(),
                String.join(" ", words));
    }

    private static void say(Cells cells, PlaceReading.Place place, String postal, boolean ofTitle) {
        if (place.completed() || ofTitle) {
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
