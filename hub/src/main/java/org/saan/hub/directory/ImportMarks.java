package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadColumn;

/** In the list of rows that were left, a last column names each row, so that it is known again when it is sent once more. */
public final class ImportMarks {
    /** The head of that column; the remark stands before it. */
    public static final String HEADER = "saan:row";

    private static final Pattern MARK =
            Pattern.compile("saan:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,9})");

    private ImportMarks() {}

    /** Which row of which import. */
    record Mark(String importId, int key) {}

    public static String of(UUID importId, int key) {
        return "saan:" + importId + ":" + key;
    }

    static @Nullable Mark find(List<String> cells) {
        for (int i = cells.size() - 1; i >= 0; i--) {
            var m = MARK.matcher(cells.get(i).strip());
            if (m.matches()) {
                return new Mark(m.group(1), Integer.parseInt(m.group(2)));
            }
        }
        return null;
    }

    /** The columns that the file had before we added remark and mark. */
    public static List<ReadColumn> without(List<ReadColumn> columns) {
        boolean ours = columns.size() > 2 && columns.getLast().header().strip().equals(HEADER);
        return ours ? columns.subList(0, columns.size() - 2) : columns;
    }
}
