package org.saan.hub.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The register of personal data (PDPA section 39): every column that holds such data, from the tables in
 * {@code personal-data/}. A column that is new in the database stands in one of them, as personal or as not, or a test fails.
 */
@Component
public class PersonalDataRegister {
    private static final String NOT_PERSONAL = "none.tsv";

    private final List<PersonalData> entries;
    private final Set<String> harmless = new HashSet<>();

    PersonalDataRegister() {
        var all = new ArrayList<PersonalData>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:personal-data/*.tsv")) {
                var lines = file.getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .toList();
                for (var line : lines) {
                    var cells = line.split("\t");
                    if (NOT_PERSONAL.equals(file.getFilename())) {
                        harmless.add(cells[0] + "." + cells[1]);
                    } else {
                        all.add(entry(cells, line));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(PersonalData::subject).thenComparing(PersonalData::table));
        entries = List.copyOf(all);
    }

    private static PersonalData entry(String[] cells, String line) {
        if (cells.length != 9) {
            throw new IllegalStateException("not nine cells: " + line);
        }
        return new PersonalData(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
    }

    public List<PersonalData> list() {
        return entries;
    }

    /** Whether somebody has said of that column whether it holds personal data. */
    public boolean knows(String table, String column) {
        return harmless.contains(table + ".*")
                || harmless.contains(table + "." + column)
                || entries.stream()
                        .anyMatch(
                                one -> one.table().equals(table) && one.column().equals(column));
    }
}
