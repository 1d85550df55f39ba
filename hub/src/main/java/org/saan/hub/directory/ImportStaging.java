package org.saan.hub.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.GroupRecord;
import org.saan.hub.directory.reading.ReadRow;
import org.saan.hub.directory.reading.ReadSheet;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Puts rows that were read into the database, many at once, with the values that they will be compared by. */
@Component
class ImportStaging {
    private static final String COLUMNS = """
            import_id, row_key, sheet, line, cells, findings, read_as, shown, usable, what, corrected, external_id, name_th,
            name_en, name_key, kind, kind_told, house_no, moo, subdistrict_code, district_code, province_code, postal_code,
            members, star, registered_on, phones, leader_title, leader_first, leader_last, products, mends_import, mends_row""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    ImportStaging(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row with the sheet that it stands on. */
    record Read(ReadSheet of, ReadRow row) {
        int key() {
            return ImportRow.key(of.index(), row.line());
        }
    }

    void insert(UUID id, List<Read> rows, boolean corrected) {
        var text = new StringBuilder(rows.size() * 400);
        rows.forEach(row -> line(text, id, row, corrected));
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy directory.import_row (" + COLUMNS + ") from stdin",
                                new StringReader(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Puts rows in the place of those with their keys. */
    void replace(UUID id, List<Read> rows) {
        var keys = rows.stream().map(Read::key).toArray(Integer[]::new);
        jdbc.update("delete from directory.import_row where import_id = ? and row_key = any(?)", id, keys);
        insert(id, rows, true);
    }

    private void line(StringBuilder text, UUID id, Read read, boolean corrected) {
        var row = read.row();
        var record = row.record();
        var findings = findings(row);
        var readAs = new ReadRow(row.line(), List.of(), null, findings).state().name();
        boolean usable = record != null && record.address().provinceCode() != null;
        var mends = ImportMarks.find(row.cells());
        put(text, id.toString());
        put(text, read.key());
        put(text, read.of().index());
        put(text, row.line());
        put(
                text,
                json.writeValueAsString(
                        row.cells().stream().map(ImportStaging::clean).toList()));
        put(text, json.writeValueAsString(findings));
        put(text, readAs);
        put(text, readAs);
        put(text, usable);
        put(text, usable ? "NEW" : null);
        put(text, corrected);
        if (record == null) {
            none(text, 5);
            put(text, false);
            none(text, 13);
        } else {
            values(text, read.of(), row, record);
        }
        put(text, record != null && !record.products().isEmpty());
        put(text, mends == null ? null : mends.importId());
        last(text, mends == null ? null : mends.key());
    }

    /** What is not told stays absent: no member at all is no number of members. */
    private static void values(StringBuilder text, ReadSheet sheet, ReadRow row, GroupRecord record) {
        var address = record.address();
        var contact = record.contact();
        var phones = record.phones();
        put(text, record.externalId());
        put(text, record.nameTh());
        put(text, record.nameEn());
        put(text, NameKey.of(record.nameTh()));
        put(text, record.kind().code());
        put(text, tells(sheet, row, Field.KIND));
        put(text, address.houseNo());
        put(text, address.moo());
        put(text, address.subdistrictCode());
        put(text, address.districtCode());
        put(text, address.provinceCode());
        put(text, address.postalCode());
        put(text, record.members() == null || record.members() == 0 ? null : record.members());
        put(text, record.star());
        put(text, record.registeredOn());
        put(text, phones.isEmpty() ? null : "{" + String.join(",", phones) + "}");
        put(text, contact == null || contact.title().isEmpty() ? null : contact.title());
        put(text, contact == null ? null : contact.firstName());
        put(text, contact == null ? null : contact.lastName());
    }

    private static boolean tells(ReadSheet sheet, ReadRow row, Field field) {
        return sheet.columns().stream()
                .anyMatch(c -> c.field() == field
                        && c.index() < row.cells().size()
                        && !row.cells().get(c.index()).isBlank());
    }

    /** What was found, and that the place is missing, without which no group is kept. */
    private static List<Finding> findings(ReadRow row) {
        var all = new ArrayList<Finding>();
        row.findings()
                .forEach(f -> all.add(
                        new Finding(f.code(), f.column(), clean(f.header()), clean(f.cell()), clean(f.detail()))));
        var record = row.record();
        boolean said = all.stream().anyMatch(f -> f.code() == Finding.Code.MISSING_PLACE);
        if (record != null && record.address().provinceCode() == null && !said) {
            all.add(new Finding(Finding.Code.MISSING_PLACE, -1, "", "", ""));
        }
        return all;
    }

    /** The database keeps no NUL signs. */
    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static void none(StringBuilder text, int times) {
        for (int i = 0; i < times; i++) {
            put(text, null);
        }
    }

    private static void put(StringBuilder text, @Nullable Object value) {
        last(text, value);
        text.setCharAt(text.length() - 1, '\t');
    }

    private static void last(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else {
            var plain = clean(value.toString());
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
        }
        text.append('\n');
    }
}
