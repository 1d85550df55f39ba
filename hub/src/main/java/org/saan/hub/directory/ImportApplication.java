package org.saan.hub.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportRow.Match;
import org.saan.hub.directory.reading.GroupRecord;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the rows of an import that are ready into the directory, one after the other, and notes what each came to. */
@Component
class ImportApplication {
    private final JdbcClient jdbc;
    private final ImportWrites writes;
    private final Directory directory;

    ImportApplication(JdbcClient jdbc, ImportWrites writes, Directory directory) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.directory = directory;
    }

    void apply(ImportView view, List<ImportRow> rows, Viewer viewer) {
        Map<Integer, Decision> decisions = decisions(view.id());
        var byLine = new HashMap<Integer, UUID>();
        for (var row : rows) {
            if (!row.shown().equals("OK") && !row.shown().equals("WARNING")) {
                continue;
            }
            var record = SpreadsheetReader.readAgain(view.columns(), view.titleProvince(), row.line(), row.cells())
                    .record();
            if (record != null && record.address().provinceCode() != null) {
                byLine.put(row.line(), apply(view.id(), row, group(record), decisions.get(row.line()), byLine, viewer));
            }
        }
    }

    private UUID apply(
            UUID id,
            ImportRow row,
            NewGroup group,
            @Nullable Decision decision,
            Map<Integer, UUID> byLine,
            Viewer viewer) {
        var match = row.match();
        var same = decision == Decision.SAME && match != null ? target(match, byLine) : null;
        // The directory is asked again: the group may have been entered since, or by a line above.
        var known = same != null || decision == Decision.NEW
                ? null
                : directory.findSame(group, viewer).orElse(null);
        var there = same != null ? same : known;
        if (there == null) {
            var created = directory.createGroup(group, viewer);
            writes.result(id, row.line(), "CREATED", created);
            return created;
        }
        boolean filled = directory.completeGroup(there, group, viewer);
        writes.result(id, row.line(), filled ? "COMPLETED" : "UNCHANGED", there);
        return there;
    }

    /** The group meant, or nothing when the line above was left out or the group is gone. */
    private @Nullable UUID target(Match match, Map<Integer, UUID> byLine) {
        if (match.kind() == Kind.IN_FILE) {
            return byLine.get(match.line());
        }
        return jdbc.sql("select id from directory.producer_group where id = :id")
                .param("id", match.group())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private Map<Integer, Decision> decisions(UUID id) {
        var all = new HashMap<Integer, Decision>();
        jdbc.sql("""
                        select line, decision from directory.import_row
                        where import_id = :id and decision is not null order by line limit 20000
                        """).param("id", id).query(row -> {
            all.put(row.getInt(1), Decision.valueOf(row.getString(2)));
        });
        return all;
    }

    /** A register tells who is a member, not who makes things: makers are entered later, by people who know them. */
    static NewGroup group(GroupRecord record) {
        var address = record.address();
        var contact = record.contact();
        return new NewGroup(
                record.externalId(),
                new LocalizedText(record.nameTh(), record.nameEn()),
                record.kind().code(),
                null,
                address.houseNo(),
                address.moo(),
                address.subdistrictCode(),
                address.districtCode(),
                Objects.requireNonNull(address.provinceCode()),
                address.postalCode(),
                record.members() == null || record.members() == 0 ? null : record.members(),
                record.star(),
                record.registeredOn(),
                record.phones(),
                contact == null ? null : leader(contact),
                false,
                0,
                NewGroup.USUAL_HOURS);
    }

    private static NewGroup.Leader leader(PersonName name) {
        return new NewGroup.Leader(name.title().isEmpty() ? null : name.title(), name.firstName(), name.lastName());
    }
}
