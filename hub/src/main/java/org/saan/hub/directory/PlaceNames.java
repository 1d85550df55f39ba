package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ThaiText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Provinces, districts and subdistricts by the names that people write, for searching. Read once: they do not change. */
@Component
class PlaceNames {
    private static final Pattern KIND = Pattern.compile(
            "^(?:จังหวัด|จ\\.|กิ่งอำเภอ|อำเภอ|อ\\.|ตำบล|ต\\.|แขวง|เขต|changwat|amphoe|tambon)\\s*",
            Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, List<String>> codes;

    PlaceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Codes of all places of that name: two digits of a province, four of a district, six of a subdistrict. None where no
     * place is called so.
     */
    List<String> codes(String name) {
        var key = key(name);
        return key.isEmpty() ? List.of() : loaded().getOrDefault(key, List.of());
    }

    private static String key(String name) {
        return ThaiText.matchingKey(KIND.matcher(ThaiText.normal(name)).replaceFirst(""));
    }

    private Map<String, List<String>> loaded() {
        var known = codes;
        if (known == null) {
            var read = new HashMap<String, List<String>>();
            jdbc.sql("""
                            select code, name_th, name_en from directory.province
                            union all select code, name_th, name_en from directory.district
                            union all select code, name_th, name_en from directory.subdistrict
                            """).query(row -> {
                add(read, row.getString(2), row.getString(1));
                add(read, row.getString(3), row.getString(1));
            });
            known = Map.copyOf(read);
            if (!known.isEmpty()) {
                codes = known;
            }
        }
        return known;
    }

    private static void add(Map<String, List<String>> all, String name, String code) {
        all.computeIfAbsent(key(name), k -> new ArrayList<>()).add(code);
    }
}
