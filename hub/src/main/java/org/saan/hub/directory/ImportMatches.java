package org.saan.hub.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportRow.Match;
import org.saan.hub.directory.reading.GroupRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what a row of a spreadsheet may be the same as: a group of the directory or a line above. Only the same number, or
 * the same name in the same subdistrict, is certain; whatever else looks alike is put to a person.
 */
final class ImportMatches {
    private static final Pattern KIND_OF_GROUP = Pattern.compile("^(?:วิสาหกิจชุมชน|กลุ่มวิสาหกิจชุมชน|กลุ่ม)+");

    private record Known(
            UUID id,
            String name,
            @Nullable String externalId,
            @Nullable String subdistrict) {}

    private final JdbcClient jdbc;
    private final Map<String, List<Known>> byProvince = new HashMap<>();
    private final Map<String, GroupRecord> above = new HashMap<>();

    ImportMatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Match> find(GroupRecord record) {
        var province = record.address().provinceCode();
        if (province == null) {
            return Optional.empty();
        }
        var byNumber = byNumber(record.externalId());
        if (byNumber.isPresent()) {
            return byNumber;
        }
        var key = NameKey.of(record.nameTh());
        var core = core(key);
        var subdistrict = record.address().subdistrictCode();
        Match possible = null;
        for (var known : byProvince.computeIfAbsent(province, this::ofProvince)) {
            var knownKey = NameKey.of(known.name());
            boolean samePlace =
                    subdistrict == null || known.subdistrict() == null || subdistrict.equals(known.subdistrict());
            if (!samePlace || !core.equals(core(knownKey))) {
                continue;
            }
            boolean sameSubdistrict = java.util.Objects.equals(subdistrict, known.subdistrict());
            boolean otherNumber = known.externalId() != null && record.externalId() != null;
            if (knownKey.equals(key) && sameSubdistrict && !otherNumber) {
                return Optional.of(new Match(Kind.KNOWN, known.id(), 0, known.name()));
            }
            possible = possible == null ? new Match(Kind.POSSIBLE, known.id(), 0, known.name()) : possible;
        }
        return Optional.ofNullable(possible == null ? inFile(record, core, province, subdistrict) : possible);
    }

    private @Nullable Match inFile(GroupRecord record, String core, String province, @Nullable String subdistrict) {
        // Lines of a list of products tell of the same group with the same number or with none.
        var place = core + "|" + province + "|" + subdistrict;
        var first = above.putIfAbsent(place, record);
        if (first == null || !record.products().isEmpty()) {
            return null;
        }
        return new Match(Kind.IN_FILE, null, first.line(), first.nameTh());
    }

    private Optional<Match> byNumber(@Nullable String externalId) {
        if (externalId == null) {
            return Optional.empty();
        }
        return jdbc.sql("select id, name_th from directory.producer_group where external_id = :external")
                .param("external", externalId)
                .query((row, n) -> new Match(Kind.KNOWN, row.getObject("id", UUID.class), 0, row.getString("name_th")))
                .optional();
    }

    private List<Known> ofProvince(String province) {
        return jdbc.sql("""
                        select id, name_th, external_id, subdistrict_code from directory.producer_group
                        where province_code = :province order by code limit 20000
                        """)
                .param("province", province)
                .query((row, n) -> new Known(
                        row.getObject("id", UUID.class),
                        row.getString("name_th"),
                        row.getString("external_id"),
                        row.getString("subdistrict_code")))
                .list();
    }

    /** วิสาหกิจชุมชนกลุ่มทอผ้าบ้านดอน and กลุ่มทอผ้าบ้านดอน may be one group before and after it registered. */
    private static String core(String key) {
        return KIND_OF_GROUP.matcher(key).replaceFirst("");
    }
}
