package org.saan.hub.directory.reading;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.Places.District;
import org.saan.hub.directory.reading.Places.Subdistrict;
import org.saan.thaitext.AddressParts;

/**
 * What the names of a subdistrict, a district and a province came to when they were held together.
 *
 * <p>Beside {@link org.saan.thaitext.AddressResolver}, which reads an address that somebody wrote and proposes what it may
 * mean. A row of a register tells its names in columns of their own: a name that cannot be is a finding of that cell, a
 * postal code settles between two places of one name instead of being checked, and nothing is guessed.
 */
sealed interface PlaceReading {
    /** One place; what the names left out is found through the others, and said so. */
    record Place(
            @Nullable String subdistrictCode,
            @Nullable String districtCode,
            String provinceCode,
            @Nullable String usualPostalCode,
            boolean completed)
            implements PlaceReading {}

    /** No place: a name is unknown, or the names do not belong together, or several places have them. */
    record NoPlace(Code code, Field at, String detail) implements PlaceReading {}

    /** Finds the place. Empty names are names that the file does not tell. */
    static PlaceReading find(Places places, String subdistrict, String district, String province, String postalCode) {
        var provinces = places.provinces(province);
        if (!province.isEmpty() && provinces.size() != 1) {
            return new NoPlace(Code.UNKNOWN_PROVINCE, Field.PROVINCE, "");
        }
        var inProvince = provinces.isEmpty() ? null : provinces.getFirst();
        var full = Objects.requireNonNull(
                AddressParts.chiefDistrict(Places.bare(district), inProvince == null ? null : inProvince.nameTh()));
        var named = places.districts(full);
        var districts = named.stream()
                .filter(d -> inProvince == null || d.provinceCode().equals(inProvince.code()))
                .toList();
        if (!district.isEmpty() && districts.isEmpty()) {
            return named.isEmpty()
                    ? new NoPlace(Code.UNKNOWN_DISTRICT, Field.DISTRICT, "")
                    : new NoPlace(Code.DISTRICT_NOT_IN_PROVINCE, Field.DISTRICT, provinceNames(places, named));
        }
        if (subdistrict.isEmpty()) {
            return withoutSubdistrict(places, districts, district, inProvince == null ? null : inProvince.code());
        }
        var all = places.subdistricts(subdistrict);
        if (all.isEmpty()) {
            return new NoPlace(Code.UNKNOWN_SUBDISTRICT, Field.SUBDISTRICT, "");
        }
        var fitting = all.stream()
                .filter(s -> inProvince == null || s.provinceCode().equals(inProvince.code()))
                .filter(s -> district.isEmpty()
                        || districts.stream().anyMatch(d -> d.code().equals(s.districtCode())))
                .toList();
        if (fitting.isEmpty()) {
            var code = district.isEmpty() ? Code.SUBDISTRICT_NOT_IN_PROVINCE : Code.SUBDISTRICT_NOT_IN_DISTRICT;
            return new NoPlace(code, Field.SUBDISTRICT, choices(places, all));
        }
        if (fitting.size() > 1) {
            var byPost = fitting.stream()
                    .filter(s -> s.postalCode().equals(postalCode))
                    .toList();
            if (byPost.size() != 1) {
                return new NoPlace(Code.AMBIGUOUS_PLACE, Field.SUBDISTRICT, choices(places, fitting));
            }
            fitting = byPost;
        }
        var place = fitting.getFirst();
        return new Place(
                place.code(),
                place.districtCode(),
                place.provinceCode(),
                place.postalCode(),
                district.isEmpty() || province.isEmpty());
    }

    private static PlaceReading withoutSubdistrict(
            Places places, List<District> districts, String district, @Nullable String province) {
        if (district.isEmpty()) {
            return province == null
                    ? new NoPlace(Code.MISSING_PLACE, Field.PROVINCE, "")
                    : new Place(null, null, province, null, false);
        }
        if (districts.size() > 1) {
            return new NoPlace(Code.AMBIGUOUS_PLACE, Field.DISTRICT, provinceNames(places, districts));
        }
        var only = districts.getFirst();
        return new Place(null, only.code(), only.provinceCode(), null, province == null);
    }

    private static String choices(Places places, List<Subdistrict> subdistricts) {
        return subdistricts.stream()
                .limit(6)
                .map(s -> places.district(s.districtCode()).nameTh() + " "
                        + places.province(s.provinceCode()).nameTh() + " " + s.postalCode())
                .collect(joining(", "));
    }

    private static String provinceNames(Places places, List<District> districts) {
        return districts.stream()
                .limit(6)
                .map(d -> places.province(d.provinceCode()).nameTh())
                .collect(joining(", "));
    }
}
