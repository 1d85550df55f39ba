package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.saan.thaitext.ThaiText;

/** Provinces, districts and subdistricts with their official codes and all the names they go by. */
final class Places {
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:จังหวัด|จ\\.|กิ่งอำเภอ|กิ่ง\\s*อ\\.|อำเภอ|อ\\.|ตำบล|ต\\.|แขวง|เขต|changwat|province of|amphoe|tambon)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX =
            Pattern.compile("\\s*(?:province|district|subdistrict)$", Pattern.CASE_INSENSITIVE);

    record Province(String code, String nameTh) {}

    record District(String code, String provinceCode, String nameTh) {}

    record Subdistrict(String code, String districtCode, String provinceCode, String nameTh, String postalCode) {}

    private final Map<String, List<Province>> provinces = new HashMap<>();
    private final Map<String, List<District>> districts = new HashMap<>();
    private final Map<String, List<Subdistrict>> subdistricts = new HashMap<>();
    private final java.util.Set<String> postalCodes = new java.util.HashSet<>();
    private final Map<String, Province> provinceByCode = new HashMap<>();
    private final Map<String, District> districtByCode = new HashMap<>();

    private Places() {
        for (var row : rows("th_provinces.csv")) {
            var province = new Province(cell(row, "province_code"), cell(row, "name_th"));
            provinceByCode.put(province.code(), province);
            names(row).forEach(name -> add(provinces, name, province));
            for (var alias : cell(row, "aliases").split("\\|")) {
                add(provinces, alias, province);
            }
        }
        for (var row : rows("th_districts.csv")) {
            var district = new District(cell(row, "district_code"), cell(row, "province_code"), cell(row, "name_th"));
            districtByCode.put(district.code(), district);
            names(row).forEach(name -> add(districts, name, district));
        }
        for (var row : rows("th_subdistricts.csv")) {
            var subdistrict = new Subdistrict(
                    cell(row, "subdistrict_code"),
                    cell(row, "district_code"),
                    cell(row, "province_code"),
                    cell(row, "name_th"),
                    cell(row, "postal_code"));
            postalCodes.add(subdistrict.postalCode());
            names(row).forEach(name -> add(subdistricts, name, subdistrict));
        }
    }

    private static final class Loaded {
        static final Places PLACES = new Places();
    }

    static Places all() {
        return Loaded.PLACES;
    }

    List<Province> provinces(String name) {
        return found(provinces, name);
    }

    List<District> districts(String name) {
        return found(districts, name);
    }

    /** Whether a district has the name; เมือง is the chief district of any province. */
    boolean knowsDistrict(String name) {
        return bare(name).equals("เมือง") || !districts(name).isEmpty();
    }

    List<Subdistrict> subdistricts(String name) {
        return found(subdistricts, name);
    }

    boolean knowsPostalCode(String code) {
        return postalCodes.contains(code);
    }

    /** Whether a subdistrict of the one name lies in a district of the other. */
    boolean isIn(String subdistrict, String district) {
        boolean chief = bare(district).equals("เมือง");
        var codes = districts(district).stream().map(District::code).toList();
        return subdistricts(subdistrict).stream()
                .anyMatch(s -> chief
                        ? district(s.districtCode()).nameTh().startsWith("เมือง")
                        : codes.contains(s.districtCode()));
    }

    /** Whether a district of the one name lies in the province of the other. */
    boolean isDistrictOf(String district, String province) {
        var codes = provinces(province).stream().map(Province::code).toList();
        return bare(district).equals("เมือง")
                || districts(district).stream().anyMatch(d -> codes.contains(d.provinceCode()));
    }

    Province province(String code) {
        return Objects.requireNonNull(provinceByCode.get(code));
    }

    District district(String code) {
        return Objects.requireNonNull(districtByCode.get(code));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<String> names(Map<String, String> row) {
        return List.of(cell(row, "name_th"), cell(row, "name_en"));
    }

    private static <T> void add(Map<String, List<T>> index, String name, T place) {
        var key = key(name);
        if (!key.isEmpty()) {
            var all = index.computeIfAbsent(key, k -> new ArrayList<>());
            if (!all.contains(place)) {
                all.add(place);
            }
        }
    }

    /** A name may begin with what else is the word for a kind: จ.ป.ร. is a subdistrict. */
    private static <T> List<T> found(Map<String, List<T>> index, String name) {
        var found = index.get(key(name));
        return found != null ? found : index.getOrDefault(key(bare(name)), List.of());
    }

    /** The name without the word for its kind: ต.ดอนแก้ว, ตำบลดอนแก้ว and ดอนแก้ว are one. */
    static String bare(String name) {
        var normal = ThaiText.normal(name);
        var bare = SUFFIX.matcher(PREFIX.matcher(normal).replaceFirst("")).replaceFirst("");
        return bare.isEmpty() ? normal : bare;
    }

    private static String key(String name) {
        return ThaiText.matchingKey(bare(name));
    }

    private static List<Map<String, String>> rows(String file) {
        try (var in = Objects.requireNonNull(Places.class.getResourceAsStream("/geo/" + file))) {
            var rows = DelimitedText.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8), ',');
            var header = rows.getFirst().cells();
            var all = new ArrayList<Map<String, String>>();
            for (var row : rows.subList(1, rows.size())) {
                var values = new HashMap<String, String>();
                for (int i = 0; i < header.size(); i++) {
                    values.put(header.get(i), row.cell(i));
                }
                all.add(values);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
